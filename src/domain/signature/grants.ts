/** What was asked and confirmed of rights: each counts once, and only as it was signed. */
import type { Role } from '../law/vocabulary.js';
import { areStrong } from '../workflow/grant.js';
import type { ActToSign } from './act.js';
import {
  askAct,
  confirmationAct,
  OfGrant,
  olderGrantAct,
  payloadOfAsk,
  RULES_ENTRY,
  refusalAct,
  SECONDED,
  SignedAsk,
  SignedGrant,
  secondingAct,
} from './grant-event.js';
import { Invitations } from './invitations.js';
import type { AuthorityEntry } from './rights.js';
import type { RulesInForce } from './rules.js';
import { Signature } from './signature.js';

/** What the fold knows of signers while it takes an entry. */
export interface SignersSoFar {
  /** An open account of an administrator, of another person than those concerned. */
  mayAsk(account: string, concerned: readonly string[]): boolean;
  mayConfirm(account: string, concerned: readonly string[]): boolean;
  /** How many other persons hold a role that confirms, and a key that counts. */
  confirmersBeside(concerned: readonly string[]): number;
  /** Whether that account, or another one of its person, holds a role for which two confirm. */
  isStrong(account: string): boolean;
  /** Null when that account signed exactly this by a key that counts. */
  objectionTo(act: ActToSign, signature: Signature, account: string): unknown;
}

interface Seconded {
  readonly by: string;
  readonly signature: Signature;
}

interface Asked extends SignedAsk {
  readonly by: string;
  readonly signature: Signature;
}

const signatureIn = (data: unknown): Signature | undefined =>
  Signature.safeParse((data as { signature?: unknown } | null)?.signature).data;

export class Grants {
  private asked: Map<string, Asked> = new Map();
  /** By the codes in what counted. */
  readonly invitations = new Invitations();
  /** Ids of the grants that counted: an entry that is written again gives nothing. */
  private given: Set<string> = new Set();
  /** Who confirmed first. */
  private seconded: Map<string, Seconded> = new Map();

  constructor(
    private readonly signers: SignersSoFar,
    private readonly rules: RulesInForce,
  ) {}

  /** Goes on from the state of the other, which stays as it is. */
  resume(other: Grants): void {
    this.asked = new Map(other.asked);
    this.given = new Set(other.given);
    this.seconded = new Map(other.seconded);
    this.invitations.resume(other.invitations);
  }

  /** Null when the entry counts. */
  take(entry: AuthorityEntry): string | null {
    switch (entry.type) {
      case RULES_ENTRY:
        return this.begin(entry);
      case 'config.grant_asked':
        return this.ask(entry);
      case SECONDED:
        return this.second(entry);
      case 'config.grant_refused':
        return this.refuse(entry);
      default:
        return this.confirm(entry);
    }
  }

  private begin({ data }: AuthorityEntry): string | null {
    const fault = this.rules.begin(data);
    this.invitations.wantsBoth = this.rules.takesProvedKeys;
    return fault;
  }

  /** Null when the ask counts: an administrator signed exactly this, of another person than the one concerned. */
  private ask({ data, actor }: AuthorityEntry): string | null {
    const ask = SignedAsk.safeParse(data).data;
    const signature = signatureIn(data);
    if (!ask || !signature)
      return this.rules.takesSignedAsks ? 'what was asked is not signed by the person who asked.' : null;
    if (this.asked.has(ask.grantId) || this.given.has(ask.grantId)) return 'the same was asked before.';
    const asked = { ...ask, by: actor, signature };
    const fault = this.faultOfAsk(asked);
    if (fault) return fault;
    this.asked.set(ask.grantId, asked);
    return null;
  }

  /** What counts as asked under that id; undefined for an ask that is older than signatures, or counts for nothing. */
  askOf(grantId: string): SignedAsk | undefined {
    return this.asked.get(grantId);
  }

  /** Null when it counts: another person who may, before the one who confirms last. */
  private second({ data, actor }: AuthorityEntry): string | null {
    const asked = this.asked.get(OfGrant.safeParse(data).data?.grantId ?? '');
    const signature = signatureIn(data);
    if (!asked || !signature) return 'nothing of the kind was asked, or the confirmation is not signed.';
    const first = this.seconded.get(asked.grantId);
    if (this.given.has(asked.grantId) || (first && !this.faultOfSecond(asked, first)))
      return 'it was confirmed before.';
    const seconded = { by: actor, signature };
    const fault = this.faultOfAsk(asked) ?? this.faultOfSecond(asked, seconded);
    if (!fault) this.seconded.set(asked.grantId, seconded);
    return fault;
  }

