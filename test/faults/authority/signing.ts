/** The real fold with verification handed in: here a signature is the pair of a key and an act, which only its holder makes. */
import { randomUUID } from 'node:crypto';
import { type ActToSign, digestOfAct } from '../../../src/domain/signature/act.js';
import { Authority } from '../../../src/domain/signature/authority.js';
import type { SignatureObjection } from '../../../src/domain/signature/objection.js';
import type { Signature } from '../../../src/domain/signature/signature.js';
import { passwordSignatory, type Signatory } from '../../support/signatory.js';

/** What can be taken away, one by one: then an attack succeeds that the rule stops. */
export const rules = [
  /** A signature is over exactly this act. */
  'signature',
  /** A key signs for its own account. */
  'own_key',
  /** A key signs once another person confirmed it. */
  'confirmed_key',
  /** An older key of its person, or a grant of two people, stands under a key. */
  'proved_key',
  /** Two people confirm what gives or takes a strong role. */
  'two_confirm',
  /** A signature names the id of its grant, which counts once. */
  'once',
  /** What an administrator asks is signed. */
  'signed_asks',
  /** Two accounts of one person are one person. */
  'one_person',
  /** The key of the log vouches for no one, as long as two people can confirm. */
  'founders',
  /** A consent to an answer with data counts some days after the grant of its person. */
  'days',
  /** A founding after the first two waits seven days in sight. */
  'founding_waits',
  /** Any one of those roles stops an erasure in its days. */
  'stop',
  /** A confirmation of a place names the place before: it counts once. */
  'place_before',
  /** An erasure is ordered and confirmed in roles that may. */
  'erasure_roles',
] as const;
export type Rule = (typeof rules)[number];
export type Off = ReadonlySet<Rule>;

const textOf = (act: ActToSign, off: Off): string => {
  const isOfPlace = act.act === 'confirm_place' && off.has('place_before');
  const said = { ...act, ...(off.has('once') && { preparation: null }), ...(isOfPlace && { seq: 0 }) };
  return digestOfAct(said).toString('base64url');
};

/** The pair; it verifies under no other act and no other key. */
export const signed = ({ key }: Signatory, act: ActToSign, off: Off): Signature => ({
  key: key.key,
  signature: textOf(act, off),
});

/** A key enrols itself by a true signature, which is made once for each key. */
export const newKey = (account: string = randomUUID()): Signatory => passwordSignatory(account);

export class ModelAuthority extends Authority {
  constructor(
    private readonly vouching: Uint8Array,
    private readonly off: Off,
  ) {
    super(vouching);
  }

  override copy(): ModelAuthority {
    return this.copyTo(new ModelAuthority(this.vouching, this.off));
  }

  override get wantsFounders(): boolean {
    return this.off.has('founders') || super.wantsFounders;
  }

  /** As of now: the model knows one hour. */
  override objectionTo(act: ActToSign, signature: Signature, account: string): SignatureObjection | null {
    const known = this.key(signature.key);
    if (!known) return { why: 'unknown' };
    if (known.key.person !== account && !this.off.has('own_key')) return { why: 'of_another' };
    if (known.state !== 'confirmed' && !this.off.has('confirmed_key')) {
      return { why: known.state === 'revoked' ? 'revoked' : 'waiting' };
    }
    const holds = this.off.has('signature') || signature.signature === textOf(act, this.off);
    return holds ? null : { why: 'wrong', fault: 'signature' };
  }
}
