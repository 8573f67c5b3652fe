import { recordNotice } from './record-notice.js';
import { setGag } from './set-gag.js';

export const confidentiality = [setGag, recordNotice] as const;
