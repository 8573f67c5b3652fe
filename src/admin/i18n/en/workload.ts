import type { Words } from '../fr/words.js';

export const workload: Words['workload'] = {
  title: 'Workload',
  subtitle: (at) => `Open cases and deadlines, as of ${at}.`,
  byPerson: 'By person',
  chart: (title) => `Chart: ${title}. The table holds the same figures.`,
  person: 'Person',
  unassigned: 'Not assigned',
  open: 'Open',
  late: 'Late',
  notLate: 'In time',
  soon: 'Due within 7 days',
  oldest: 'Oldest received',
  ages: 'Age of the open cases',
  received: 'Received',
  age: (from, to) => {
    if (to === null) return `${from} days ago or more`;
    if (from === 0) return 'Less than a day ago';
    return `${from} to ${to} days ago`;
  },
  week: 'Deadlines of the seven days',
  day: 'Day',
  ends: 'Deadlines',
  closed: 'Median time to closing, over 90 days',
  circuit: 'Circuit',
  median: 'Median time',
  cases: 'Closed cases',
  absences: 'Absences of the fourteen days',
  noAbsence: 'No one announced an absence',
  from: 'From',
  until: 'Until',
  substitute: 'Eligible stand-in',
  noSubstitute: 'None: their roles do not allow it',
  none: 'Nothing to show.',
  noneClosed: 'No case was closed in this time.',
  giveTo: 'To another person',
  reassign: 'Reassign…',
  reassignTitle: (open, name) =>
    `Reassign ${open} ${open === 1 ? 'case' : 'cases'}${name === null ? '' : ` of ${name}`}`,
  to: 'To',
  toHelp: 'Only people who may prepare an answer and are not away today. 200 cases at most at a time.',
  withOpen: (name, open) => `${name} (${open} open)`,
  noOne: 'No one may prepare an answer and is here today.',
  reassigned: (assigned, refused) =>
    refused === 0
      ? `${assigned} ${assigned === 1 ? 'case' : 'cases'} reassigned.`
      : `Reassigned: ${assigned}. Refused: ${refused}, because they changed meanwhile. Try again.`,
};
