/** The arrows of the house. A room may import what its line names, nothing else. */
const rooms = {
  platform: ['domain/kernel'],
  catalogue: ['platform', 'domain'],
  ledger: ['platform', 'domain'],
  registry: ['platform', 'domain'],
  auth: ['ledger', 'platform', 'domain'],
  cases: ['auth', 'ledger', 'registry', 'catalogue', 'platform', 'domain'],
  ingestion: ['cases', 'registry', 'catalogue', 'auth', 'platform', 'domain'],
  classification: ['cases', 'registry', 'catalogue', 'auth', 'platform', 'domain'],
  approvals: ['cases', 'registry', 'catalogue', 'auth', 'platform', 'domain'],
  correspondence: ['cases', 'registry', 'catalogue', 'auth', 'platform', 'domain'],
  operations: ['cases', 'ledger', 'auth', 'platform', 'domain'],
  /** The leaves of cli.ts. */
  commands: [
    'main.ts',
    'catalogue',
    'ledger',
    'registry',
    'auth',
    'cases',
    'ingestion',
    'classification',
    'approvals',
    'correspondence',
    'operations',
    'reports',
    'platform',
    'domain',
  ],
  /** The desk knows the server by its API alone; of the domain it takes the vocabularies, and what verifies the ledger. */
  admin: ['domain/law', 'domain/case', 'domain/workflow', 'domain/ledger', 'domain/kernel'],
  reports: ['cases', 'ledger', 'registry', 'catalogue', 'auth', 'platform', 'domain'],
  'domain/kernel': [],
  'domain/law': ['domain/kernel'],
  'domain/ledger': ['domain/kernel'],
  'domain/intake': ['domain/kernel'],
  'domain/reading': ['domain/intake', 'domain/law', 'domain/kernel'],
  'domain/classification': ['domain/law', 'domain/kernel'],
  'domain/workflow': ['domain/law', 'domain/kernel'],
  'domain/signature': ['domain/workflow', 'domain/law', 'domain/ledger', 'domain/kernel'],
  'domain/case': [
    'domain/signature',
    'domain/reading',
    'domain/classification',
    'domain/workflow',
    'domain/law',
    'domain/intake',
    'domain/ledger',
    'domain/kernel',
  ],
  'domain/report': ['domain/case', 'domain/ledger', 'domain/law', 'domain/kernel'],
};
const inside = (room) => (room.endsWith('.ts') ? `^src/${room}` : `^src/${room}/`);
const arrows = Object.entries(rooms).map(([room, targets]) => ({
  name: `arrows-of-${room.replace('/', '-')}`,
  comment: `${room} may import: ${[room, ...targets].join(', ')}.`,
  severity: 'error',
  from: { path: inside(room) },
  to: { path: '^src/', pathNot: [room, ...targets].map(inside) },
}));

export default {
  forbidden: [
    ...arrows,
    {
      name: 'known-room',
      comment: 'A new room is a decision: give it its line above.',
      severity: 'error',
      from: { path: '^src/.+/', pathNot: Object.keys(rooms).map(inside) },
      to: {},
    },
    {
      name: 'desk-takes-types-only',
      comment:
        'A rule of the domain is asked over the API; the desk takes its words as types. Only what holds the service to account is run here, and the setting of French, which is no rule.',
      severity: 'error',
      from: { path: '^src/admin/', pathNot: '^src/admin/ledger/here/verify\\.ts$' },
      to: { path: '^src/domain/', pathNot: '^src/domain/kernel/french\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'controls-stand-in-ui',
      comment: 'Only src/admin/ui knows whose controls they are (and the theme they are given).',
      severity: 'error',
      from: { path: '^src/admin/', pathNot: '^src/admin/(ui|theme)/|^src/admin/vite\\.config\\.ts$' },
      to: { path: '^node_modules/@mantine/' },
    },
    {
      name: 'texts-are-read-in-a-bounded-child',
      comment:
        'What a stranger wrote is read in a process of its own, under limits of time, processor and memory; no process that serves people runs the reading.',
      severity: 'error',
      from: { pathNot: '^src/(domain/reading/|ingestion/reading/main\\.ts$)' },
      to: { path: '^src/domain/reading/read\\.ts$' },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.spec\\.ts$',
          '^src/(main|cli)\\.ts$',
          '\\.d\\.ts$',
          '^src/admin/public/',
          '^src/reports/browser/',
        ],
      },
      to: {},
    },
    {
      name: 'domain-is-pure',
      comment:
        'The domain knows Zod in schema files, re2js, Temporal and node:crypto in two files; no framework, no I/O.',
      severity: 'error',
      from: {
        path: '^src/domain/',
        pathNot: ['\\.spec\\.ts$', '^src/domain/ledger/hash\\.ts$', '^src/domain/signature/assertion\\.ts$'],
      },
      to: {
        dependencyTypesNot: ['local'],
        pathNot: ['^node_modules/(zod|re2js|temporal-polyfill|temporal-spec|ipaddr\\.js|tldts|tldts-core|franc-min)/'],
        path: '.',
      },
    },
    {
      name: 'these-know-crypto-only',
      severity: 'error',
      from: { path: '^src/domain/(ledger/hash|signature/assertion)\\.ts$' },
      to: { dependencyTypesNot: ['local'], pathNot: ['^crypto$', '^node_modules/zod/'] },
    },
    {
      name: 'spec-stays-out',
      severity: 'error',
      from: { pathNot: '\\.spec\\.ts$' },
      to: { path: '\\.spec\\.ts$' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$' },
  },
};
