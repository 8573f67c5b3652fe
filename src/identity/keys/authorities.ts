import { Injectable } from '@nestjs/common';
import type { Refusal } from '../../domain/kernel/result.js';
import type { ActToSign } from '../../domain/signature/act.js';
import { Authority } from '../../domain/signature/authority.js';
import { KEYS_STREAM } from '../../domain/signature/key-event.js';
import { objectionToKind, type SigningPolicy } from '../../domain/signature/policy.js';
import { refusalOf } from '../../domain/signature/refusal.js';
import { PEOPLE_STREAM } from '../../domain/signature/rights.js';
import type { Signature } from '../../domain/signature/signature.js';
import { Ledger, type PlacedEntry } from '../../ledger/ledger.js';
import { LedgerIdentity } from '../../ledger/ledger-identity.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Settings } from '../../platform/settings/settings.js';

const STREAMS = [PEOPLE_STREAM, KEYS_STREAM];

interface Sealed {
  /** MUST NOT be changed: others are copied from it. */
  readonly authority: Authority;
  /** Of each stream, the last entry in it. */
  readonly last: ReadonlyMap<string, { readonly seq: number; readonly leaf: string }>;
}

function sealedWith(known: Sealed, final: readonly PlacedEntry[]): Sealed {
  if (final.length === 0) return known;
  const authority = known.authority.copy();
  const last = new Map(known.last);
  for (const { entry, leaf } of final) {
    authority.take(entry);
    last.set(entry.stream, { seq: entry.seq, leaf });
  }
  return { authority, last };
}

/** Who signs with which key and in which role, read from the log: of tables nothing is asked. */
@Injectable()
export class Authorities {
  /** For each state of the two streams: a leaf is salted, so that equal ends are equal streams. */
  private known: { readonly ends: string; readonly authority: Authority } | undefined;
  private sealed: Sealed | undefined;

  constructor(
    private readonly ledger: Ledger,
    private readonly identity: LedgerIdentity,
    private readonly settings: Settings,
  ) {}

  get policy(): SigningPolicy {
    const { passwordKeys, passkeys, consentDays } = this.settings;
    return { passwordKeys: passwordKeys === 'allowed', copiedPasskeys: passkeys === 'any', consentDays };
  }

  /** As the log stands in this transaction, by the database clock; MUST NOT be changed by the caller. */
  async of(tx: Tx): Promise<Authority> {
    const ends = await this.ledger.ends(tx, STREAMS);
    const authority = this.known?.ends === ends ? this.known.authority : await this.takenFurther(tx);
    this.known = { ends, authority };
    if (authority.knowsSuspensions) authority.passTo(await this.ledger.now(tx));
    return authority;
  }

  /** From what was folded of the sealed entries, whose order is final, by those after it alone. */
  private async takenFurther(tx: Tx): Promise<Authority> {
    const known = this.sealed ?? { authority: this.empty(), last: new Map() };
    const from = new Map([...known.last].map(([stream, { seq }]) => [stream, seq]));
    const read = await this.ledger.readPlaced(tx, STREAMS, from);
    const isHere = ({ entry: { stream, seq } }: PlacedEntry) => known.last.get(stream)?.seq === seq;
    const whole = read.filter(isHere).every(({ entry, leaf }) => known.last.get(entry.stream)?.leaf === leaf);
    if (!whole || read.filter(isHere).length !== known.last.size) {
      this.sealed = undefined;
      return this.takenFurther(tx);
    }
    const after = read.filter((each) => !isHere(each));
    const open = after.findIndex(({ index }) => index === null);
    const final = after.slice(0, open < 0 ? after.length : open);
    this.sealed = sealedWith(known, final);
    const authority = this.sealed.authority.copy();
    for (const { entry } of after.slice(final.length)) authority.take(entry);
    return authority;
  }

  private empty(): Authority {
    return new Authority(this.identity.verifierKey.publicKey);
  }

  /** Why the signature of that person over the act does not count now; null when it does. */
  async objectionTo(tx: Tx, act: ActToSign, signature: Signature, by: string): Promise<Refusal | null> {
    const authority = await this.of(tx);
    const key = authority.key(signature.key);
    const kind = key ? objectionToKind(key.key, this.policy) : null;
    const objection = kind ? null : authority.objectionTo(act, signature, by);
    return kind ?? (objection && refusalOf(objection));
  }
}
