/** Every outcome of a check of the sender, by its name: the one table that says what holds, what fails and what is unknown. */
import { addressOutcomes } from './address-outcome.js';
import type { Judgement } from './judgement.js';
import { signatureOutcomes } from './signature-outcome.js';
import { transportOutcomes } from './transport-outcome.js';

const outcomes = { ...transportOutcomes, ...signatureOutcomes, ...addressOutcomes };
export type SenderOutcome = keyof typeof outcomes;
export const senderOutcomes: Readonly<Record<SenderOutcome, Judgement>> = outcomes;
