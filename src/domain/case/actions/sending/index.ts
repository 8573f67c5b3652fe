import { inform } from './inform.js';
import { recordLetterSent } from './record-letter-sent.js';
import { refuseRequest } from './refuse.js';
import { release } from './release.js';

export const sending = [refuseRequest, release, inform, recordLetterSent] as const;
