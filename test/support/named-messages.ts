/** The messages that entries of a case name: the database takes no entry that names one that is not in the log. */
import type { Ledger } from '../../src/ledger/ledger.js';
import type { Tx } from '../../src/platform/database/transaction.js';

const received = { type: 'message.received', class: 'other', actor: 'smtp', data: {} } as const;

export async function receiveNamed(
  tx: Tx,
  ledger: Ledger,
  entries: readonly { readonly data: unknown }[],
): Promise<void> {
  const named = entries.flatMap(({ data }) => (data as { readonly messageId?: string }).messageId ?? []);
  for (const id of new Set(named)) await ledger.append(tx, `message/${id}`, 0, [received]);
}
