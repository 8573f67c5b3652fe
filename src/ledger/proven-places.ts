import { Injectable } from '@nestjs/common';
import { Authority } from '../domain/signature/authority.js';
import { KEYS_STREAM } from '../domain/signature/key-event.js';
import { PLACE_STREAM, type PlaceInForce, placeInForce } from '../domain/signature/place.js';
import { PEOPLE_STREAM } from '../domain/signature/rights.js';
import { Database } from '../platform/database/database.js';
import { SafeMode } from '../platform/place/safe-mode.js';
import { type Asked, inOrder, LedgerStore } from './ledger.store.js';
import { LedgerIdentity } from './ledger-identity.js';

const STREAMS = [PEOPLE_STREAM, KEYS_STREAM, PLACE_STREAM];

/** The place that the signatures in the log prove, whatever the rows say; null where none was ever confirmed. */
export async function provenPlace(
  asked: Asked,
  store: LedgerStore,
  { verifierKey }: LedgerIdentity,
): Promise<PlaceInForce | null> {
  const entries = await store.placeEntries(asked);
  const places = entries.filter(({ stream }) => stream === PLACE_STREAM);
  if (places.length === 0) return null;
  const authority = new Authority(verifierKey.publicKey);
  for (const entry of inOrder(entries.filter(({ stream }) => stream !== PLACE_STREAM))) authority.take(entry);
  return placeInForce(places, authority);
}

/** Tells safe mode, in each process, which place the log proves: it is folded again when one of its streams has grown. */
@Injectable()
export class ProvenPlaces {
  private known: { readonly ends: string; readonly place: PlaceInForce | null } | undefined;

  constructor(
    private readonly database: Database,
    private readonly store: LedgerStore,
    private readonly identity: LedgerIdentity,
    safeMode: SafeMode,
  ) {
    safeMode.proveBy(() => this.now());
  }

  private async now(): Promise<PlaceInForce | null> {
    const ends = await this.store.ends(this.database, STREAMS);
    if (this.known?.ends !== ends) {
      this.known = { ends, place: await provenPlace(this.database, this.store, this.identity) };
    }
    return this.known.place;
  }
}
