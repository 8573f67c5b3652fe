/** What outlives the product: one durable PostgreSQL for the whole run, and for each installation a database, a folder, a relay. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import pg from 'pg';
import { type DnsServer, startDnsServer } from '../../../src/commands/demo/dns-server.js';
import { hashPassword } from '../../../src/identity/account/password/password.js';
import { Database } from '../../../src/platform/database/database.js';
import { ofDatabase } from '../../../src/platform/database/session.js';
import { packageRoot } from '../../../src/platform/package/package-root.js';
import { environmentOf as loginsOf } from '../../support/database.js';
import { SigningPeople } from '../../support/signing-people.js';
import { Application } from './application.js';
import { greffeWith } from './cli.js';
import { Desk, PASSWORD, Person, team } from './desk.js';
import { writersDns } from './mail-server.js';
import { MortalPostgres } from './mortal-postgres.js';
import { type PostRelay, startPostRelay } from './post-relay.js';

export const HOOK_SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const TEMPLATE = 'testbed_template';

/** A setting under which PostgreSQL answers before its disk does: the product refuses it, a control asks for it. */
export type Weakness = 'fsync' | 'synchronous_commit';

export class Testbed {
  private installations = 0;

  private constructor(
    readonly folder: string,
    readonly server: MortalPostgres,
    private readonly team: Desk,
    private readonly dns: DnsServer,
  ) {}

  /**
   * @param folder where everything lies: a disk of one's own, to pull its plug
   * @param program the version of the product that makes the tables, when it is another one
   */
  static async open(
    folder = mkdtempSync(join(tmpdir(), 'greffe-testbed-')),
    program: string = packageRoot(),
  ): Promise<Testbed> {
    const server = await MortalPostgres.start(join(folder, 'postgres'));
    try {
      await new Rows(server.ownerUrl).query(`create database ${TEMPLATE}`);
      const template = environmentOf(server, TEMPLATE, join(folder, TEMPLATE));
      const environment = { ...template, GREFFE_MAIL_URL: 'smtp://127.0.0.1:1' };
      await greffeWith(environment, ['migrate'], '', program);
      const team = await registerTeam(environment, program);
      return new Testbed(folder, server, team, await startDnsServer(writersDns));
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  async installation(more: Record<string, string> = {}): Promise<Installation> {
    this.installations += 1;
    const name = `installation_${this.installations}`;
    await new Rows(this.server.ownerUrl).query(`create database ${name} template ${TEMPLATE}`);
    const folder = join(this.folder, name);
    const { DATABASE_OWNER_URL, ...environment } = environmentOf(this.server, name, folder);
    // The people and their sessions come with the template, and with them its few sealed entries and their key.
    cpSync(join(this.folder, TEMPLATE, 'keys'), join(folder, 'keys'), { recursive: true });
    const rows = new Rows(DATABASE_OWNER_URL);
    await rows.query('update installation set id = gen_random_uuid()');
    await leavePlace(rows);
    const relay = await startPostRelay();
    return {
      folder,
      rows,
      relay,
      desk: this.team.anew(),
      environment: {
        ...environment,
        DATABASE_OWNER_URL,
        GREFFE_MAIL_URL: relay.url,
        GREFFE_DNS: this.dns.address,
        ...more,
      },
    };
  }

  /** What the installation left on a copy of the disk, over a server that was started on it. */
  static async onCopy(
    installation: Installation,
    from: string,
    to: string,
  ): Promise<{ copy: Installation; stop(): Promise<void> }> {
    const name = basename(installation.folder);
    const folder = join(to, relative(from, installation.folder));
    const postgres = join(dirname(folder), 'postgres');
    // Its lock names the server of the original, whose socket must stay.
    rmSync(join(postgres, 'data', 'postmaster.pid'), { force: true });
    const server = await MortalPostgres.start(postgres);
    const environment = { ...installation.environment, ...environmentOf(server, name, folder) };
    const copy = { ...installation, folder, environment, rows: new Rows(environment.DATABASE_OWNER_URL) };
    await leavePlace(copy.rows);
    return { copy, stop: () => server.stop() };
  }

  /** MUST come before the product starts: a connection keeps the settings it started with. */
  async weaken(weakness: Weakness): Promise<void> {
    const rows = new Rows(this.server.ownerUrl);
    await rows.query(
      weakness === 'fsync' ? 'alter system set fsync = off' : 'alter role greffe_all set synchronous_commit = off',
    );
    await rows.query('select pg_reload_conf()');
  }

  async close(): Promise<void> {
    this.dns.close();
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A copy made by the testbed is the installation, and not in safe mode; a version before has no such table. */
const leavePlace = (rows: Rows) =>
  rows.query(`do $$ begin
    if to_regclass('installation_place') is not null then
      alter table installation_place disable trigger user;
      delete from installation_place;
      alter table installation_place enable trigger user;
    end if;
  end $$`);

function environmentOf(server: MortalPostgres, database: string, folder: string) {
  return {
    GREFFE_DATA: folder,
    ...loginsOf((role) => ofDatabase(server.urlOf(role), database)),
    DATABASE_OWNER_URL: ofDatabase(server.ownerUrl, database),
    GREFFE_MAIL_FROM: 'requisitions@nuage-souverain.example',
    GREFFE_HOOK_SECRETS: HOOK_SECRET,
  };
}

/** As the owner of the tables: how people are registered over HTTP is not tested here. */
async function registerTeam(environment: ReturnType<typeof environmentOf>, program: string): Promise<Desk> {
  const desk = new Desk(team.map(([name, roles]) => new Person(`${name}@greffe.example`, roles)));
  const rows = new Rows(environment.DATABASE_OWNER_URL);
  const passwordHash = await hashPassword(PASSWORD);
  for (const { email, roles } of desk.people) {
    await rows.query(
      'insert into person (id, name, email, password_hash, roles) values (gen_random_uuid(), $1, $1, $2, $3)',
      [email, passwordHash, roles],
    );
  }
  const application = await Application.start(environment, undefined, { program });
  for (const person of desk.people) await person.signIn(application.http);
  await application.kill('SIGTERM');
  const database = await Database.connect(environment.DATABASE_IDENTITY_URL, () => undefined);
  const signing = new SigningPeople(database, environment.GREFFE_DATA);
  for (const person of desk.people) person.holds(await signing.of(person.id));
  await database.close();
  return desk;
}

export interface Installation {
  readonly folder: string;
  readonly rows: Rows;
  readonly relay: PostRelay;
  readonly desk: Desk;
  readonly environment: Record<string, string>;
}

/** Plain SQL as the owner, a connection for each statement: it holds nothing over a fault. */
export class Rows {
  constructor(private readonly url: string) {}

  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const client = new pg.Client(this.url);
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql, [...parameters])).rows as Row[];
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /**
   * What the hours do after a process died: its leases end, postponed work falls due, a write it left open may be
   * repeated. MUST be called only while no process holds them.
   */
  async hoursPass(): Promise<void> {
    await this.query(`
      update outbox set leased_until = null, dispatched_at = dispatched_at - interval '1 hour', due_at = least(due_at, clock_timestamp())
        where done_at is null and dead_at is null and (attempts > 0 or leased_until is not null);
      update delivery set leased_until = clock_timestamp() where state = 'attempting';
      update idempotency set started_at = started_at - interval '1 hour' where status is null`);
  }
}
