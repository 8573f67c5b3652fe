import { chooseRecipient } from './choose-recipient.js';
import { confirmRecipient } from './confirm-recipient.js';

export const recipient = [chooseRecipient, confirmRecipient] as const;
