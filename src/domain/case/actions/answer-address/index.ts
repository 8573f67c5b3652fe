import { confirmAddress } from './confirm-address.js';

export const answerAddress = [confirmAddress] as const;
