/** What was asked and confirmed of rights, and which invitations are unspent: each counts once, and only as it was signed. */
import { sha256 } from '../ledger/hash.js';
import type { ActToSign } from './act.js';
import { askAct, confirmationAct, olderGrantAct, payloadOfAsk, Rules, SignedAsk, SignedGrant } from './grant-event.js';
import type { AuthorityEntry } from './rights.js';
import { Signature } from './signature.js';

/** What the fold knows of signers while it takes an entry. */
export interface SignersSoFar {
  /** An open account of an administrator, of another person than those concerned. */
  mayAsk(account: string, concerned: readonly string[]): boolean;
  mayConfirm(account: string, concerned: readonly string[]): boolean;
  /** Null when that account signed exactly this by a key that counts. */
  objectionTo(act: ActToSign, signature: Signature, account: string): unknown;
}

interface Asked extends SignedAsk {
  readonly by: string;
  readonly signature: Signature;
}

interface Invitation {
  readonly person: string;
  /** Account of the person who confirmed. */
  readonly by: string;
  readonly code: string;
  /** Null where the grant is older than signed asks. */
  readonly half: string | null;
}

/** As a person gives them: of the one who confirmed, and of the one who asked. */
export interface Codes {
  readonly code: string;
  readonly half?: string | undefined;
}

/** The two codes of a grant, which count once. */
export interface SpentInvitation extends Codes {
  readonly grant: string;
}

const digestOf = (code: string): string => sha256(Buffer.from(code, 'utf8')).toString('hex');
const signatureIn = (data: unknown): Signature | undefined =>
  Signature.safeParse((data as { signature?: unknown } | null)?.signature).data;

export class Grants {
  private readonly asked = new Map<string, Asked>();
  private readonly invitations = new Map<string, Invitation>();
  /** Ids of the grants that counted: an entry that is written again gives nothing. */
  private readonly given = new Set<string>();
  /** Whether an unsigned ask still counts, as it did for the versions before. */
  private older = true;
  /** Whether what takes away counts only where it is signed. */
  takesSigned = false;
  /** Whether a key needs an older one of its person, or a grant of two people, before anyone can confirm it. */
  takesProvedKeys = false;

  constructor(private readonly signers: SignersSoFar) {}

  /** From here on an ask counts only where it is signed. It only ever tightens, so that its entry needs no signature. */
  begin({ data }: AuthorityEntry): string | null {
    const rules = Rules.safeParse(data).data;
    if (!rules) return 'the rules are of an unknown version.';
    this.older = false;
    this.takesSigned ||= rules.version >= 3;
    this.takesProvedKeys ||= rules.version >= 4;
    return null;
  }

  /** Null when the ask counts: an administrator signed exactly this, of another person than the one concerned. */
  ask({ data, actor }: AuthorityEntry): string | null {
    const ask = SignedAsk.safeParse(data).data;
    const signature = signatureIn(data);
    if (!ask || !signature) return this.older ? null : 'what was asked is not signed by the person who asked.';
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

  /** Null when a person who may signed exactly this grant, as it was asked. */
  confirm({ data, actor }: AuthorityEntry): string | null {
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
    if (code !== null && whole) this.invitations.set(grantId, { person, by: actor, code, half });
    return null;
  }

  /** How that account spends these two codes; undefined where no unspent grant to it has them. */
  invitationOf(account: string, { code, half }: Codes): SpentInvitation | undefined {
    const found = [...this.invitations].find(([, invited]) => this.isOpenedBy(invited, account, { code, half }));
    return found && { grant: found[0], code, ...(found[1].half !== null && { half }) };
  }

  /** The account that confirmed the grant in which both codes stand; null when they are not of that person. */
  spend({ grant, ...codes }: SpentInvitation, person: string): string | null {
    const invited = this.invitations.get(grant);
    if (!invited || !this.isOpenedBy(invited, person, codes)) return null;
    this.invitations.delete(grant);
    return invited.by;
  }

  /** One code alone, which one person knows, opens nothing any more once keys are to be proved. */
  private isOpenedBy(invited: Invitation, account: string, { code, half }: Codes): boolean {
    if (invited.person !== account || invited.code !== digestOf(code)) return false;
    if (invited.half === null) return !this.takesProvedKeys;
    return half !== undefined && invited.half === digestOf(half);
  }

  private faultOfAsk(asked: Asked): string | null {
    const { by, person, of = person, signature } = asked;
    if (!this.signers.mayAsk(by, [person, of])) return 'it was asked by a person who may not.';
    const objection = this.signers.objectionTo(askAct(asked, by), signature, by);
    return objection ? 'what was asked is not signed by a key that counts.' : null;
  }

  private faultOf(grant: SignedGrant, signature: Signature, actor: string): string | null {
    const asked = this.asked.get(grant.grantId);
    if (!asked && !this.older) return 'the grant was not asked for with a signature.';
    if (!this.signers.mayConfirm(actor, [grant.person, grant.of ?? grant.person, grant.askedBy])) {
      return 'the grant was confirmed by a person who may not.';
    }
    if (asked && !agree(asked, grant)) return 'the grant is not what was asked.';
    // Asked by a person who has lost the right or the key since, it is asked again.
    const gone = asked && this.faultOfAsk(asked);
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
