/** A circuit whose arrows name actions that exist. */
import { z } from 'zod';
import { Circuit, Step } from '../workflow/circuit.js';
import { moveTypes } from './actions/index.js';

export const MoveName = z.enum(moveTypes);

export const CaseCircuit = Circuit.extend({
  steps: z.array(Step.extend({ on: z.partialRecord(MoveName, z.string()) })).min(2),
});
