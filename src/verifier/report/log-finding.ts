/** What is said of an export of the log, and of a receipt that is given alone. */
import type { Bilingual } from '../../domain/kernel/result.js';
import { openCheckpoint } from '../../domain/ledger/checkpoint.js';
import { verifyReceipt } from '../../domain/ledger/receipt.js';
import { verifyExport } from '../../domain/ledger/verify-export.js';
import { judgeOfStamps, stampSentence } from './checkpoint-stamp.js';
import { type Finding, found, type GivenFile, refusal, textOf } from './finding.js';
import { setAsideSentences } from './set-aside.js';

/** The sentences of the ledger's own verifier are in English. */
const ofTheLedger = (fault: string): Bilingual => ({ fr: `Le registre est refusé. ${fault}`, en: fault });

const closed: Bilingual = {
  fr: 'C’est un export public : ses feuilles sont fermées, ce que disent les entrées et la suite de leurs numéros ne se vérifient pas ici.',
  en: 'This is a public export: its leaves are closed, and what the entries say and the sequence of their numbers cannot be verified here.',
};

/** `known` are checkpoints that came with other files: each MUST be a stage of this log. */
export async function logFinding(
  { name, bytes }: GivenFile,
  key: string | null,
  known: readonly string[],
): Promise<Finding> {
  const header = /"vkey":"([^"]+)"/.exec(bytes.subarray(0, 2000).toString('utf8'))?.[1] ?? '';
  const verified = await verifyExport([bytes], key ?? header, [...known], openCheckpoint, judgeOfStamps());
  if (!verified.ok) return refusal(name, ofTheLedger(verified.fault));
  const { origin, entries, checkpoints, root } = verified.summary;
  const own: Bilingual = {
    fr: `La clé est celle que nomme l’export lui-même : comparez-la à celle que l’opérateur publie, ${header}.`,
    en: `The key is the one the export itself names: compare it with the one the operator publishes, ${header}.`,
  };
  return found(name, key === null ? null : 'log', [
    {
      fr: `Le registre ${origin} tient : ${entries} entrées, ${checkpoints} racines signées, la dernière ${root} ; ${known.length} racines connues d’ailleurs en sont des étapes.`,
      en: `The log ${origin} holds: ${entries} entries, ${checkpoints} signed roots, the last ${root}; ${known.length} roots known from elsewhere are stages of it.`,
    },
    ...(verified.summary.opened ? [] : [closed]),
    stampSentence(verified.summary),
    ...setAsideSentences(verified.summary),
    ...(key === null ? [own] : []),
  ]);
}

/** A receipt without a report beside it. */
export async function receiptFinding(file: GivenFile, key: string | null): Promise<Finding> {
  if (key === null) {
    return refusal(file.name, {
      fr: 'Un récépissé seul se vérifie avec la clé du registre : donnez-la, ou le rapport.',
      en: 'A receipt by itself is verified with the key of the ledger: give it, or the report.',
    });
  }
  const verified = await verifyReceipt(textOf(file), key);
  if (!verified.ok) return refusal(file.name, ofTheLedger(verified.fault));
  const { entry, index, checkpoint } = verified;
  return found(file.name, 'log', [
    {
      fr: `Le registre ${checkpoint.origin} contient cette entrée, au rang ${index} : ${entry.type} du ${entry.at}.`,
      en: `The log ${checkpoint.origin} holds this entry at index ${index}: ${entry.type} of ${entry.at}.`,
    },
  ]);
}
