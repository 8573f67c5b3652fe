/** One key a case, wrapped by the key of this installation: destroying it erases the case (GDPR art. 17). */
import { createHmac, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Database } from '../database/database.js';
import { rowsOf } from '../database/rows.js';
import type { Tx } from '../database/transaction.js';
import { tracePoint } from '../telemetry/trace-point.js';
import { open, seal } from './sealed-box.js';
import type { WrappedCopy } from './wrapped-copy.js';

const Wrapped = z.object({ wrapped: z.instanceof(Buffer).nullable() });
const WrappedKey = z.object({ id: z.string(), wrapped: z.instanceof(Buffer) });

const KEY_BYTES = 32;

export interface DataKey {
  readonly id: string;
  /** 32 bytes, for AES-256 or as an HMAC key. */
  readonly key: Buffer;
}

export class DataKeys {
  constructor(
    private readonly wrappingKey: Buffer,
    private readonly copy: WrappedCopy,
  ) {}

  /** Whether there was ever a key in that database: then the one that wraps them is not made anew. */
  static async areIn(database: Database): Promise<boolean> {
    return (await database.query('select from data_key limit 1')).length > 0;
  }

  async create(tx: Tx): Promise<DataKey> {
    const made = this.make();
    await this.store(tx, made);
    return made;
  }

  /** A key to seal with before the transaction; nothing sealed under it opens again unless `store` commits. */
  make(): DataKey {
    return { id: uuidv7(), key: randomBytes(KEY_BYTES) };
  }

  /** Many at once, of no case and no message: they have no copy outside of the database. */
  async storeAll(tx: Tx, made: readonly DataKey[]): Promise<void> {
    const wrapped = made.map(({ id, key }) => seal(this.wrappingKey, key, id).toString('hex'));
    await tx.query(
      `insert into data_key (id, wrapped) select id, decode(wrapped, 'hex') from unnest($1::uuid[], $2::text[]) as k (id, wrapped)`,
      [made.map(({ id }) => id), wrapped],
    );
  }

  /** On the disk outside of the database too, before the commit. */
  async store(tx: Tx, { id, key }: DataKey): Promise<void> {
    const wrapped = seal(this.wrappingKey, key, id);
    await this.copy.add([{ id, wrapped }]);
    await tx.query('insert into data_key (id, wrapped) values ($1, $2)', [id, wrapped]);
    tracePoint('keys.stored');
  }

  /** Throws when there never was such a key, and when the key of this installation does not open it. */
  async open(tx: Tx, id: string): Promise<Buffer | 'erased'> {
    const [row] = rowsOf(Wrapped, await tx.query('select wrapped from data_key where id = $1', [id]));
    if (!row) throw new Error(`No data key ${id}.`);
    return this.unwrap(id, row.wrapped);
  }

  /** A key as its row holds it: to read many at once. */
  unwrap(id: string, wrapped: Buffer | null): Buffer | 'erased' {
    return wrapped ? open(this.wrappingKey, wrapped, id) : 'erased';
  }

  /** Erases everything sealed under the key, for ever; that there was a key stays known. No role of a process may do it but by this function. */
  async destroy(tx: Tx, id: string): Promise<void> {
    await tx.query('select greffe_destroy_key($1)', [id]);
    tracePoint('keys.destroyed');
  }

  /** Seals a secret of this installation that belongs to no case; it opens under the same context only. */
  sealSecret(context: string, secret: Buffer): Buffer {
    return seal(this.secretsKey(), secret, context);
  }

  /** Throws when the box was altered, or sealed under another context or by another installation. */
  openSecret(context: string, box: Buffer): Buffer {
    return open(this.secretsKey(), box, context);
  }

  /** A digest that only this installation can make: comparable here, meaningless without this installation's key. */
  lookupDigest(purpose: string, value: string): Buffer {
    const key = createHmac('sha256', this.wrappingKey).update(`lookup\0${purpose}`).digest();
    return createHmac('sha256', key).update(value).digest();
  }

  /** A text that goes out and comes back, such as a search in a URL: unreadable outside this installation. */
  sealText(purpose: string, text: string): string {
    return seal(this.wrappingKey, Buffer.from(text), `text/${purpose}`).toString('base64url');
  }

  /** Undefined when this installation did not seal it for that purpose. */
  openText(purpose: string, sealed: string): string | undefined {
    try {
      return open(this.wrappingKey, Buffer.from(sealed, 'base64url'), `text/${purpose}`).toString('utf8');
    } catch {
      return undefined;
    }
  }

  /** Rejects when the stored keys were wrapped by another installation key: the key file was lost or exchanged. */
  async check(database: Database): Promise<void> {
    const [row] = rowsOf(
      WrappedKey,
      await database.query('select id, wrapped from data_key where wrapped is not null order by id desc limit 1'),
    );
    if (!row) return;
    try {
      open(this.wrappingKey, row.wrapped, row.id);
    } catch (error) {
      throw new Error(
        'keys/encryption.key is not the key of this database: restore the one that belongs to it, or set GREFFE_DATA to its folder.',
        { cause: error },
      );
    }
  }

  /** One key, one usage: what wraps data keys seals nothing else. */
  private secretsKey(): Buffer {
    return createHmac('sha256', this.wrappingKey).update('secrets of the installation').digest();
  }
}
