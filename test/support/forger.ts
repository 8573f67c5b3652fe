/** An attacker with the application's own role in SQL, who appends entries to the log without `decide`. */
import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { classOf } from '../../src/ledger/event-kinds.js';
import { Ledger } from '../../src/ledger/ledger.js';
import type { Tx } from '../../src/platform/database/transaction.js';
import { anySignature } from './case-walk.js';
import { LetterDesk } from './letter-desk.js';
import { receiveNamed } from './named-messages.js';
import { tableOf } from './target-table.js';
import { admitted, requisition, type WrittenRequest } from './written-request.js';

export interface Prepared {
  readonly caseId: string;
  readonly id: string;
  readonly payload: string;
  readonly by: string;
}

interface Forged {
  /** The person whose entry is appended; null for no entry. */
  readonly entryBy?: string | null;
  readonly payload?: string;
  readonly columns?: Readonly<Record<string, unknown>>;
}

type Row = Readonly<Record<string, unknown>>;

export const asked = ['jurist', 'head_of_legal'] as const;
export const french: WrittenRequest = { facts: requisition, classification: { ...admitted, approvers: [...asked] } };

/** `gone` has a closed account; the second accounts are those of one person with the first. */
const roles = {
  ...{ preparer: 'jurist', jurist: 'jurist', head: 'head_of_legal', releaser: 'jurist', dpo: 'dpo', gone: 'jurist' },
  ...{ officer: 'secret_officer', administrator: 'administrator' },
  ...{ preparersSecond: 'head_of_legal', headsSecond: 'jurist' },
  ...{ operations: 'operations', headsOperations: 'operations' },
};

const withoutNull = (data: object): object =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));

export class Forger {
  readonly people: Record<string, string> = Object.fromEntries(Object.keys(roles).map((name) => [name, randomUUID()]));
  attacks = 0;
  private opened: LetterDesk | undefined;

  get desk(): LetterDesk {
    if (!this.opened) throw new Error('The desk is not open.');
    return this.opened;
  }

  readonly open = async (): Promise<void> => {
    this.opened = await LetterDesk.open();
    const { people, who } = this;
    for (const [name, role] of Object.entries(roles)) {
      await this.desk.platform.fresh.asOwner(
        `insert into person (id, name, email, password_hash, roles, disabled_at)
         values ($1, $2::text, lower($2::text) || '@greffe.example', '$argon2id$', $3, case when $2::text = 'gone' then now() end)`,
        [who(name), name, [role]],
      );
    }
    await this.samePerson(people.preparersSecond, people.preparer);
    await this.samePerson(people.headsSecond, people.head);
    await this.samePerson(people.headsOperations, people.head);
  };

  readonly close = async (): Promise<void> => {
    await this.opened?.close();
    process.stdout.write(`four eyes: ${this.attacks} attacks by SQL as the application, 0 succeeded\n`);
  };

  readonly samePerson = (account: string | undefined, person: string | undefined) =>
    this.desk.platform.fresh.asOwner('insert into same_person (account, person) values ($1, $2)', [account, person]);
  readonly sql = (statement: string, ...parameters: unknown[]) => this.desk.database.query(statement, parameters);
  /** As a later version would: an event of a case, of which nothing is said but that a person writes it. */
  readonly declare = async (type: string): Promise<void> => {
    const { asOwner } = this.desk.platform.fresh;
    await asOwner(`insert into event_kind values ($1, 'other', false) on conflict do nothing`, [type]);
    await asOwner(
      `insert into stream_right (role, prefix, type, author) values ('greffe_worker', 'case', $1, 'any') on conflict do nothing`,
      [type],
    );
  };

  readonly who = (name: string): string => this.people[name] ?? '';

