/**
 * Machines that may call the API: an administrator proposes one, another person confirms it, both sign; one revokes it at
 * once. The log says what stands; a row that is not what was signed gives nothing.
 */
import { Injectable } from '@nestjs/common';
import type { Person } from '../access/access.js';
import { AccountStore } from '../access/account.store.js';
import { type ChangePlace, SignedChanges } from '../directory/signed-changes.js';
import { instant } from '../domain/kernel/instant.js';
import { accept, type Refusal, type Result, refusal, refuse } from '../domain/kernel/result.js';
import { faultOf, type MachineClient, type MachineState, stateOf } from '../domain/machine/client.js';
import { payloadOfThing } from '../domain/signature/act.js';
import { type ChangeRecord, MACHINES_STREAM, machineNames } from '../domain/signature/directory-change.js';
import type { Signature } from '../domain/signature/signature.js';
import { Ledger } from '../ledger/ledger.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { type KeptClient, MachineClientStore } from './machine-client.store.js';

const REVOKED = 'machine.revoked';
const place: ChangePlace = { stream: MACHINES_STREAM, names: machineNames };

const machineUnknown = refusal(
  'machine-unknown',
  'not_found',
  'Cette machine est inconnue, ou n’est plus celle qui a été signée.',
  'This machine is unknown, or is no longer the one that was signed.',
);
const ownerUnknown = refusal(
  'machine-owner-unknown',
  'invalid',
  'Le compte de son responsable n’existe pas ou est fermé : choisissez une autre personne.',
  'The account of its owner does not exist or is closed: choose another person.',
);
const nameTaken = refusal(
  'machine-name-taken',
  'conflict',
  'Une machine de ce nom attend ou a un accès : choisissez-en un autre.',
  'A machine of this name waits or has access: choose another.',
);
const notInForce = refusal(
  'machine-not-in-force',
  'conflict',
  'Cette machine n’a pas d’accès à révoquer.',
  'This machine has no access to revoke.',
);

export interface ShownMachine extends ChangeRecord {
  readonly client: MachineClient;
  readonly state: MachineState;
  readonly revoked: { readonly by: string; readonly at: string } | null;
}

@Injectable()
export class Machines {
  constructor(
    private readonly database: Database,
    private readonly changes: SignedChanges,
    private readonly store: MachineClientStore,
    private readonly accounts: AccountStore,
    private readonly ledger: Ledger,
  ) {}

  /** Newest first. */
  list(): Promise<ShownMachine[]> {
    return this.database.transaction(async (tx) => (await this.shown(tx, await this.store.all(tx))).reverse());
  }

  propose(
    { changeId, client, signature }: { changeId: string; client: MachineClient; signature: Signature },
    { id: by }: Person,
  ): Promise<Result<null>> {
    return this.changes.propose(place, { changeId, sha256: payloadOfThing(client), signature }, by, {
      objection: (tx) => this.objectionTo(tx, client),
      keep: (tx) => this.store.add(tx, changeId, client),
    });
  }

  /** It may ask for tokens from now on. */
  adopt(changeId: string, signature: Signature, { id: by }: Person): Promise<Result<null>> {
    return this.changes.adopt(place, { changeId, signature }, by, {
      objection: async (tx, record) => {
        const kept = await this.store.find(tx, changeId);
        if (!kept || payloadOfThing(kept.client) !== record.sha256) return machineUnknown;
        const fault = faultOf(kept.client, await this.database.now(tx));
        return fault ?? (kept.ownerActive ? null : ownerUnknown);
      },
    });
  }

  withdraw(changeId: string, { id: by }: Person): Promise<Result<null>> {
    return this.changes.withdraw(place, changeId, by);
  }

  /** At once, for good, and with every token that it holds. */
  revoke(changeId: string, { id: by }: Person): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      await this.ledger.lock(tx, place.stream);
      const known = await this.find(tx, changeId);
      if (!known) return refuse(machineUnknown);
      if (!known.adopted || known.revoked) return refuse(notInForce);
      await this.ledger.record(tx, place.stream, [{ type: REVOKED, class: 'other', actor: by, data: { changeId } }]);
      await this.store.endTokens(tx, changeId);
      return accept(null);
    });
  }

  /** As it stands, in a transaction that no revocation overtakes once the stream is locked; null where nothing was signed. */
  async find(tx: Tx, id: string): Promise<ShownMachine | null> {
    const kept = await this.store.find(tx, id);
    return (kept && (await this.shown(tx, [kept]))[0]) ?? null;
  }

  private async shown(tx: Tx, kept: readonly KeptClient[]): Promise<ShownMachine[]> {
    const [changes, now] = [await this.changes.of(tx, place), await this.database.now(tx)];
    const revocations = await this.revocations(tx);
    return kept.flatMap(({ id, client, ownerActive }) => {
      const record = changes.find(id);
      if (!record || payloadOfThing(client) !== record.sha256) return [];
      const revoked = revocations.get(id) ?? null;
      const standing = {
        ...{ adopted: record.adopted !== null, withdrawn: record.withdrawn !== null, revoked: revoked !== null },
        ...{ ownerActive, until: client.until },
      };
      return [{ ...record, client, revoked, state: stateOf(standing, now) }];
    });
  }

  private async revocations(tx: Tx): Promise<ReadonlyMap<string, { by: string; at: string }>> {
    const entries = await this.ledger.read(tx, place.stream);
    return new Map(
      entries
        .filter(({ type }) => type === REVOKED)
        .map(({ data, actor, at }) => [String((data as { changeId?: unknown }).changeId), { by: actor, at }]),
    );
  }

  private async objectionTo(tx: Tx, client: MachineClient): Promise<Refusal | null> {
    const fault = faultOf(client, instant(await this.database.now(tx)));
    if (fault) return fault;
    if (!(await this.accounts.byId(tx, [client.owner])).get(client.owner)?.active) return ownerUnknown;
    const known = await this.shown(tx, await this.store.all(tx));
    const standing = known.filter(({ state }) => state === 'waiting' || state === 'in_force');
    return standing.some((one) => one.client.name === client.name) ? nameTaken : null;
  }
}
