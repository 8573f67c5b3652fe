/** A sealed package, as the state of its case keeps it. */
import { z } from 'zod';
import { Sha256Text } from '../../law/vocabulary.js';

export const SealedPackage = z
  .strictObject({
    id: z.uuid(),
    letterId: z.uuid(),
    sha256: Sha256Text.describe('Of the seal'),
    size: z.int().positive().describe('In bytes'),
  })
  .meta({ id: 'SealedPackage' });
