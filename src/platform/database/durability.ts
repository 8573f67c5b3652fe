import { z } from 'zod';
import type { Database } from './database.js';

const OLDEST_SERVER = 150_000;
/** Claims and leases look again at a row that another transaction just changed: a frozen view would refuse them. */
const ISOLATION = 'read committed';

export interface Durability {
  /** Each voids the promise that nothing acknowledged is lost, and says what to change. */
  readonly faults: string[];
  readonly warnings: string[];
}

const ServerSettings = z.object({
  version: z.int(),
  fsync: z.string(),
  synchronousCommit: z.string(),
  fullPageWrites: z.string(),
  dataChecksums: z.string(),
  isolation: z.string(),
});
type ServerSettings = z.infer<typeof ServerSettings>;

/** Reads what the server does with a commit of this application: one wrong setting silently voids RPO = 0. */
export async function readDurability(database: Database): Promise<Durability> {
  const [server] = await database.query(
    `select current_setting('server_version_num')::integer as version,
       current_setting('fsync') as fsync,
       current_setting('synchronous_commit') as "synchronousCommit",
       current_setting('full_page_writes') as "fullPageWrites",
       current_setting('data_checksums') as "dataChecksums",
       current_setting('default_transaction_isolation') as isolation`,
  );
  return assessDurability(ServerSettings.parse(server));
}

export function assessDurability(server: ServerSettings): Durability {
  const expectations: [boolean, string][] = [
    [server.version >= OLDEST_SERVER, 'PostgreSQL is older than 15: install 15 or newer.'],
    [server.fsync === 'on', 'fsync is off, a power cut loses commits: set fsync = on in postgresql.conf.'],
    [
      server.synchronousCommit !== 'off',
      'synchronous_commit is off, a crash loses the last commits: set it to on for the role of the application.',
    ],
    [
      server.fullPageWrites === 'on',
      'full_page_writes is off, a power cut may corrupt pages: set full_page_writes = on in postgresql.conf.',
    ],
    [
      server.isolation === ISOLATION,
      `default_transaction_isolation is "${server.isolation}", under which two workers refuse each other: set it to read committed, for the server or for the role of the application.`,
    ],
  ];
  const checksums = 'data_checksums is off, a flipped bit on the disk goes unnoticed: run pg_checksums --enable.';
  return {
    faults: expectations.filter(([holds]) => !holds).map(([, fault]) => fault),
    warnings: server.dataChecksums === 'on' ? [] : [checksums],
  };
}
