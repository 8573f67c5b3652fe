import { inform } from './inform.js';
import { recordLetterSent } from './record-letter-sent.js';
import { recordPackage } from './record-package.js';
import { refuseRequest } from './refuse.js';
import { release } from './release.js';

export const sending = [refuseRequest, release, inform, recordLetterSent, recordPackage] as const;
