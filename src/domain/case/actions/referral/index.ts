import { answerRedirect } from './answer-redirect.js';

export const referral = [answerRedirect] as const;
