import type { SenderFinding } from '../../domain/reading/sender-check.js';
import type { SenderOutcome } from '../../domain/reading/sender-outcome.js';

/** A finding, its details cut to what the parent takes. */
export function found(outcome: SenderOutcome, detail: readonly string[] = [], message = ''): SenderFinding {
  return { outcome, detail: detail.slice(0, 100).map((line) => line.slice(0, 1_000)), message };
}
