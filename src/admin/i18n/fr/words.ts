/** The French words of the desk; the English ones have the same shape, or do not compile. */
import { inbox } from './inbox.js';
import { deadline, keyboard, palette, shell, states, units } from './shell.js';
import { signIn } from './sign-in.js';

export const french = { inbox, shell, palette, keyboard, states, units, deadline, signIn };
export type Words = typeof french;
