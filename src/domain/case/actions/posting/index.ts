import { acknowledgePosting } from './acknowledge-posting.js';
import { postLetter } from './post-letter.js';

export const posting = [postLetter, acknowledgePosting] as const;
