/** Data are kept still: what ends the case waits until the preservation is lifted, once the others are checked. */
import { type Refusal, refusal } from '../../kernel/result.js';
import type { CaseState } from './state.js';

const running = refusal(
  'preservation-runs',
  'conflict',
  'Une conservation court encore : levez-la d’abord, après avoir vérifié les autres.',
  'A preservation still runs: lift it first, once the others are checked.',
  'Policy withdrawal',
);

export const preservationRuns = ({ preservation }: CaseState): Refusal | null =>
  preservation && preservation.ended === null ? running : null;
