import type { Words } from '../fr/words.js';

export const signIn: Words['signIn'] = {
  title: 'Sign in',
  intro: 'The desk of legal requests.',
  email: 'E-mail address',
  password: 'Password',
  show: 'Show the password',
  submit: 'Sign in',
  again: 'Your session has ended',
  againIntro: 'Sign in again: what you typed is still on the page.',
  code: 'Code of the application, or recovery code',
  codeHelp: 'Six digits, or a whole recovery code.',
  other: 'Every sign-in is recorded in the ledger.',
};
