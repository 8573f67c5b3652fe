/** What stands under the rooms of identity, and under every module that works on cases. */
const underIdentity = ['access', 'ledger', 'catalogue', 'platform', 'domain'];
const underCases = ['identity/account', 'identity/keys', 'directory', ...underIdentity];
const aboveCases = ['cases', ...underCases];
/** The arrows between modules. A module may import what its line names, nothing else. */
const modules = {
  platform: ['domain/kernel'],
  documents: ['domain'],
  /** It draws a report again to compare it with the one it was given. */
  verifier: ['domain', 'platform/pdf', 'platform/package'],
  /** Time-stamps, asked of an authority that was set. */
  stamps: ['verifier'],
  catalogue: ['platform', 'domain'],
  access: ['platform', 'domain'],
  ledger: ['access', 'catalogue', 'platform', 'domain'],
  directory: ['identity/keys', ...underIdentity],
  'identity/account': underIdentity,
  'identity/keys': ['identity/account', ...underIdentity],
  'identity/sign-in': ['identity/account', 'identity/keys', ...underIdentity],
  'identity/people': ['identity/account', 'identity/keys', 'identity/sign-in', ...underIdentity],
  cases: underCases,
  counsel: aboveCases,
  /** It seals orders and packages as letters are sealed, and makes the links of the portal. */
  production: [...aboveCases, 'letters', 'portal', 'stamps', 'verifier'],
  /** A process of its own, which knows nothing of cases. */
  portal: ['verifier', 'platform', 'domain'],
  /** It hands counsel the documents of one brief. */
  intake: [...aboveCases, 'counsel', 'documents'],
  classification: aboveCases,
  machines: aboveCases,
  mailboxes: [...aboveCases, 'intake'],
  letters: [...aboveCases, 'verifier'],
  /** The digest of a morning goes out as other notices do. */
  worklist: [...aboveCases, 'notifications'],
  notifications: aboveCases,
  live: ['identity/sign-in', ...aboveCases],
  operations: aboveCases,
  reports: [...aboveCases, 'stamps', 'verifier'],
  /** All modules together, started and stopped. */
  application: [
    ...aboveCases,
    'identity/people',
    'counsel',
    'intake',
    'machines',
    'mailboxes',
    'classification',
    'letters',
    'worklist',
    'notifications',
    'live',
    'operations',
    'production',
    'reports',
  ],
  /** The commands that cli.ts offers. */
  commands: [
    ...aboveCases,
    'identity/people',
    'application',
    'documents',
    'counsel',
    'intake',
    'machines',
    'mailboxes',
    'classification',
    'letters',
    'worklist',
    'notifications',
    'operations',
    'portal',
    'reports',
    'stamps',
    'verifier',
  ],
  /** The desk knows the server by its API alone; of the domain it takes the vocabularies, and what verifies the ledger. */
  admin: ['domain/law', 'domain/case', 'domain/workflow', 'domain/ledger', 'domain/kernel'],
  'domain/kernel': [],
  'domain/law': ['domain/kernel'],
  'domain/ledger': ['domain/kernel'],
  'domain/machine': ['domain/law', 'domain/kernel'],
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
  'domain/report': ['domain/case', 'domain/signature', 'domain/ledger', 'domain/law', 'domain/kernel'],
};
const inside = (module) => (module.endsWith('.ts') ? `^src/${module}` : `^src/${module}/`);
const arrows = Object.entries(modules).map(([module, targets]) => ({
  name: `arrows-of-${module.replace('/', '-')}`,
  comment: `${module} may import: ${[module, ...targets].join(', ')}.`,
  severity: 'error',
  from: { path: inside(module) },
  to: { path: '^src/', pathNot: [module, ...targets].map(inside) },
}));

export default {
  forbidden: [
    ...arrows,
    {
      name: 'known-module',
      comment: 'A new module is a decision: give it its line above.',
      severity: 'error',
      from: { path: '^src/.+/', pathNot: Object.keys(modules).map(inside) },
      to: {},
    },
    {
      name: 'desk-takes-types-only',
      comment:
        'A rule of the domain is asked over the API; the desk takes its words as types. The build of the desk copies labels and forms as plain data. Only what holds the service to account is run here, and the setting of French, which is no rule.',
      severity: 'error',
      from: { path: '^src/admin/', pathNot: '^src/admin/(ledger/here/verify|vite\\.config|vite-env\\.d)\\.ts$' },
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
      from: { pathNot: '^src/(domain/reading/|intake/reading/main\\.ts$)' },
      to: { path: '^src/domain/reading/read\\.ts$' },
    },
    {
      name: 'connections-outlive-their-end',
      comment: 'A connection without a listener of errors ends its process: platform/database/client.ts opens each.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/database/client\\.ts$' },
      to: { path: '^node_modules/(@types/)?pg/', dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-two-way-folders',
      comment: 'Two folders that import each other are one, or share what belongs in a third.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^src/.' },
      to: { circular: true },
    },
    {
      name: 'entry-point-is-on-top',
      comment: 'Nothing imports cli.ts: a folder that needs what stands beside src is in a two-way pair with it.',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+$' },
    },
    {
      name: 'no-orphan',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['\\.spec\\.ts$', '^src/cli\\.ts$', '\\.d\\.ts$', '^src/admin/public/', '^src/verifier/browser/'],
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
