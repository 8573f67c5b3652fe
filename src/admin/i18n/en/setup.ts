import type { Words } from '../fr/words.js';

export const setup: Words['setup'] = {
  title: 'Set-up',
  intros: {
    administrator:
      'No user is registered yet. Create the first administrator, who will ask for the rights of the others.',
    head_of_legal:
      'No one gives a right alone: now register the head of legal, who will confirm what the administrator asks. They choose their own password.',
  },
  firstDone: 'The administrator is registered.',
  code: 'Set-up code',
  codeHelp: 'The server prints it when it starts; it is good for a day.',
  codeFromLink: 'The set-up code comes from the link that was opened.',
  name: 'Full name',
  email: 'E-mail address',
  password: 'Password',
  passwordHelp:
    'At least 15 characters, for example four or five unrelated words. Common passwords, and the names of people and of the operator, are refused.',
  again: 'Password, once more',
  differs: 'The two differ.',
  submits: { administrator: 'Create the administrator', head_of_legal: 'Register this person' },
  done: 'The first two people are registered',
  doneText: 'Let each sign in and enrol a second factor; the administrator registers the jurists, the other confirms.',
  signIn: 'Sign in',
  closed: 'This installation is set up already',
  closedText: 'Sign in, or ask an administrator for an account.',
  missing: 'To be set before real use',
  missingHelp: 'In the environment of the server, never on a screen.',
  openSetup: 'No user is registered: open the set-up address that the server printed when it started.',
  openLink: 'Set up',
  welcome: 'Your password',
  welcomeText: 'Choose your password: no one else knows it. You will then enrol a second factor.',
  askedCode: 'Code of the administrator',
  askedCodeHelp: 'Handed to you separately, by the administrator who asked for it.',
  welcomeNoCode: 'Open the whole of the link that you were handed.',
  welcomeSubmit: 'Choose this password and enter',
};
