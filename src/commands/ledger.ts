/** The whole log as one file that anyone can verify without us. */
import { LedgerExport } from '../ledger/ledger-export.js';
import { LedgerIdentity } from '../ledger/ledger-identity.js';
import { Sequencer } from '../ledger/sequencer.js';
import { Database } from '../platform/database/database.js';
import { demandPlace } from '../platform/given.js';
import { SafeMode } from '../platform/place/safe-mode.js';
import { inHouse } from './house.js';
import { type Output, say } from './output.js';

const SEALING_MILLISECONDS = 60_000;

/** Seals what waits, except in safe mode, then writes; refuses to write over an earlier export. */
export async function exportLedger(options: Output & { out: string }): Promise<boolean> {
  await demandPlace(options.out, 'wx');
  return inHouse(async (rooms) => {
    if (!rooms.get(SafeMode).isOn) await rooms.get(Sequencer).settle(SEALING_MILLISECONDS);
    await rooms.get(Database).transaction((tx) => rooms.get(LedgerExport).write(tx, options.out));
    const { vkey } = rooms.get(LedgerIdentity);
    say(
      options,
      { ok: true, file: options.out, key: vkey },
      `Written to ${options.out}. Verify it with:\n  greffe ledger verify ${options.out} --key ${vkey}`,
    );
    return true;
  });
}
