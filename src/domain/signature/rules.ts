/** Which rules of rights and keys are in force in the log: each version only tightens, so that its entry needs no signature. */
import { Rules } from './grant-event.js';

export class RulesInForce {
  private version = 1;

  /** Goes on from the state of the other, which stays as it is. */
  resume({ version }: RulesInForce): void {
    this.version = version;
  }

  /** Null when the version is known. */
  begin(data: unknown): string | null {
    const rules = Rules.safeParse(data).data;
    if (!rules) return 'the rules are of an unknown version.';
    this.version = Math.max(this.version, rules.version);
    return null;
  }

  /** Whether an ask counts only where it is signed. */
  get takesSignedAsks(): boolean {
    return this.version >= 2;
  }

  /** Whether what takes away counts only where it is signed. */
  get takesSigned(): boolean {
    return this.version >= 3;
  }

  /** Whether a key needs an older one of its person, or a grant of two people, before anyone can confirm it. */
  get takesProvedKeys(): boolean {
    return this.version >= 4;
  }

  /** Whether two people confirm what gives or takes a strong role. */
  get takesTwo(): boolean {
    return this.version >= 5;
  }

  /** Whether a consent to an answer with data waits some days after the grant. */
  get consentsWait(): boolean {
    return this.version >= 6;
  }

  /** Whether a founding after the first two waits, announced by the machine. */
  get foundingsWait(): boolean {
    return this.version >= 7;
  }
}
