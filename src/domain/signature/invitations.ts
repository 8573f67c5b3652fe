/** The unspent codes of grants that counted: with both of one, the first key of a person counts. */
import { sha256 } from '../ledger/hash.js';

export interface Invitation {
  readonly person: string;
  /** Account of the person who confirmed. */
  readonly by: string;
  readonly code: string;
  /** Null where the grant is older than signed asks. */
  readonly half: string | null;
  /** When it was confirmed; null where what it gives does not wait (new-rights.ts). */
  readonly grantedAt: string | null;
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

export class Invitations {
  private unspent: Map<string, Invitation> = new Map();
  /** Whether one code alone, which one person knows, opens nothing any more. */
  wantsBoth = false;

  /** Goes on from the state of the other, which stays as it is. */
  resume({ unspent, wantsBoth }: Invitations): void {
    this.unspent = new Map(unspent);
    this.wantsBoth = wantsBoth;
  }

  open(grant: string, invited: Invitation): void {
    this.unspent.set(grant, invited);
  }

  /** How that account spends these two codes; undefined where no unspent grant to it has them. */
  of(account: string, { code, half }: Codes): SpentInvitation | undefined {
    const found = [...this.unspent].find(([, invited]) => this.isOpenedBy(invited, account, { code, half }));
    return found && { grant: found[0], code, ...(found[1].half !== null && { half }) };
  }

  /** The grant in which both codes stand; null when they are not of that person, or were spent. */
  spend({ grant, ...codes }: SpentInvitation, person: string): Invitation | null {
    const invited = this.unspent.get(grant);
    if (!invited || !this.isOpenedBy(invited, person, codes)) return null;
    this.unspent.delete(grant);
    return invited;
  }

  private isOpenedBy(invited: Invitation, account: string, { code, half }: Codes): boolean {
    if (invited.person !== account || invited.code !== digestOf(code)) return false;
    if (invited.half === null) return !this.wantsBoth;
    return half !== undefined && invited.half === digestOf(half);
  }
}
