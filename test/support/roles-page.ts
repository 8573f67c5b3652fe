/** docs/database-roles.md, written from the tables that give the rights. `node … roles-page.ts` writes it again. */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { eventKinds } from '../../src/ledger/event-kinds.js';
import { functionRights, sequenceRights, workRights } from '../../src/platform/database/call-rights.js';
import { tableRights } from '../../src/platform/database/rights.js';
import { type DatabaseRole, databaseRoles } from '../../src/platform/database/roles.js';
import { closedTables } from './closed-tables.js';

export const PAGE = 'docs/database-roles.md';

const introduction = `# Roles of the database

<!-- Written by "npm run roles-page" from src/platform/database/rights.ts and src/ledger/event-kinds.ts: change those. -->

Each kind of process logs in to PostgreSQL as a role of its own, which holds the least that the process needs. A stolen password of
one of them changes and deletes nothing of the log, hides no entry from the sealing, erases no key without an entry that says so,
and reaches nothing of the others.

| \`serve --role\` | logs in as | by | does |
|---|---|---|---|
| \`api\` | \`greffe_api\` | \`DATABASE_URL\` | the desk and its API; sign-in too where \`DATABASE_IDENTITY_URL\` is set |
| \`identity\` | \`greffe_identity\` | \`DATABASE_IDENTITY_URL\` | sign-in, sessions, accounts and their factors |
| \`intake\` | \`greffe_intake\` | \`DATABASE_URL\` | SMTP, incoming webhooks and the requests of machines |
| \`worker\` | \`greffe_worker\` | \`DATABASE_URL\` | reading, rules, letters, timers, alarms, the watch on the log |
| \`sequencer\` | \`greffe_sequencer\` | \`DATABASE_SEQUENCER_URL\` | seals the log; several stand by for the one that does |
| \`portal\` | \`greffe_portal\` | \`DATABASE_URL\` | hands sealed packages to their recipients, by functions of the database alone |
| \`all\` | \`greffe_all\`, \`greffe_identity\`, \`greffe_sequencer\` | all three | everything, in one process, for small installations |
| (\`greffe migrate\`) | the owner of the tables | \`DATABASE_OWNER_URL\` | migrations, and these rights; no server needs its password |

\`greffe_all\` has no right of its own: it is a member of \`greffe_intake\`, \`greffe_api\` and \`greffe_worker\`. Every process also needs
the data folder (\`GREFFE_DATA\`) with the blobs and \`keys/\`; the portal needs the blobs alone, to read.

## Setting it up

1. Create a database and its owner: \`create role greffe_owner login createrole password '…'; create database greffe owner greffe_owner;\`
2. Run \`greffe migrate\` with \`DATABASE_OWNER_URL\`. It makes the roles that are missing. Without CREATEROLE it prints the SQL that a
   database administrator runs once, and changes nothing.
3. Give each role that is used a password: \`alter role greffe_api password '…';\`. A login that is a member of one of these roles, and of
   nothing else, does as well: so passwords rotate, and two installations of one server keep apart.
4. Start the processes, each with the settings of its line above.

A server refuses to start, and says what to change, as a superuser, as a role that may make roles, or as a login that may become the
owner or another process; when the database was not migrated by exactly this version; when a trigger is switched off.

Behind one host name, the proxy sends \`/hooks/\` and \`/api/requests\` to the process of the role \`intake\`, and to that of the role \`identity\` \`/api/session\`, \`/api/sessions\`,
\`/api/setup\`, \`/api/factors\`, \`/api/people\`, \`/api/grants\`, \`/api/suspensions\`, \`/api/keys\`, \`/api/first-password\`, \`/api/delegations\` and \`/api/installation\`; the rest goes to \`api\`. A process
answers 404 (\`served-elsewhere\`) for the routes of another. \`/health\` is served by each.

## Upgrading an installation that has the one role \`greffe_app\`

This upgrade is made with the service stopped: the old program would lose its rights under way. Stop every process, back up, run the new
\`greffe migrate\` with \`DATABASE_OWNER_URL\`, set the passwords, replace \`DATABASE_URL\` by the settings above, start. \`greffe_app\` keeps no right and
may be dropped when no other database of the server uses it. Later upgrades need no stop for this.

## What the log refuses to everyone

An entry with a leaf that is not its own, after a hole in its stream, or with an hour that is not the database's; a type of entry in a stream
or in a name that its process does not write; changes and deletions of entries, of the sealed list, of checkpoints and of the work list; the destruction of a
key, and the deletion of what is sealed in a case, without an entry of the same transaction. An entry that is not what was written is set aside, with an
entry that says so, and the others are sealed. What the watch finds (\`log_fault\`) raises an alarm, shows on the status page and is named \`log_gap\` in
\`/health\`, which stays 200 so that mail is still taken. Only the owner removes a row of \`log_fault\`, after its cause.

What stays possible with a stolen password: \`greffe_api\` can write what people do at the desk in their names, for which the signatures of
people are the guard; \`greffe_sequencer\` can end the connections of its own role, which stops sealing for as long as it goes on, and raises an alarm after a
quarter of an hour; any role can hold up writers of a stream for as long as its transaction is open.
`;

const short = (role: DatabaseRole): string => role.replace('greffe_', '');
const cell = (text: string): string => text.replace(/\s+/g, ' ');
const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;

function tables(): string[] {
  const lines = Object.entries(tableRights).flatMap(([table, rights]) =>
    Object.entries(rights).map(([role, privileges]) =>
      row(`\`${table}\``, short(role as DatabaseRole), cell(privileges)),
    ),
  );
  return [
    '## Tables and views',
    '',
    `The owner alone: ${closedTables.map((name) => `\`${name}\``).join(', ')}. The schema of the queue (\`bullmq\`) is the worker’s.`,
    '',
    row('table', 'role', 'may'),
    '|---|---|---|',
    ...lines,
  ];
}

function entries(): string[] {
  const lines = Object.entries(eventKinds).flatMap(([prefix, kinds]) =>
    databaseRoles.flatMap((role) => {
      const written = Object.entries(kinds).filter(([, { by }]) => by[role]);
      if (written.length === 0) return [];
      const named = written.map(
        ([type, { by }]) => `${type.slice(type.indexOf('.') + 1)}${by[role] === 'any' ? '' : ` (${by[role]})`}`,
      );
      return [row(`\`${prefix}/…\``, short(role), named.join(', '))];
    }),
  );
  return [
    '## Entries of the log',
    '',
    'In the name of a person, or of a part of the product.',
    '',
    row('stream', 'role', 'writes'),
    '|---|---|---|',
    ...lines,
  ];
}

function rest(): string[] {
  const list = (of: Readonly<Record<string, readonly DatabaseRole[]>>) =>
    Object.entries(of).map(([name, roles]) => `- \`${name}\`: ${roles.map(short).join(', ')}`);
  return [
    ...['## Functions, sequences, work', '', 'Functions that a role may call:', '', ...list(functionRights), ''],
    ...['Sequences:', '', ...list(sequenceRights), ''],
    ...['Kinds of work that a role may ask for (`*`: any):', '', ...list(workRights), ''],
  ];
}

export const rolesPage = (): string => [introduction, ...tables(), '', ...entries(), '', ...rest()].join('\n');

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(PAGE, rolesPage());
