/** What is sealed of a customer or of a service, and opens only where it was sealed. */
import type { z } from 'zod';
import type { Instant } from '../domain/kernel/instant.js';
import { open, seal } from '../platform/keys/sealed-box.js';

interface Place {
  readonly id: string;
  readonly source: 'feed' | 'people';
  readonly since: Instant;
}
const contextOf = ({ id, source, since }: Place): string => `customer/${id}/${source}/${since}`;

export const sealVersion = (key: Buffer, text: string, place: Place): Buffer =>
  seal(key, Buffer.from(text), contextOf(place));

/** The text that was sealed; throws when it was altered or moved. */
export const textOfVersion = (key: Buffer, { sealed, ...place }: Place & { readonly sealed: Buffer }): string =>
  open(key, sealed, contextOf(place)).toString('utf8');

/** The same, read; undefined when it is not what its schema says, or does not open. */
export function versionIn<T>(
  schema: z.ZodType<T>,
  key: Buffer | 'erased',
  version: Place & { readonly sealed: Buffer },
): T | undefined {
  if (key === 'erased') return undefined;
  try {
    return schema.safeParse(JSON.parse(textOfVersion(key, version))).data;
  } catch {
    return undefined;
  }
}

export const serviceContext = (service: string, since: Instant): string => `service/${service}/${since}`;
