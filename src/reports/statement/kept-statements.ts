/** Statements as they are kept: opened under the key of their customer, and only as the log names them. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import { canonical } from '../../domain/ledger/canonical.js';
import type { StatementContent } from '../../domain/report/statement/statement.js';
import { courseOf, type StatementCourse, statementStream } from '../../domain/report/statement/statement-course.js';
import { Ledger } from '../../ledger/ledger.js';
import type { Tx } from '../../platform/database/transaction.js';
import { DataKeys } from '../../platform/keys/keys.js';
import { open, seal } from '../../platform/keys/sealed-box.js';
import { notPrepared, statementUnknown } from './refusal.js';
import { type KeptStatement, StatementStore } from './statement.store.js';

const Customer = z.strictObject({ id: z.string(), name: z.string() });
const SHOWN = 50;

/** `customer` is null once its data were erased. */
export interface ListedStatement {
  readonly id: string;
  readonly customer: StatementContent['customer'] | null;
  readonly course: StatementCourse;
}

export interface OpenedStatement {
  readonly id: string;
  readonly customerId: string;
  readonly customer: StatementContent['customer'];
  readonly course: StatementCourse;
  readonly key: Buffer;
}

@Injectable()
export class KeptStatements {
  constructor(
    private readonly ledger: Ledger,
    private readonly store: StatementStore,
    private readonly keys: DataKeys,
  ) {}

  /** The newest first. */
  async list(tx: Tx): Promise<ListedStatement[]> {
    const found: ListedStatement[] = [];
    for (const kept of await this.store.newest(tx, SHOWN)) {
      const course = await this.course(tx, kept.id);
      if (course) found.push({ id: kept.id, customer: this.customerOf(kept), course });
    }
    return found;
  }

  async has(tx: Tx, id: string): Promise<boolean> {
    return (await this.store.find(tx, id)) !== null;
  }

  async open(tx: Tx, id: string): Promise<Result<OpenedStatement>> {
    const kept = await this.store.find(tx, id);
    const course = kept && (await this.course(tx, id));
    const customer = kept && this.customerOf(kept);
    const key = kept && this.keys.unwrap(kept.keyId, kept.wrapped);
    if (!kept || !course || !customer || !key || key === 'erased') return refuse(statementUnknown);
    return accept({ id, customerId: kept.customerId, key, customer, course });
  }

  /** Null where no customer asked. */
  async course(tx: Tx, id: string): Promise<StatementCourse | null> {
    return courseOf(await this.ledger.read(tx, statementStream(id)));
  }

  async add(tx: Tx, { id, customerId, customer, key }: Omit<OpenedStatement, 'course'>): Promise<void> {
    const sealed = seal(key, Buffer.from(canonical(customer)), contextOf(id));
    await this.store.add(tx, { id, customerId, sealed });
  }

  async addFile(tx: Tx, { id, key }: Pick<OpenedStatement, 'id' | 'key'>, bytes: Buffer): Promise<void> {
    const sha256 = sha256Of(bytes);
    await this.store.addFile(tx, id, sha256, seal(key, bytes, contextOf(id, sha256)));
  }

  /** As it was prepared last. Throws unless it is, byte for byte, the one that the log names. */
  async file(tx: Tx, { id, key, course }: OpenedStatement, name: string): Promise<Result<Buffer>> {
    if (!course.prepared) return refuse(notPrepared);
    const sha256 = course.prepared.files[name];
    const sealed = sha256 && (await this.store.file(tx, id, sha256));
    if (!sha256 || !sealed) return refuse(statementUnknown);
    const bytes = open(key, sealed, contextOf(id, sha256));
    if (sha256Of(bytes) !== sha256) throw new Error('The kept statement is not the one that the log names.');
    return accept(bytes);
  }

  private customerOf({ id, keyId, wrapped, sealed }: KeptStatement): StatementContent['customer'] | null {
    const key = this.keys.unwrap(keyId, wrapped);
    return key === 'erased' ? null : Customer.parse(JSON.parse(open(key, sealed, contextOf(id)).toString('utf8')));
  }
}

const contextOf = (id: string, file = ''): string => `request-statement/${id}/${file}`;
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
