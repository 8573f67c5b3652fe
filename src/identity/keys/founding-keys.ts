import { Inject, Injectable } from '@nestjs/common';
import { mayTake } from '../../domain/case/permission.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import type { Role } from '../../domain/law/vocabulary.js';
import type { Authority } from '../../domain/signature/authority.js';
import { fingerprintOf, type KeyKind } from '../../domain/signature/key-event.js';
import type { KnownKey } from '../../domain/signature/known-keys.js';
import { PEOPLE_STREAM } from '../../domain/signature/rights.js';
import { Ledger } from '../../ledger/ledger.js';
import { attempt } from '../../platform/database/attempt.js';
import { IDENTITY_DATABASE } from '../../platform/database/connections.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { PeopleStore, type RegisteredPerson } from '../account/person/people.store.js';
import { Authorities } from './authorities.js';
import { KeyLog } from './key-log.js';
import { keyRefusals } from './refusal.js';

interface Holder {
  readonly name: string;
  readonly roles: readonly Role[];
}

export interface WaitingKey extends Holder {
  readonly fingerprint: string;
  readonly kind: KeyKind;
}

/**
 * The first two keys, of an installation that is older than signatures, or that takes passkeys only. They are confirmed
 * from the machine, by its ledger key, as long as fewer than two people could confirm one. The same way opens again when
 * those people have left or lost their keys.
 */
@Injectable()
export class FoundingKeys {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly authorities: Authorities,
    private readonly people: PeopleStore,
    private readonly ledger: Ledger,
    private readonly log: KeyLog,
  ) {}

  /** What may be confirmed, and the rights given before that the first confirmation takes as they stand. */
  state(): Promise<{ wanted: boolean; waiting: WaitingKey[]; rights: Holder[] }> {
    return this.database.transaction(async (tx) => {
      const authority = await this.authorities.of(tx);
      const people = await this.people.list(tx);
      const wanted = authority.wantsFounders;
      const waiting = wanted ? waitingOf(authority) : [];
      return {
        wanted,
        waiting: waiting.flatMap((known) => {
          const holder = people.find(({ id }) => id === known.key.person);
          return holder ? [{ ...held(holder), fingerprint: fingerprintOf(known.key), kind: known.key.kind }] : [];
        }),
        rights: authority.begun ? [] : people.filter(({ roles, disabled }) => roles.length > 0 && !disabled).map(held),
      };
    });
  }

  /** @param actor who registered it, such as `command-line` */
  confirm(fingerprint: string, actor: string): Promise<Result<Holder>> {
    return attempt(this.database, async (tx) => {
      const authority = await this.authorities.of(tx);
      if (!authority.wantsFounders) return refuse(keyRefusals.notFirst);
      const found = waitingOf(authority).find(({ key }) => fingerprintOf(key) === fingerprint);
      if (!found) return refuse(keyRefusals.unknown);
      const holder = (await this.people.list(tx)).find(({ id }) => id === found.key.person);
      const may = holder && !holder.disabled && mayTake('people.confirm', holder.roles);
      if (!may || isOfFounder(authority, found)) return refuse(keyRefusals.mayNotFound);
      await this.log.founded(tx, found.key, holder.roles, await this.older(tx, authority), actor);
      return accept(held(holder));
    });
  }

  /** Rights recorded before the first key stand as they are; later ones are signed. */
  private async older(tx: Tx, authority: Authority): Promise<number> {
    return authority.begun ? 0 : ((await this.ledger.read(tx, PEOPLE_STREAM)).at(-1)?.seq ?? 0);
  }
}

const waitingOf = ({ keys }: Authority): KnownKey[] => keys.filter(({ state }) => state === 'waiting');

const isOfFounder = (authority: Authority, { key }: KnownKey): boolean =>
  authority.keys.some(
    ({ key: other, state }) =>
      state === 'confirmed' && authority.personOf(other.person) === authority.personOf(key.person),
  );

const held = ({ name, roles }: RegisteredPerson): Holder => ({ name, roles });
