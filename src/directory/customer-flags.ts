/** Flags and the kind of a customer that its source does not state: one person proposes them, another person adopts, both sign. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { type Result, refusal } from '../domain/kernel/result.js';
import { CustomerKind, TenantFlag } from '../domain/law/fact.js';
import { canonical } from '../domain/ledger/canonical.js';
import { payloadOfThing } from '../domain/signature/act.js';
import { type ChangeRecord, FLAGS_STREAM, flagNames } from '../domain/signature/directory-change.js';
import type { Signature } from '../domain/signature/signature.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { DataKeys } from '../platform/keys/keys.js';
import { open, seal } from '../platform/keys/sealed-box.js';
import { CustomerStore, type SealedStatement } from './customer.store.js';
import { sealVersion } from './customer-box.js';
import { Customers } from './customers.js';
import { changeUnknown } from './refusal.js';
import { type ChangePlace, SignedChanges } from './signed-changes.js';

/** All flags that people state of a customer; they replace those stated before, and add to those of its source. */
export const Statement = z.strictObject({
  customer: z.string().min(1).max(120),
  flags: z.array(TenantFlag).max(20),
  /** Holds where its source states none; absent, people state none either. */
  kind: CustomerKind.optional(),
  reason: z.string().min(3).max(1000),
  /** So that the digest in the log tells nothing. */
  salt: z.string().regex(/^[0-9a-f]{32}$/),
});
export type Statement = z.infer<typeof Statement>;
export type KnownStatement = ChangeRecord & { readonly statement: Statement | null };

const customerUnknown = refusal(
  'customer-unknown',
  'not_found',
  'L’annuaire ne connaît pas ce client, ou ses données ont été effacées.',
  'The directory does not know this customer, or its data were erased.',
);
/** Changes shown, newest first. */
const SHOWN = 50;
const place: ChangePlace = { stream: FLAGS_STREAM, names: flagNames };
const contextOf = (changeId: string): string => `customer-statement/${changeId}`;

@Injectable()
export class CustomerFlags {
  constructor(
    private readonly database: Database,
    private readonly changes: SignedChanges,
    private readonly customers: Customers,
    private readonly store: CustomerStore,
    private readonly keys: DataKeys,
  ) {}

  list(): Promise<KnownStatement[]> {
    return this.database.transaction(async (tx) => {
      const records = [...(await this.changes.of(tx, place)).all].reverse().slice(0, SHOWN);
      const texts = await this.store.statements(
        tx,
        records.map(({ changeId }) => changeId),
      );
      return records.map((record) => {
        const kept = texts.find(({ changeId }) => changeId === record.changeId);
        return { ...record, statement: kept ? this.opened(kept, record) : null };
      });
    });
  }

  propose(
    { changeId, statement, signature }: { changeId: string; statement: Statement; signature: Signature },
    { id: by }: Person,
  ): Promise<Result<null>> {
    const proposed = { changeId, sha256: payloadOfThing(statement), signature };
    return this.changes.propose(place, proposed, by, {
      objection: async (tx) => ((await this.placeOf(tx, statement)) ? null : customerUnknown),
      keep: async (tx) => {
        const found = await this.placeOf(tx, statement);
        if (!found) throw new Error('The customer was erased meanwhile.');
        const sealed = seal(found.key, Buffer.from(canonical(statement)), contextOf(changeId));
        await this.store.addStatement(tx, { changeId, id: found.id, sealed });
      },
    });
  }

  /** It holds from now on. */
  adopt(changeId: string, signature: Signature, { id: by }: Person): Promise<Result<null>> {
    return this.changes.adopt(place, { changeId, signature }, by, {
      objection: async () => null,
      apply: async (tx, record) => {
        const [kept] = await this.store.statements(tx, [changeId]);
        const statement = kept && this.opened(kept, record);
        const key = kept && this.keys.unwrap(kept.keyId, kept.wrapped);
        if (!kept || !statement || !key || key === 'erased') return changeUnknown;
        const version = { id: kept.id, source: 'people', since: await this.database.now(tx) } as const;
        const text = canonical({ flags: statement.flags, ...(statement.kind && { kind: statement.kind }), changeId });
        await this.store.addVersions(tx, [{ ...version, sealed: sealVersion(key, text, version) }]);
        return null;
      },
    });
  }

  withdraw(changeId: string, { id: by }: Person): Promise<Result<null>> {
    return this.changes.withdraw(place, changeId, by);
  }

  /** Null where the customer is not known, or erased. */
  private async placeOf(tx: Tx, { customer }: Statement) {
    const id = await this.customers.idOf(tx, customer);
    const key = id && (await this.customers.keyOf(tx, customer));
    return id && key ? { id, key } : null;
  }

  /** Null where it is no longer the text that was signed. */
  private opened({ keyId, wrapped, sealed }: SealedStatement, { changeId, sha256 }: ChangeRecord): Statement | null {
    const key = this.keys.unwrap(keyId, wrapped);
    if (key === 'erased') return null;
    try {
      const text = open(key, sealed, contextOf(changeId)).toString('utf8');
      if (createHash('sha256').update(text, 'utf8').digest('hex') !== sha256) return null;
      return Statement.safeParse(JSON.parse(text)).data ?? null;
    } catch {
      return null;
    }
  }
}
