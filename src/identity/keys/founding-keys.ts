import { Inject, Injectable } from '@nestjs/common';
import { mayTake } from '../../domain/case/permission.js';
import { type Instant, millisecondsOf } from '../../domain/kernel/instant.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import type { Role } from '../../domain/law/vocabulary.js';
import type { Authority } from '../../domain/signature/authority.js';
import { fingerprintOf, type KeyKind } from '../../domain/signature/key-event.js';
import { foundingFrom, hasFounders, type KnownKey } from '../../domain/signature/known-keys.js';
import { PEOPLE_STREAM } from '../../domain/signature/rights.js';
import { Ledger } from '../../ledger/ledger.js';
import { attempt } from '../../platform/database/attempt.js';
import { IDENTITY_DATABASE } from '../../platform/database/connections.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { PeopleStore, type RegisteredPerson } from '../account/person/people.store.js';
import { Authorities } from './authorities.js';
import { KeyLog } from './key-log.js';
import { foundingWaits, keyRefusals } from './refusal.js';

interface Holder {
  readonly name: string;
  readonly roles: readonly Role[];
}

/** What became of a key: it counts, or counts from a later hour on. */
export interface Founded extends Holder {
  /** When the machine confirms it; null where it is confirmed. */
  readonly from: string | null;
}

export interface WaitingKey extends Holder {
  readonly fingerprint: string;
  readonly kind: KeyKind;
  /** When the machine confirms it; null where it was not announced. */
  readonly from: string | null;
}

/**
 * The first two keys, of an installation that is older than signatures, or that takes passkeys only. They are confirmed
 * from the machine, by its ledger key, as long as fewer than two people could confirm one. The same way opens again when
 * those people have left or lost their keys: it is then announced, and confirmed seven days later if no one who confirms ended it.
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
          const { key, announcedAt } = known;
          const from = announcedAt && foundingFrom(announcedAt);
          return holder ? [{ ...held(holder), fingerprint: fingerprintOf(key), kind: key.kind, from }] : [];
        }),
        rights: authority.begun ? [] : people.filter(({ roles, disabled }) => roles.length > 0 && !disabled).map(held),
      };
    });
  }

  /**
   * After the first two, the first call announces the key and a second one, seven days later, confirms it.
   * @param actor who registered it, such as `command-line`
   */
  confirm(fingerprint: string, actor: string): Promise<Result<Founded>> {
    return attempt(this.database, async (tx): Promise<Result<Founded>> => {
      const found = await this.foundable(tx, fingerprint);
      if (!found.ok) return found;
      const { known, holder } = found.value;
      const waits = await this.waits(tx, known, actor);
      if (waits) return waits.ok ? accept({ ...held(holder), from: waits.value }) : waits;
      const people = await this.older(tx, await this.authorities.of(tx));
      await this.log.founded(tx, known.key, holder.roles, people, actor);
      return accept({ ...held(holder), from: null });
    });
  }

  /** The key that waits, of another person than those founded before, who may confirm. */
  private async foundable(tx: Tx, fingerprint: string): Promise<Result<{ known: KnownKey; holder: RegisteredPerson }>> {
    const authority = await this.authorities.of(tx);
    if (!authority.wantsFounders) return refuse(keyRefusals.notFirst);
    const known = waitingOf(authority).find(({ key }) => fingerprintOf(key) === fingerprint);
    if (!known) return refuse(keyRefusals.unknown);
    const holder = (await this.people.list(tx)).find(({ id }) => id === known.key.person);
    const may = holder && !holder.disabled && mayTake('people.confirm', holder.roles);
    return may && !isOfFounder(authority, known) ? accept({ known, holder }) : refuse(keyRefusals.mayNotFound);
  }

  /** From when a later founding is confirmed, announced now; refused while its days run; null where they are over, or none run. */
  private async waits(tx: Tx, { key, announcedAt }: KnownKey, actor: string): Promise<Result<Instant> | null> {
    const { keys } = await this.authorities.of(tx);
    // What was deleted from the log is remembered by the book outside of it.
    if (!hasFounders(keys) && !(await this.log.hasFounded())) return null;
    if (announcedAt === null) {
      await this.log.announced(tx, key, actor);
      return accept(foundingFrom(await this.ledger.now(tx)));
    }
    const from = foundingFrom(announcedAt);
    return millisecondsOf(from) > millisecondsOf(await this.ledger.now(tx)) ? refuse(foundingWaits(from)) : null;
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
