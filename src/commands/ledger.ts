/** The whole log as one file that anyone can verify without us. */
import { Authorities } from '../identity/keys/authorities.js';
import { LedgerExport } from '../ledger/ledger-export.js';
import { LedgerIdentity } from '../ledger/ledger-identity.js';
import { Sequencer } from '../ledger/sequencer.js';
import { Database } from '../platform/database/database.js';
import { demandPlace } from '../platform/settings/given.js';
import { reading } from './application.js';
import { type Output, say } from './output.js';
import { voidSentence } from './verify.js';

/** Writes what is sealed, and says how much is not yet; refuses to write over an earlier export. */
export async function exportLedger(options: Output & { out: string; public?: boolean }): Promise<boolean> {
  await demandPlace(options.out, 'wx');
  return reading(async (rooms) => {
    await rooms
      .get(Database)
      .transaction((tx) => rooms.get(LedgerExport).write(tx, options.out, options.public ? 'leaves' : 'entries'));
    const { entries: unsealed } = await rooms.get(Sequencer).backlog();
    const { vkey } = rooms.get(LedgerIdentity);
    const { faults } = await rooms.get(Database).transaction((tx) => rooms.get(Authorities).of(tx));
    const lines = [
      `Written to ${options.out}. Verify it with:\n  greffe ledger verify ${options.out} --key ${vkey}`,
      ...(unsealed === 0 ? [] : [`Not sealed yet, and not in it: ${unsealed} entries. A running server seals them.`]),
    ];
    say(
      options,
      { ok: true, file: options.out, key: vkey, unsealed, void: faults },
      lines.join('\n') + voidSentence(faults),
    );
    return true;
  });
}
