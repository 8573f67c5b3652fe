import { approve } from './approve.js';
import { sendBack } from './send-back.js';

export const approval = [approve, sendBack] as const;
