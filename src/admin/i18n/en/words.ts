/** The English words of the desk. */
import type { Words } from '../fr/words.js';
import { inbox } from './inbox.js';
import { deadline, keyboard, palette, shell, states, units } from './shell.js';
import { signIn } from './sign-in.js';

export const english: Words = { inbox, shell, palette, keyboard, states, units, deadline, signIn };
