/** Two people, or fewer, who confirm the place of an installation, as the service records it. */
import { placeAct } from '../../src/domain/signature/place.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { LedgerStore } from '../../src/ledger/ledger.store.js';
import type { Database } from '../../src/platform/database/database.js';
import type { SigningPeople } from './signing-people.js';

interface Wanted {
  readonly place: string;
  readonly lost: { readonly size: number; readonly root: string } | null;
}

/**
 * @param signing null for entries without a signature, as a thief of the database writes them
 * @param take the call of the database between the confirmations and their end
 */
export async function confirmPlace(
  database: Database,
  { place, lost }: Wanted,
  people: readonly string[],
  signing: SigningPeople | null,
  take = async (_: Parameters<Parameters<Database['transaction']>[0]>[0]): Promise<void> => undefined,
): Promise<void> {
  const ledger = new Ledger(new LedgerStore());
  const said = { place, lost: lost && { size: lost.size, root: lost.root }, before: 0 };
  const signed = new Map<string, object>();
  for (const id of people) if (signing) signed.set(id, { signature: (await signing.of(id)).sign(placeAct(said)) });
  await database.transaction(async (tx) => {
    const record = (type: string, actor: string, data: object) =>
      ledger.record(tx, 'installation/place', [{ type, class: 'other', actor, data: { ...data } }]);
    for (const by of people) await record('installation.place_confirmed', by, { ...said, ...signed.get(by) });
    await take(tx);
    await record('installation.place_taken', people[0] ?? '', said);
  });
}
