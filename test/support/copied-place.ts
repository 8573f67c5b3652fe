/** An installation at its first start, and copies of its database on the same server. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import type { Role } from '../../src/domain/law/vocabulary.js';
import { LedgerStore } from '../../src/ledger/ledger.store.js';
import { LedgerIdentity } from '../../src/ledger/ledger-identity.js';
import { ProvenPlaces } from '../../src/ledger/proven-places.js';
import { Database } from '../../src/platform/database/database.js';
import { rowsOf } from '../../src/platform/database/rows.js';
import { ofDatabase } from '../../src/platform/database/session.js';
import { readLedgerKey } from '../../src/platform/keys/key-file.js';
import { type Place, SafeMode } from '../../src/platform/place/safe-mode.js';
import { Logger } from '../../src/platform/telemetry/logger.js';
import { confirmPlace } from './confirmed-place.js';
import { type FreshDatabase, freshDatabase } from './database.js';
import { register } from './desk.js';
import { SigningPeople } from './signing-people.js';

const quiet = new Logger('silent');

/** Whether it is on, as looked at now. */
export const isOn = async (safeMode: SafeMode): Promise<boolean> => (await safeMode.look()).reasons.length > 0;

export class CopiedPlace {
  private databases: Database[] = [];
  private copies: string[] = [];
  private opened: { readonly folder: string; readonly fresh: FreshDatabase } | undefined;

  get folder(): string {
    return this.here.folder;
  }

  get fresh(): FreshDatabase {
    return this.here.fresh;
  }

  private get here() {
    if (!this.opened) throw new Error('No installation is open.');
    return this.opened;
  }

  readonly begin = async (): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'greffe-place-'));
    mkdirSync(join(folder, 'blobs'));
    writeFileSync(join(folder, 'blobs', 'installation.json'), '{}');
    this.opened = { folder, fresh: await freshDatabase() };
  };

  readonly end = async (): Promise<void> => {
    await this.close();
    for (const name of this.copies.splice(0)) await onServer(`drop database ${name}`);
    await this.fresh.drop();
    rmSync(this.folder, { recursive: true });
  };

  readonly close = async (): Promise<void> => {
    for (const database of this.databases.splice(0)) await database.close();
  };

  /** As a process of the service that starts there. */
  async open(url = this.fresh.url, dataFolder = this.folder): Promise<{ database: Database; safeMode: SafeMode }> {
    const database = await this.connect(url);
    const safeMode = await SafeMode.open(database, dataFolder, quiet, { mayTake: true });
    this.prove(database, safeMode);
    return { database, safeMode };
  }

  /** Has it ask the log, as every process does. */
  prove(database: Database, safeMode: SafeMode): void {
    const identity = new LedgerIdentity('ledger.example', readLedgerKey(this.folder));
    new ProvenPlaces(database, new LedgerStore(), identity, safeMode);
  }

  async connect(url: string): Promise<Database> {
    const database = await Database.connect(url, () => undefined);
    this.databases.push(database);
    return database;
  }

  /** With the password of that role. */
  stolen(role: string, url: string): Promise<Database> {
    const login = new URL(url);
    login.username = role;
    return this.connect(login.toString());
  }

  /**
   * The address of a template copy, as its owner: what `createdb --template`, a dump and a restore have in common is another
   * number of the database.
   */
  async copied(): Promise<string> {
    const name = `greffe_copy_${randomUUID().slice(0, 8)}`;
    await this.close();
    const source = new URL(this.fresh.ownerUrl).pathname.slice(1);
    await onServer(`create database ${name} template ${source}`);
    this.copies.push(name);
    return ofDatabase(this.fresh.ownerUrl, name);
  }

  /** What the service writes for these people, then its call; `taken` is the loss that it then claims. */
  async confirmed(
    database: Database,
    place: Place,
    people: readonly string[],
    taken = place.lost,
    signing: SigningPeople | null = new SigningPeople(database, this.folder),
  ): Promise<void> {
    await confirmPlace(database, place, people, signing, async (tx) => {
      const root = taken && Buffer.from(taken.root, 'hex');
      await tx.query('select greffe_confirm_place($1, $2, $3)', [place.files, taken?.size ?? null, root]);
    });
  }

  async person(database: Database, role: Role = 'head_of_legal'): Promise<string> {
    const asOwnerOfCopy = <Row>(sql: string, parameters: unknown[] = []) =>
      this.asOwner<Row>(database, sql, parameters);
    return (await register({ asOwner: asOwnerOfCopy }, [role])).id;
  }

  /** As the owner of the tables, in the database that this connection is of. */
  async asOwner<Row>(database: Database, sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const [row] = rowsOf(z.object({ name: z.string() }), await database.query('select current_database() as name'));
    const client = new pg.Client(ofDatabase(this.fresh.ownerUrl, row?.name ?? ''));
    await client.connect();
    try {
      return (await client.query(sql, parameters)).rows as Row[];
    } finally {
      await client.end();
    }
  }
}

const onServer = async (statement: string) => {
  const other = await freshDatabase();
  await other.asOwner(statement);
  await other.drop();
};
