/** What a verified log says of entries that were set aside when it was sealed. */
import type { Bilingual } from '../../domain/kernel/result.js';
import type { ExportSummary } from '../../domain/ledger/verify-export.js';

const SHOWN = 5;

/** Empty when none was. */
export function setAsideSentences({ setAside }: ExportSummary): Bilingual[] {
  if (setAside.length === 0) return [];
  const named = setAside.slice(0, SHOWN).map(({ stream, seq }) => `${stream} ${seq}`);
  const places = [...named, ...(setAside.length > SHOWN ? ['…'] : [])].join(', ');
  return [
    {
      fr: `Entrées écartées au scellement, car ce n’était plus ce qui avait été écrit : ${setAside.length} (${places}). Rien ne les prouve.`,
      en: `Entries set aside when the log was sealed, for they were not what was written: ${setAside.length} (${places}). Nothing proves them.`,
    },
  ];
}
