/** Statements to customers: asked for, prepared by one person, signed off by another over the very bytes, delivered. */
import { Injectable } from '@nestjs/common';
import type { Person } from '../../access/access.js';
import { AccessHistory } from '../../cases/rows/access-history.js';
import { Customers } from '../../directory/customers.js';
import { dayOf, type Instant } from '../../domain/kernel/instant.js';
import { accept, type Refusal, type Result, refuse } from '../../domain/kernel/result.js';
import { canonical } from '../../domain/ledger/canonical.js';
import { editionDigest } from '../../domain/report/edition.js';
import { CustomerStatement, type StatementPeriod } from '../../domain/report/statement/statement.js';
import {
  mayDeliver,
  maySignOff,
  STATEMENT_ASKED,
  STATEMENT_DELIVERED,
  STATEMENT_PREPARED,
  STATEMENT_SIGNED_OFF,
  type StatementCourse,
  statementAct,
  statementDelivered,
  statementStream,
} from '../../domain/report/statement/statement-course.js';
import type { Signature } from '../../domain/signature/signature.js';
import { Authorities } from '../../identity/keys/authorities.js';
import { Ledger } from '../../ledger/ledger.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { KeptStatements, type ListedStatement, type OpenedStatement, sha256Of } from './kept-statements.js';
import { customerUnknown, noticeFirst, periodNotOver, statementKnown, statementOvertaken } from './refusal.js';
import { StatementWriter } from './statement-writer.js';

export interface Asked {
  /** A new one: the number that the statement bears. */
  readonly id: string;
  /** As the operator names it. */
  readonly customer: string;
  readonly period: StatementPeriod;
  /** The day on which the customer asked. */
  readonly askedOn: string;
}

@Injectable()
export class StatementsService {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly kept: KeptStatements,
    private readonly customers: Customers,
    private readonly writer: StatementWriter,
    private readonly signatures: Authorities,
    private readonly access: AccessHistory,
  ) {}

  /** The newest first. */
  list(): Promise<ListedStatement[]> {
    return this.database.transaction((tx) => this.kept.list(tx));
  }

  /** A customer asked: recorded before anything is counted. */
  ask({ id, customer, period, askedOn }: Asked, { id: by }: Person): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      const today = dayOf(await this.database.now(tx));
      if (period.from > period.to || period.to > today || askedOn > today) return refuse(periodNotOver);
      if (await this.kept.has(tx, id)) return refuse(statementKnown);
      const customerId = await this.customers.idOf(tx, customer);
      const key = customerId && (await this.customers.keyOf(tx, customer));
      const name = customerId && (await this.customers.nameOf(tx, customerId));
      if (!customerId || !key || !name) return refuse(customerUnknown);
      await this.record(tx, id, STATEMENT_ASKED, by, { customer: customerId, ...period, askedOn });
      await this.kept.add(tx, { id, customerId, key, customer: { id: customer, name } });
      return accept(null);
    });
  }

  /** Counts, draws and seals it; what was prepared before counts for nothing from then on. */
  async prepare(id: string, { id: by }: Person): Promise<Result<null>> {
    const counted = await attempt(this.database, async (tx) => {
      const opened = await this.kept.open(tx, id);
      if (!opened.ok) return opened;
      if (opened.value.course.delivered) return refuse(statementDelivered);
      const { statement, owed } = await this.count(tx, opened.value);
      return owed.length > 0 ? refuse(noticeFirst(owed)) : accept(statement);
    });
    if (!counted.ok) return counted;
    const files = await this.writer.files(counted.value);
    if (!files.ok) return files;
    const named = Object.fromEntries(files.value.map(({ name, bytes }) => [name, sha256Of(bytes)]));
    return this.settle(id, async (tx, opened) => {
      if (opened.course.delivered) return statementDelivered;
      await this.record(tx, id, STATEMENT_PREPARED, by, { files: named, digest: editionDigest(named) });
      for (const { bytes } of files.value) await this.kept.addFile(tx, opened, bytes);
      return null;
    });
  }

  /** By another person, who signs the digest of the files. */
  signOff(id: string, act: { digest: string; signature: Signature }, { id: by }: Person): Promise<Result<null>> {
    return this.settle(id, async (tx, opened) => {
      const authority = await this.signatures.of(tx);
      const may = maySignOff(opened.course, { digest: act.digest, by }, (account) => authority.personOf(account));
      if (!may.ok) return may.refusal;
      const signed = statementAct(id, act.digest);
      const no =
        (await this.overtaken(tx, opened)) ?? (await this.signatures.objectionTo(tx, signed, act.signature, by));
      if (!no) await this.record(tx, id, STATEMENT_SIGNED_OFF, by, act);
      return no;
    });
  }

  /** A person gave it to the customer; nothing leaves by itself. */
  deliver(id: string, digest: string, { id: by }: Person): Promise<Result<null>> {
    return this.settle(id, async (tx, opened) => {
      const may = mayDeliver(opened.course, digest, await this.isSigned(tx, id, opened.course));
      const no = may.ok ? await this.overtaken(tx, opened) : may.refusal;
      if (!no) await this.record(tx, id, STATEMENT_DELIVERED, by, { digest });
      return no;
    });
  }

  /** One of the files that were prepared last. Each reading is an entry. */
  file(id: string, name: string, reader: Person): Promise<Result<Buffer>> {
    return attempt(this.database, async (tx) => {
      const opened = await this.kept.open(tx, id);
      if (!opened.ok) return opened;
      const file = await this.kept.file(tx, opened.value, name);
      if (file.ok) await this.access.opened(tx, reader, 'statement', id);
      return file;
    });
  }

  /** By another person than the one who prepared it, under a key that counted then: of the table nothing is believed. */
  private async isSigned(tx: Tx, id: string, { prepared, signedOff }: StatementCourse): Promise<boolean> {
    if (!prepared || !signedOff) return false;
    const { by, at, signature } = signedOff;
    const authority = await this.signatures.of(tx);
    if (authority.personOf(by) === authority.personOf(prepared.by)) return false;
    return authority.objectionTo(statementAct(id, prepared.digest), signature, by, at as Instant) === null;
  }

  /** What it says is counted again: silence that was set since withholds a request from it. */
  private async overtaken(tx: Tx, opened: OpenedStatement): Promise<Refusal | null> {
    const name = Object.keys(opened.course.prepared?.files ?? {}).find((each) => each.endsWith('.json'));
    const kept = await this.kept.file(tx, opened, name ?? '');
    if (!kept.ok) return kept.refusal;
    const { content } = CustomerStatement.parse(JSON.parse(kept.value.toString('utf8')));
    const { statement, owed } = await this.count(tx, opened);
    if (owed.length > 0) return noticeFirst(owed);
    return canonical(statement.content) === canonical(content) ? null : statementOvertaken;
  }

  private count(tx: Tx, { id, customerId, customer, course }: OpenedStatement) {
    const { from, to } = course.asked;
    return this.writer.count(tx, { number: id, customerId, customer, period: { from, to } });
  }

  /** Of two who decide at once, one comes after the other. */
  private settle(
    id: string,
    decide: (tx: Tx, opened: OpenedStatement) => Promise<Refusal | null>,
  ): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      await this.ledger.lock(tx, statementStream(id));
      const opened = await this.kept.open(tx, id);
      if (!opened.ok) return opened;
      const no = await decide(tx, opened.value);
      return no ? refuse(no) : accept(null);
    });
  }

  private async record(
    tx: Tx,
    id: string,
    type: string,
    actor: string,
    data: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.ledger.record(tx, statementStream(id), [{ type, class: 'other', actor, data }]);
  }
}
