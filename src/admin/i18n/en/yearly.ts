import type { Words } from '../fr/words.js';

export const yearly: Words['yearly'] = {
  open: 'Yearly documents',
  title: 'Documents of a calendar year',
  help: 'Each document is counted in the ledger now. Nothing is kept or published: save the files, then complete what is missing.',
  document: 'Document',
  kinds: {
    'e-evidence': 'European orders: statistics for the Commission (Regulation (EU) 2023/1543, Art. 28(4))',
    terreg: 'Terrorist content: transparency report (Regulation (EU) 2021/784, Art. 7(3))',
    dsa: 'DSA: transparency report in eleven parts (Regulation (EU) 2024/2835)',
    p11a: 'Ranking Digital Rights: indicator P11a',
  },
  exact: 'These numbers are exact by country: do not publish them beside the reports, which withhold small numbers.',
  year: 'Year',
  service: 'Service',
  serviceHelp: 'One report for each service.',
  previousOn: 'Publication of the report before',
  previousHelp: 'Leave empty for the first report of the service.',
  statements: 'Statements of the operator (YAML)',
  statementsHelp:
    'What the ledger does not count: measures, notices, complaints. Optional: what is missing is marked as left to complete.',
  toPublish: (year) => `Publish the DSA reports of the year ${year}`,
  withEdition:
    'The DSA reports of the year can be published with this edition, under the same seal and the same sign-offs: eleven parts for each service. Orders are counted in the ledger; “Yearly documents” prepares all of it as a draft and names what is left for you to state.',
  again:
    'The edition before has the reports of these services. What was stated of them and the date of the report before are not taken over: give them again.',
  publishedOn: 'Day of publication',
  publishedHelp: 'Part 1 prints it: the edition is published on that day and on no other.',
  serviceNumber: (n) => `Service ${n}`,
  addService: 'Add a service',
  removeService: (n) => `Remove service ${n}`,
  make: 'Count and prepare the files',
  ready: (n) => (n > 1 ? `${n} files are ready` : 'The file is ready'),
  provisional: (year) => `The year ${year} is not over: these numbers are not the ones to publish.`,
  left: { terreg: 'Points left for the operator to complete:', dsa: 'Parts left for the operator to complete:' },
  close: 'Close',
};
