import { approveNotice, recordNoticeLetter } from './approve-notice.js';
import { recordNotice } from './record-notice.js';
import { setGag } from './set-gag.js';

export const confidentiality = [setGag, recordNotice, recordNoticeLetter, approveNotice] as const;
