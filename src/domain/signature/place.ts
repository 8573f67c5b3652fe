/** The stream `installation/place`: two people confirm that a restored or moved database is the installation. */
import { z } from 'zod';
import { Sha256Text } from '../law/vocabulary.js';
import { type ActToSign, actOn, payloadOfThing } from './act.js';
import type { Authority } from './authority.js';
import { Signature } from './signature.js';

export const PLACE_STREAM = 'installation/place';
export const PLACE_CONFIRMED = 'installation.place_confirmed';
export const PLACE_TAKEN = 'installation.place_taken';

/** Where the database is, and which checkpoint its log no longer reaches. */
export const ConfirmedPlace = z.object({
  /** SHA-256 of cluster, database and store of files, hexadecimal. */
  place: Sha256Text,
  /** The checkpoint kept outside, where the database has fewer entries; null where none is missing. */
  lost: z.strictObject({ size: z.int().positive(), root: Sha256Text }).nullable(),
});
export type ConfirmedPlace = z.infer<typeof ConfirmedPlace>;

const Confirmation = ConfirmedPlace.extend({ signature: Signature });

export const placeAct = ({ place, lost }: ConfirmedPlace): ActToSign =>
  actOn('confirm_place', { payload: payloadOfThing({ lost: lost && { ...lost }, place }) });

export interface PlaceEntry {
  readonly type: string;
  readonly actor: string;
  readonly at: string;
  readonly data: unknown;
}

export interface PlaceConfirmation {
  /** The account. */
  readonly by: string;
  readonly at: string;
}

/**
 * Who has confirmed exactly this since a place was last taken: a signature that counts, a role that confirms, and one
 * confirmation a natural person. Two of them end safe mode.
 * @param entries the whole stream, by sequence
 */
export function standingConfirmations(
  entries: readonly PlaceEntry[],
  wanted: ConfirmedPlace,
  authority: Authority,
): PlaceConfirmation[] {
  const taken = entries.map(({ type }) => type).lastIndexOf(PLACE_TAKEN);
  const act = placeAct(wanted);
  const persons = new Set<string>();
  return entries.slice(taken + 1).flatMap(({ type, actor, at, data }) => {
    const read = Confirmation.safeParse(data).data;
    const person = authority.personOf(actor);
    const counts =
      type === PLACE_CONFIRMED &&
      read !== undefined &&
      !persons.has(person) &&
      authority.mayConfirm(actor, []) &&
      authority.objectionTo(act, read.signature, actor) === null;
    if (!counts) return [];
    persons.add(person);
    return [{ by: actor, at }];
  });
}
