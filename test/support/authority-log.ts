/** The two streams of keys and people, written entry by entry as the log would hold them, and what the domain folds of them. */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { Role } from '../../src/domain/law/vocabulary.js';
import { publicKeyOf, sign } from '../../src/domain/ledger/hash.js';
import { Authority } from '../../src/domain/signature/authority.js';
import {
  askAct,
  confirmationAct,
  LIFTED,
  olderGrantAct,
  payloadOfAsk,
  RULES_ENTRY,
  refusalAct,
  SECONDED,
  type SignedAsk,
  type SignedGrant,
  SUSPENDED,
  secondingAct,
} from '../../src/domain/signature/grant-event.js';
import type { SpentInvitation } from '../../src/domain/signature/invitations.js';
import { announcementText, confirmationOf, revocationOf } from '../../src/domain/signature/key-event.js';
import type { AuthorityEntry } from '../../src/domain/signature/rights.js';
import { liftingAct, suspensionAct } from '../../src/domain/signature/suspensions.js';
import { enrolled, founded, newCodes, type Signatory } from './signatory.js';

/** The last rules by which one person confirms a grant, whatever it gives. */
export const RULES_OF_TWO = 4;

/** The key of the ledger. */
export const machine = generateKeyPairSync('ed25519').privateKey;

export class AuthorityLog {
  readonly authority = new Authority(publicKeyOf(machine));
  readonly entries: AuthorityEntry[] = [];
  private readonly last = new Map<string, number>();
  /** Of the next entry. */
  at = '2026-11-28T08:00:00.000Z';

  write(stream: 'keys' | 'config/people', type: string, actor: string, data: unknown): number {
    const seq = (this.last.get(stream) ?? 0) + 1;
    this.last.set(stream, seq);
    const entry = { stream, seq, type, actor, data, at: this.at };
    this.entries.push(entry);
    this.authority.take(entry);
    return seq;
  }

  enrol(signatory: Signatory, invitation?: SpentInvitation | null, older?: Signatory): number {
    return this.write('keys', 'key.enrolled', signatory.key.person, {
      ...enrolled(signatory, older),
      ...(invitation && { invitation }),
    });
  }

  /** A person with these roles whom two people invited, and whose key counts by the two codes. */
  invite(signatory: Signatory, roles: readonly Role[], two: readonly [Signatory, Signatory]): void {
    const { code, half, codeDigest, halfDigest } = newCodes();
    const ask = this.ask({ person: signatory.key.person, roles: [...roles], half: halfDigest }, two[0]);
    this.confirmAsk(ask, two[0].key.person, two[1], codeDigest);
    this.enrol(signatory, { grant: ask.grantId, code, half });
  }

  found(signatory: Signatory, roles: readonly Role[], people = 0): void {
    this.enrol(signatory);
    this.confirmByMachine(signatory, roles, people);
  }

  confirmByMachine({ key }: Signatory, roles: readonly Role[], people = 0): void {
    const founding = founded(key, machine, roles, people);
    this.write('keys', 'key.confirmed', 'set-up', { key: key.key, founding });
  }

  /** The machine says that it will found that key. */
  announce({ key }: Signatory): void {
    const signature = sign(announcementText(key), machine).toString('base64url');
    this.write('keys', 'key.announced', 'command-line', { key: key.key, signature });
  }

  confirm({ key }: Signatory, seq: number, by: Signatory, actor = by.key.person): void {
    this.write('keys', 'key.confirmed', actor, { key: key.key, signature: by.sign(confirmationOf(key, seq)) });
  }

  /** From here on only what is signed counts as asked, and as taken away; two people are enough for every grant. */
  beginRules(version = RULES_OF_TWO): void {
    this.write('config/people', RULES_ENTRY, 'keys', { version });
  }

  revoke({ key }: Signatory, by: Signatory, actor = by.key.person): void {
    const signature = by.sign(revocationOf(key));
    this.write('keys', 'key.revoked', actor, { key: key.key, why: 'removed', signature });
  }

  suspend(account: string, by: Signatory, actor = by.key.person, suspensionId: string = randomUUID()): string {
    const signature = by.sign(suspensionAct(suspensionId, account));
    this.write('config/people', SUSPENDED, actor, { suspensionId, account, signature });
    return suspensionId;
  }

  lift(suspensionId: string, by: Signatory, actor = by.key.person): void {
    this.write('config/people', LIFTED, actor, { suspensionId, signature: by.sign(liftingAct(suspensionId)) });
  }

  /** Asked by one and confirmed by the other, each with their signature. */
  twoSign(
    given: Partial<SignedAsk> & Pick<SignedAsk, 'person'>,
    [asking, confirming]: readonly [Signatory, Signatory],
  ) {
    this.confirmAsk(this.ask(given, asking), asking.key.person, confirming);
  }

  ask(given: Partial<SignedAsk> & Pick<SignedAsk, 'person'>, by: Signatory, actor = by.key.person): SignedAsk {
    const { what = 'roles' } = given;
    const ask = {
      ...{ grantId: randomUUID(), what, card: '0'.repeat(64), half: null },
      ...(what === 'roles' && { roles: ['jurist'] }),
      ...given,
    };
    this.write('config/people', 'config.grant_asked', actor, { ...ask, signature: by.sign(askAct(ask, actor)) });
    return ask;
  }

  /** Confirmed as the first of two. */
  second(ask: SignedAsk, askedBy: string, by: Signatory, actor = by.key.person): void {
    const signature = by.sign(secondingAct(ask.grantId, payloadOfAsk(ask, askedBy)));
    this.write('config/people', SECONDED, actor, { grantId: ask.grantId, signature });
  }

  refuse(grantId: string, by: Signatory, actor = by.key.person): void {
    this.write('config/people', 'config.grant_refused', actor, { grantId, signature: by.sign(refusalAct(grantId)) });
  }

  /** What was asked, confirmed as it was asked. */
  confirmAsk(ask: SignedAsk, askedBy: string, by: Signatory, code: string | null = null): void {
    const { grantId, person, what, roles, of } = ask;
    const signature = by.sign(confirmationAct(grantId, payloadOfAsk(ask, askedBy), code));
    const grant = { grantId, person, what, roles, of, askedBy, code, signature };
    this.write('config/people', 'config.grant_confirmed', by.key.person, grant);
  }

  /** As a version before signed asks wrote it. */
  grant(
    given: Partial<SignedGrant> & Pick<SignedGrant, 'person' | 'askedBy'>,
    by: Signatory,
    actor = by.key.person,
  ): SignedGrant {
    const grant = { grantId: randomUUID(), what: 'roles', roles: ['jurist'], code: null, ...given };
    this.write('config/people', 'config.grant_confirmed', actor, {
      ...grant,
      signature: by.sign(olderGrantAct(grant)),
    });
    return grant;
  }

  stateOf = ({ key }: Signatory): string | undefined => this.authority.key(key.key)?.state;
  rolesOf = (account: string): readonly Role[] => this.authority.people.get(account)?.roles ?? [];
}
