import { Inject, Injectable } from '@nestjs/common';
import type { PersonId } from '../../../domain/kernel/brand.js';
import { accept, type Refusal, type Result, refusal, refuse } from '../../../domain/kernel/result.js';
import {
  PLACE_CONFIRMED,
  PLACE_PERSONS,
  PLACE_STREAM,
  PLACE_TAKEN,
  type PlaceConfirmation,
  placeAct,
  placeInForce,
  standingConfirmations,
} from '../../../domain/signature/place.js';
import { objectionToKind } from '../../../domain/signature/policy.js';
import { refusalOf } from '../../../domain/signature/refusal.js';
import type { Signature } from '../../../domain/signature/signature.js';
import { Ledger } from '../../../ledger/ledger.js';
import { attempt } from '../../../platform/database/attempt.js';
import { IDENTITY_DATABASE } from '../../../platform/database/connections.js';
import { Database } from '../../../platform/database/database.js';
import type { Tx } from '../../../platform/database/transaction.js';
import { type Place, SafeMode } from '../../../platform/place/safe-mode.js';
import { Authorities } from '../../keys/authorities.js';

export interface ShownPlace extends Omit<Place, 'files'> {
  /** Sequence of the entry that took the place before, which a confirmation names; 0 for none. */
  readonly before: number;
  /** Who has confirmed it until now: at most one while safe mode lasts. */
  readonly confirmations: readonly PlaceConfirmation[];
}

/** Safe mode, as people see it and end it: two persons with a role that confirms sign that this is the installation. */
@Injectable()
export class InstallationService {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly safeMode: SafeMode,
    private readonly authorities: Authorities,
    private readonly ledger: Ledger,
  ) {}

  async shown(): Promise<ShownPlace> {
    const place = await this.safeMode.look();
    const { reasons, place: id, lost } = place;
    if (reasons.length === 0) return { reasons, place: id, lost, before: 0, confirmations: [] };
    return this.database.transaction(async (tx) => {
      const [before, confirmations] = [await this.before(tx), await this.of(tx, place)];
      return { reasons, place: id, lost, before, confirmations };
    });
  }

  /** Records the signed confirmation; the second one, of another person, ends safe mode in the same transaction. */
  async confirm(by: PersonId, signature: Signature): Promise<Result<null>> {
    const place = await this.safeMode.look();
    const confirmed = await attempt(this.database, async (tx) => {
      const refusal = await this.objectionTo(tx, place, by, signature);
      if (refusal) return refuse(refusal);
      const said = { place: place.place, lost: place.lost && { ...place.lost } };
      await this.record(tx, PLACE_CONFIRMED, by, { ...said, before: await this.before(tx), signature });
      if ((await this.of(tx, place)).length < PLACE_PERSONS) return accept(null);
      const root = place.lost && Buffer.from(place.lost.root, 'hex');
      await tx.query('select greffe_confirm_place($1, $2, $3)', [place.files, place.lost?.size ?? null, root]);
      await this.record(tx, PLACE_TAKEN, by, { ...said, before: await this.before(tx) });
      return accept(null);
    });
    await this.safeMode.look();
    return confirmed;
  }

  private async objectionTo(tx: Tx, place: Place, by: PersonId, signature: Signature): Promise<Refusal | null> {
    if (place.reasons.length === 0) return refusals.notInSafeMode;
    if (place.files === null) return refusals.storeAbsent;
    const authority = await this.authorities.of(tx);
    const key = authority.key(signature.key);
    const kind = key && objectionToKind(key.key, this.authorities.policy);
    if (kind) return kind;
    const act = placeAct({ ...place, before: await this.before(tx) });
    const objection = authority.objectionTo(act, signature, by);
    if (objection) return refusalOf(objection);
    if (!authority.mayConfirm(by, [])) return refusals.mayNotConfirm;
    const before = await this.of(tx, place);
    const same = before.some((other) => authority.personOf(other.by) === authority.personOf(by));
    return same ? refusals.alreadyConfirmed : null;
  }

  private async before(tx: Tx): Promise<number> {
    const entries = await this.ledger.read(tx, PLACE_STREAM);
    return placeInForce(entries, await this.authorities.of(tx))?.seq ?? 0;
  }

  private async of(tx: Tx, { place, lost }: Place): Promise<PlaceConfirmation[]> {
    const entries = await this.ledger.read(tx, PLACE_STREAM);
    return standingConfirmations(entries, { place, lost: lost && { ...lost } }, await this.authorities.of(tx));
  }

  private async record(tx: Tx, type: string, actor: string, data: Readonly<Record<string, unknown>>): Promise<void> {
    await this.ledger.record(tx, PLACE_STREAM, [{ type, class: 'other', actor, data }]);
  }
}

const refusals = {
  notInSafeMode: refusal(
    'not-in-safe-mode',
    'conflict',
    'Cette installation n’est pas en mode protégé : il n’y a rien à confirmer.',
    'This installation is not in safe mode: there is nothing to confirm.',
  ),
  storeAbsent: refusal(
    'store-absent',
    'unavailable',
    'Les fichiers de cette installation ne sont pas là : faites remonter leur disque, puis confirmez.',
    'The files of this installation are not there: have their disk mounted, then confirm.',
  ),
  mayNotConfirm: refusal(
    'place-not-by-you',
    'forbidden',
    'Le journal ne vous connaît aucun rôle qui confirme : administrateur, responsable juridique, DPO, RSSI ou direction.',
    'The log knows you in no role that confirms: administrator, head of legal, DPO, CISO or executive.',
  ),
  alreadyConfirmed: refusal(
    'place-confirmed-by-you',
    'conflict',
    'Vous l’avez déjà confirmée : il faut maintenant une autre personne.',
    'You confirmed it already: it now takes another person.',
    'SecNumCloud 3.2, 9.3.f',
  ),
} as const satisfies Record<string, Refusal>;
