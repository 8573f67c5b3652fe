/** What changes a directory: one person proposes it, another person adopts it, both sign the digest of its text. */
import { Injectable } from '@nestjs/common';
import { accept, type Refusal, type Result, refuse } from '../domain/kernel/result.js';
import {
  type ChangeRecord,
  DirectoryChanges,
  type DirectoryNames,
  directoryAct,
  objectionToAdoption,
} from '../domain/signature/directory-change.js';
import type { Signature } from '../domain/signature/signature.js';
import { Authorities } from '../identity/keys/authorities.js';
import { Ledger } from '../ledger/ledger.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { changeUnknown, directoryObjections } from './refusal.js';

/** Where the changes of one directory are recorded, and under which names. */
export interface ChangePlace {
  readonly stream: string;
  readonly names: DirectoryNames;
}
/** What stands against a change, before its signature is looked at; null when nothing does. */
type Objection<Given extends unknown[]> = (tx: Tx, ...given: Given) => Promise<Refusal | null>;

@Injectable()
export class SignedChanges {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly signatures: Authorities,
  ) {}

  /** All of one place, folded from the log. */
  async of(tx: Tx, { stream, names }: ChangePlace): Promise<DirectoryChanges> {
    const changes = new DirectoryChanges(await this.signatures.of(tx), names);
    for (const entry of await this.ledger.read(tx, stream)) changes.take(entry);
    return changes;
  }

  /** Recorded, and its text kept, in one transaction. */
  propose(
    place: ChangePlace,
    proposed: { readonly changeId: string; readonly sha256: string; readonly signature: Signature },
    by: string,
    { objection, keep }: { readonly objection: Objection<[]>; readonly keep: (tx: Tx) => Promise<void> },
  ): Promise<Result<null>> {
    const act = directoryAct(place.names.acts.propose, proposed);
    return attempt(this.database, async (tx) => {
      await this.ledger.lock(tx, place.stream);
      if ((await this.of(tx, place)).find(proposed.changeId)) return refuse(directoryObjections.settled);
      const no = (await objection(tx)) ?? (await this.signatures.objectionTo(tx, act, proposed.signature, by));
      if (no) return refuse(no);
      await this.record(tx, place, 'proposed', by, { ...proposed });
      await keep(tx);
      return accept(null);
    });
  }

  /** By another person, counted by persons and not by accounts. */
  adopt(
    place: ChangePlace,
    { changeId, signature }: { readonly changeId: string; readonly signature: Signature },
    by: string,
    { objection, apply }: { readonly objection: Objection<[ChangeRecord]>; readonly apply?: Objection<[ChangeRecord]> },
  ): Promise<Result<null>> {
    return this.settle(place, changeId, async (tx, record) => {
      const authority = await this.signatures.of(tx);
      const own = objectionToAdoption(record, by, (account) => authority.personOf(account));
      if (own) return directoryObjections[own];
      const act = directoryAct(place.names.acts.adopt, record);
      const no = (await objection(tx, record)) ?? (await this.signatures.objectionTo(tx, act, signature, by));
      if (no) return no;
      await this.record(tx, place, 'adopted', by, { changeId, signature });
      return (await apply?.(tx, record)) ?? null;
    });
  }

  /** It changes nothing, so that one person is enough. */
  withdraw(place: ChangePlace, changeId: string, by: string): Promise<Result<null>> {
    return this.settle(place, changeId, async (tx, { adopted, withdrawn }) => {
      if (adopted || withdrawn) return directoryObjections.settled;
      await this.record(tx, place, 'withdrawn', by, { changeId });
      return null;
    });
  }

  /** Of two who decide at once, one comes after the other. */
  private settle(place: ChangePlace, id: string, decide: Objection<[ChangeRecord]>): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      await this.ledger.lock(tx, place.stream);
      const record = (await this.of(tx, place)).find(id);
      const no = record ? await decide(tx, record) : changeUnknown;
      return no ? refuse(no) : accept(null);
    });
  }

  private async record(
    tx: Tx,
    { stream, names }: ChangePlace,
    what: 'proposed' | 'adopted' | 'withdrawn',
    actor: string,
    data: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.ledger.record(tx, stream, [{ type: names[what], class: 'other', actor, data }]);
  }
}