  readonly appended = async (tx: Tx, caseId: string, type: string, actor: string, data: object): Promise<void> => {
    const ledger = this.desk.module.get(Ledger);
    await receiveNamed(tx, ledger, [{ data }]);
    const { length } = await ledger.read(tx, `case/${caseId}`);
    const entry = { type, class: classOf(type), actor, data: { ...data } };
    const done = await ledger.append(tx, `case/${caseId}`, length, [entry]);
    if (!done.ok) throw new Error(done.refusal.code);
  };

  readonly entry = (caseId: string, type: string, actor: string, data: object) =>
    this.desk.database.transaction((tx) => this.appended(tx, caseId, type, actor, data));

  /** A forged preparation, with its entry; what is changed to null is left out of it. */
  readonly prepare = async (caseId: string, changed: object = {}, row: object = {}): Promise<Prepared> => {
    const by = this.who('preparer');
    const id = randomUUID();
    const told = { payload: 'a'.repeat(64), action: 'disclose', letters: [], accountsDisclosed: 1, step: 'approval' };
    const table = 'action' in changed ? {} : { disclosure: tableOf(1, 1) };
    const rest = { requester: 'd'.repeat(64), fewest: 1, consentHours: 24, callBack: false };
    const data = { preparationId: id, ...told, ...table, ...rest, ...changed };
    const values = { id, payload: data.payload, action: data.action, by, asked: [...asked], ...row };
    await this.desk.database.transaction(async (tx) => {
      await this.appended(tx, caseId, 'case.prepared', by, withoutNull(data));
      await tx.query(
        'insert into preparation (id, case_id, payload, action, prepared_by, asked) values ($1, $2, $3, $4, $5, $6)',
        [values.id, caseId, values.payload, values.action, values.by, values.asked],
      );
    });
    return { caseId, id, payload: data.payload, by };
  };

  readonly prepared = async (request: WrittenRequest = french, changed: object = {}): Promise<Prepared> =>
    this.prepare(await this.desk.request(request), changed);

  readonly inserted = (tx: Tx, table: string, row: Row): Promise<unknown> => {
    const names = Object.keys(row);
    const places = names.map((_, at) => `$${at + 1}`);
    return tx.query(`insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`, Object.values(row));
  };

  readonly approve = (
    it: Prepared,
    name: string,
    role: string,
    { entryBy, payload, columns }: Forged = {},
  ): Promise<unknown> =>
    this.desk.database.transaction(async (tx) => {
      const data = { preparationId: it.id, payload: it.payload, role, step: 'approval', signature: anySignature };
      if (entryBy !== null) await this.appended(tx, it.caseId, 'case.approved', this.who(entryBy ?? name), data);
      const row = { preparation_id: it.id, payload: payload ?? it.payload, prepared_by: it.by };
      await this.inserted(tx, 'approval', { ...row, approved_by: this.who(name), role, ...columns });
    });

  readonly dispatch = (it: Prepared, name: string, { entryBy, payload, columns }: Forged = {}): Promise<unknown> =>
    this.desk.database.transaction(async (tx) => {
      const data = { preparationId: it.id, payload: it.payload, step: 'ended', signature: anySignature };
      if (entryBy !== null) await this.appended(tx, it.caseId, 'case.released', this.who(entryBy ?? name), data);
      const row = { preparation_id: it.id, payload: payload ?? it.payload, prepared_by: it.by };
      await this.inserted(tx, 'dispatch', { ...row, dispatched_by: this.who(name), ...columns });
    });

  readonly approved = async (request: WrittenRequest = french, changed: object = {}): Promise<Prepared> => {
    const it = await this.prepared(request, changed);
    await this.approve(it, 'jurist', 'jurist');
    await this.approve(it, 'head', 'head_of_legal');
    return it;
  };

  readonly fails = async (
    attack: Promise<unknown> | (() => Promise<unknown>),
    sentence: string | RegExp,
  ): Promise<void> => {
    this.attacks += 1;
    await expect(typeof attack === 'function' ? attack() : attack).rejects.toThrow(sentence);
  };
}
