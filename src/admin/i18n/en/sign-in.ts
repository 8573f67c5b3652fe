import type { Words } from '../fr/words.js';

export const signIn: Words['signIn'] = {
  title: 'Sign in',
  intro: 'The desk of legal requests.',
  email: 'E-mail address',
  password: 'Password',
  show: 'Show the password',
  submit: 'Sign in',
  byPasskey: 'Sign in with a passkey',
  byProvider: (host: string) => `Sign in with ${host}`,
  refusedByProvider: 'The identity provider opened no session here. Try again, or ask the administrator.',
  forgotten:
    'Forgotten password or lost second factor: ask an administrator. It takes two people to open an account again.',
  code: 'Code of the application, or recovery code',
  codeHelp: 'Six digits, or a whole recovery code.',
  againTitle: 'Your session has ended',
  again: (name: string) =>
    `Sign in again, ${name}: nothing that you typed is lost, and what you had just sent is sent again.`,
  other: 'Every sign-in is recorded in the ledger.',
};
