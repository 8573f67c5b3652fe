/** What is personal in a case, sealed under the key of that case: destroying the key erases it (docs/promises.md#p7, GDPR art. 17). */
import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import type { Role } from '../../domain/law/vocabulary.js';
import { lockedOf } from '../../domain/workflow/circuit.js';
import { mayTake } from '../../domain/workflow/permission.js';
import { Ledger } from '../../ledger/ledger.js';
import { rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';
import { DataKeys } from '../../platform/keys/keys.js';
import { open, seal } from '../../platform/keys/sealed-box.js';
import { tracePoint } from '../../platform/telemetry/trace-point.js';
import { awaitsCell, CaseStore, judgedCircuit } from './case.store.js';
import { Particulars } from './particulars.js';
import { SearchIndex } from './search-index.js';

/** What is locked opens to cleared people, and to the rules that judge again; to no one else (CSI L881-1). */
export type Reader = 'anyone' | 'cleared';

export const readerOf = (roles: readonly Role[]): Reader => (mayTake('locked.read', roles) ? 'cleared' : 'anyone');

const Kept = z.object({ id: z.string(), sealed: z.instanceof(Buffer) });
const KeptOfCase = z.object({
  caseId: z.string(),
  keyId: z.string(),
  wrapped: z.instanceof(Buffer).nullable(),
  circuit: z.string().nullable(),
  hidden: z.boolean(),
  id: z.string().nullable(),
  sealed: z.instanceof(Buffer).nullable(),
});

/** What a sealed row holds; the module that seals it owns the schema. */
export type SecretKind =
  | 'reading'
  | 'authentication'
  | 'findings'
  | 'particulars'
  | 'address'
  | 'note'
  | 'counsel'
  | 'wording'
  | 'targets'
  | 'production'
  | 'notice_letter'
  | 'posting';

/** The texts of each kind by which people find a case again. */
const searched: Partial<Record<SecretKind, (value: unknown) => string[]>> = {
  particulars: (value) => {
    const { requester, targets, caseReference } = Particulars.parse(value);
    const { subject, name, address } = requester;
    return [
      subject,
      ...targets.map((target) => target.value),
      ...[name, address, caseReference].flatMap((text) => text ?? []),
    ];
  },
  address: (value) => [z.object({ address: z.string() }).parse(value).address],
  /** Those that a preparer added: the others were read, and are found by their reading. */
  targets: (value) =>
    z
      .array(z.object({ name: z.string(), kind: z.string().nullable() }))
      .parse(value)
      .flatMap(({ name, kind }) => (kind === null ? [name] : [])),
  note: (value) => [z.object({ text: z.string() }).parse(value).text],
  counsel: (value) => [z.object({ text: z.string() }).parse(value).text],
};

/** What is said of a case whose key was destroyed, or that is locked for the reader: known to have been, not readable. */
export const erased = Symbol('erased');

@Injectable()
export class CaseVault {
  constructor(
    private readonly cases: CaseStore,
    private readonly keys: DataKeys,
    private readonly index: SearchIndex,
    private readonly ledger: Ledger,
    private readonly catalogue: Catalogue,
  ) {}

  /** Seals a JSON value under the key of the case; what people search by is indexed as keyed digests. Throws when the case does not exist or is erased: both are bugs here. */
  async put(tx: Tx, caseId: string, kind: SecretKind, value: unknown, id: string = uuidv7()): Promise<string> {
    const key = await this.keyOf(tx, caseId, 'cleared');
    if (key === erased) throw new Error('Nothing is sealed into an erased case.');
    const sealed = seal(key, Buffer.from(JSON.stringify(value)), contextOf(caseId, kind, id));
    await tx.query('insert into case_secret (id, case_id, kind, sealed) values ($1, $2, $3, $4)', [
      id,
      caseId,
      kind,
      sealed,
    ]);
    tracePoint('vault.sealed');
    await this.index.add(tx, caseId, searched[kind]?.(value) ?? []);
    return id;
  }

  /** Every value of one kind, oldest first; `erased` when the key is gone. */
  async all<T>(
    tx: Tx,
    caseId: string,
    kind: SecretKind,
    schema: z.ZodType<T>,
    reader: Reader = 'anyone',
  ): Promise<T[] | typeof erased> {
    const rows = await this.named(tx, caseId, kind, schema, { reader });
    return rows === erased ? erased : rows.map(({ value }) => value);
  }

  /** The same, each with the id under which it was sealed; at most `limit` of them, from the oldest on. */
  async named<T>(
    tx: Tx,
    caseId: string,
    kind: SecretKind,
    schema: z.ZodType<T>,
    { reader = 'anyone', limit = null }: { readonly reader?: Reader; readonly limit?: number | null } = {},
  ): Promise<{ readonly id: string; readonly value: T }[] | typeof erased> {
    const key = await this.keyOf(tx, caseId, reader);
    if (key === erased) return erased;
    const rows = rowsOf(
      Kept,
      await tx.query('select id, sealed from case_secret where case_id = $1 and kind = $2 order by at, id limit $3', [
        caseId,
        kind,
        limit,
      ]),
    );
    return rows.map(({ id, sealed }) => ({
      id,
      value: opened(key, sealed, contextOf(caseId, kind, id), schema),
    }));
  }

  /** The oldest value of one kind; undefined when there is none. */
  async first<T>(
    tx: Tx,
    caseId: string,
    kind: SecretKind,
    schema: z.ZodType<T>,
    reader: Reader = 'anyone',
  ): Promise<T | undefined | typeof erased> {
    const rows = await this.named(tx, caseId, kind, schema, { reader, limit: 1 });
    return rows === erased ? erased : rows[0]?.value;
  }

  /** The last value of one kind in each of these cases, in one round trip; a case without any, or that is locked, or whose entry to the cell waits, is not in the answer. */
  async latest<T>(
    tx: Tx,
    caseIds: readonly string[],
    kind: SecretKind,
    schema: z.ZodType<T>,
  ): Promise<ReadonlyMap<string, T | typeof erased>> {
    const rows = rowsOf(
      KeptOfCase,
      await tx.query(
        `select c.id as "caseId", k.id as "keyId", k.wrapped, ${judgedCircuit} as circuit, ${awaitsCell} as hidden, s.id, s.sealed
       from case_file c join data_key k on k.id = c.key_id left join lateral (
         select id, sealed from case_secret where case_id = c.id and kind = $2 order by at desc, id desc limit 1
       ) s on true where c.id = any($1::uuid[])`,
        [caseIds, kind],
      ),
    );
    const found = new Map<string, T | typeof erased>();
    for (const { caseId, keyId, wrapped, circuit, hidden, id, sealed } of rows) {
      if (hidden || this.locks(circuit)) continue;
      const key = this.keys.unwrap(keyId, wrapped);
      if (key === 'erased') found.set(caseId, erased);
      else if (id && sealed) found.set(caseId, opened(key, sealed, contextOf(caseId, kind, id), schema));
    }
    return found;
  }

  /**
   * What an entry may keep of a personal value: a digest under the key of the case, hexadecimal. A plain hash of a
   * name is still the name; without the key this one is nothing.
   */
  async digest(tx: Tx, caseId: string, value: string): Promise<string> {
    const key = await this.keyOf(tx, caseId, 'cleared');
    if (key === erased) throw new Error('Nothing is digested in an erased case.');
    return digestUnder(key, value);
  }

  /** Destroys these keys, and the log says of which and by which order; what they sealed never opens again. */
  async erase(tx: Tx, caseId: string, orderId: string, keys: readonly string[]): Promise<void> {
    for (const keyId of keys) {
      const data = { case: caseId, order: orderId };
      await this.ledger.record(tx, `erasure/${keyId}`, [
        { type: 'erasure.key_destroyed', class: 'other', actor: 'cases', data },
      ]);
      await this.keys.destroy(tx, keyId);
    }
  }

  /** The key of the case itself, for files sealed beside it. */
  async keyOf(tx: Tx, caseId: string, reader: Reader = 'anyone'): Promise<Buffer | typeof erased> {
    const found = await this.cases.keyOf(tx, caseId);
    if (!found) throw new Error(`No case ${caseId}.`);
    if (reader === 'anyone' && this.locks(found.circuit)) return erased;
    const key = await this.keys.open(tx, found.keyId);
    return key === 'erased' ? erased : key;
  }

  /** Whether a case of the message is locked: then it opens to cleared people alone. */
  async locksMessage(tx: Tx, messageId: string): Promise<boolean> {
    return (await this.cases.circuitsOf(tx, messageId)).some((circuit) => this.locks(circuit));
  }

  private locks(circuit: string | null): boolean {
    return circuit !== null && lockedOf(this.catalogue.law.circuits).has(circuit);
  }
}

/** A keyed digest of a personal value, hexadecimal. */
export const digestUnder = (key: Buffer, value: string): string =>
  createHmac('sha256', key).update('digest\0').update(value).digest('hex');

const contextOf = (caseId: string, kind: SecretKind, id: string): string => `${caseId}/${kind}/${id}`;

const opened = <T>(key: Buffer, sealed: Buffer, context: string, schema: z.ZodType<T>): T =>
  schema.parse(JSON.parse(open(key, sealed, context).toString('utf8')));
