import { challenge } from './challenge.js';
import { settleChallenge } from './settle-challenge.js';

export const challenges = [challenge, settleChallenge] as const;
