import type { Words } from '../fr/words.js';

export const shell: Words['shell'] = {
  tagline: 'Legal requests',
  skip: 'Skip to content',
  navigation: 'Main navigation',
  inbox: 'Inbox',
  approvals: 'Approvals',
  deadlines: 'Deadlines',
  registry: 'Directory',
  rules: 'Circuits and rules',
  reports: 'Reports',
  ledger: 'Ledger',
  people: 'People and service',
  settings: 'Settings',
  account: 'My account',
  views: 'Saved views',
  live: 'Live updates',
  offline: 'Connection lost',
  colours: 'Colours',
  light: 'Light',
  dark: 'Dark',
  automatic: 'As the system',
  changeColours: 'Change theme',
  changeLanguage: 'Switch to French',
  signOut: 'Sign out',
  signedOut: 'You are signed out.',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  retry: 'Try again',
  back: 'Back',
  more: 'More actions',
  copy: 'Copy',
  copied: 'Copied',
  loading: 'Loading…',
  yes: 'Yes',
  no: 'No',
  service: 'Greffe (automatic)',
  optional: 'optional',
};

export const palette: Words['palette'] = {
  open: 'Commands',
  placeholder: 'Search a command, a case, a reference…',
  nothing: 'Nothing found',
  goTo: 'Go to',
  act: 'Act',
  cases: 'Cases',
};

export const keyboard: Words['keyboard'] = {
  title: 'Keyboard shortcuts',
  intro: 'Single keys work outside input fields only. None takes an irreversible step.',
  on: 'Single keys on',
  next: 'Next, previous case',
  search: 'Search the list',
  palette: 'Command palette',
  inbox: 'Inbox',
  approvals: 'Approvals',
  deadlines: 'Deadlines',
  submit: 'Send the open form',
  help: 'This help',
  assign: 'Assign the case to me',
  note: 'Add a note',
  back: 'Back to the list',
};

export const states: Words['states'] = {
  notFoundTitle: 'Unknown page',
  notFound: 'This address leads to no page.',
  home: 'Go to the inbox',
  forbiddenTitle: 'This page is not open to your role',
  forbidden: 'If it should be, ask an administrator.',
  failedTitle: 'This page could not be shown',
  failed: 'Nothing was lost on the server. Reload the page; if it fails again, pass this text to the operator.',
  reload: 'Reload',
  offline: 'The server does not answer. Check the connection; the page will go on by itself.',
  unreadable: 'The server answered in an unexpected way.',
  request: (id) => `Request id: ${id}`,
  article: (article) => `Ground: ${article}`,
  retryIn: (seconds) => `Try again in ${seconds} s.`,
  stale: 'What is shown dates from before the connection was lost.',
  cut: 'The rest is not shown: download the file.',
};

export const units: Words['units'] = { minute: 'min', hour: 'h', day: 'd' };

export const deadline: Words['deadline'] = {
  late: (length) => `${length} late`,
  spokenLate: (length) => `${length} late`,
  spokenLeft: (length) => `Due in ${length}`,
  none: 'No deadline',
};
