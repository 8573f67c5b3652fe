/** What a check says. Inside this room it stops by throwing a Fault; outside, a fault is a value. */
import type { Bilingual } from '../../domain/kernel/result.js';

export class Fault extends Error {
  constructor(
    readonly fr: string,
    readonly en: string,
  ) {
    super(en);
  }

  get sentence(): Bilingual {
    return { fr: this.fr, en: this.en };
  }
}

/** A "no" that no other answer can outweigh: the certificate was revoked. */
export class Revoked extends Fault {}

/** Throws the sentence unless the condition holds. */
export function demand(holds: boolean, fr: string, en: string): asserts holds {
  if (!holds) throw new Fault(fr, en);
}