  /** Null when it counts: the person who asked or one who may confirm signed it. It can be confirmed no more. */
  private refuse({ data, actor }: AuthorityEntry): string | null {
    if (!this.rules.takesTwo) return null;
    const grantId = OfGrant.safeParse(data).data?.grantId ?? '';
    const signature = signatureIn(data);
    const may = actor === this.asked.get(grantId)?.by || this.signers.mayConfirm(actor, []);
    if (!signature || !may || this.signers.objectionTo(refusalAct(grantId), signature, actor)) {
      return 'the refusal is not signed by a person who may.';
    }
    this.asked.delete(grantId);
    this.given.add(grantId);
    return null;
  }

  /** Whether a first person still has to confirm it, before another one does. */
  wantsSecond(grantId: string): boolean {
    const asked = this.asked.get(grantId);
    return asked !== undefined && this.faultOfFirst(asked, null) !== null;
  }

  /** Null when a person who may signed exactly this grant, as it was asked. */
  private confirm({ data, actor, at }: AuthorityEntry): string | null {
    const grant = SignedGrant.safeParse(data).data;
    const signature = signatureIn(data);
    if (!grant || !signature) return 'the grant is not signed.';
    const fault = this.faultOf(grant, signature, actor);
    if (fault) return fault;
    const { grantId, person, code } = grant;
    if (this.given.has(grantId)) return 'the grant was given before.';
    this.given.add(grantId);
    const half = this.asked.get(grantId)?.half ?? null;
    const whole = this.asked.has(grantId) ? half !== null : true;
    if (code !== null && whole) {
      const grantedAt = this.rules.consentsWait ? at : null;
      this.invitations.open(grantId, { person, by: actor, code, half, grantedAt });
    }
    return null;
  }

  private faultOfAsk(asked: Asked): string | null {
    const { by, person, of = person, signature } = asked;
    if (!this.signers.mayAsk(by, [person, of])) return 'it was asked by a person who may not.';
    const objection = this.signers.objectionTo(askAct(asked, by), signature, by);
    return objection ? 'what was asked is not signed by a key that counts.' : null;
  }

  private faultOfSecond(asked: Asked, { by, signature }: Seconded): string | null {
    const { grantId, person, of = person } = asked;
    if (!this.signers.mayConfirm(by, [person, of, asked.by])) return 'it was confirmed first by a person who may not.';
    const act = secondingAct(grantId, payloadOfAsk(asked, asked.by));
    return this.signers.objectionTo(act, signature, by) ? 'it is not signed by a key that counts.' : null;
  }

  /** Where two people confirm: the first still counts, and is another person than the last. @param last null for no one yet */
  private faultOfFirst(asked: Asked, last: string | null): string | null {
    if (!this.takesTwoFor(asked)) return null;
    const first = this.seconded.get(asked.grantId);
    if (!first) return 'two people confirm it, and the first is missing.';
    if (last !== null && !this.signers.mayConfirm(last, [first.by])) return 'one person alone confirmed it.';
    return this.faultOfSecond(asked, first);
  }

  /** Where no two others could confirm, one is enough: nothing is locked out for good. */
  private takesTwoFor({ person, of = person, what, roles = [], by }: Asked): boolean {
    if (!this.rules.takesTwo) return false;
    const isAboutPersons = what === 'one_person' || what === 'two_persons';
    const isStrong = isAboutPersons || areStrong(roles as Role[]) || this.signers.isStrong(person);
    return isStrong && this.signers.confirmersBeside([person, of, by]) >= 2;
  }

  private faultOf(grant: SignedGrant, signature: Signature, actor: string): string | null {
    const asked = this.asked.get(grant.grantId);
    if (!asked && this.rules.takesSignedAsks) return 'the grant was not asked for with a signature.';
    if (!this.signers.mayConfirm(actor, [grant.person, grant.of ?? grant.person, grant.askedBy])) {
      return 'the grant was confirmed by a person who may not.';
    }
    if (asked && !agree(asked, grant)) return 'the grant is not what was asked.';
    // Asked by a person who has lost the right or the key since, it is asked again.
    const gone = asked && (this.faultOfAsk(asked) ?? this.faultOfFirst(asked, actor));
    if (gone) return gone;
    const act = asked
      ? confirmationAct(grant.grantId, payloadOfAsk(asked, asked.by), grant.code)
      : olderGrantAct(grant);
    return this.signers.objectionTo(act, signature, actor) ? 'the grant is not signed by a key that counts.' : null;
  }
}

/** Every field of the confirmation that the ask signs is the same in both. */
function agree(asked: Asked, grant: SignedGrant): boolean {
  const { grantId, person, what, roles, of, askedBy } = grant;
  const { card, half } = asked;
  const confirmed = { grantId, person, what, ...(roles && { roles }), ...(of && { of }), card, half };
  return payloadOfAsk(confirmed, askedBy) === payloadOfAsk(asked, asked.by);
}
