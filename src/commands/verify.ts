/** The checks that need nothing but a file and a key: no database, no framework, no network. */
import { openCheckpoint } from '../domain/ledger/checkpoint.js';
import { verifyReceipt } from '../domain/ledger/receipt.js';
import { verifyExport } from '../domain/ledger/verify-export.js';
import { keyGiven, streamGiven, textGiven } from '../platform/given.js';
import { type Companions, verifyReportFile as verifyReport } from '../reports/report-commands.js';
import { readChain } from '../reports/trust/pem.js';
import { judgeOfStamps, stampSentence } from '../reports/verify/checkpoint-stamp.js';
import { setAsideSentences } from '../reports/verify/set-aside.js';
import { type Output, say } from './output.js';

async function pemGiven(path: string): Promise<string> {
  const text = await textGiven(path);
  if (readChain(text).length > 0) return text;
  throw new Error(`${path} holds no certificate: give it PEM blocks "BEGIN CERTIFICATE".`);
}

/** True when every leaf, sequence, root and signature of the export holds. */
export async function verifyLedger(
  file: string,
  options: Output & { key: string; checkpoint?: string[]; tsaRoots?: string },
): Promise<boolean> {
  const { tsaRoots } = options;
  const judge = judgeOfStamps(tsaRoots === undefined ? undefined : await pemGiven(tsaRoots));
  const known = await Promise.all((options.checkpoint ?? []).map(textGiven));
  const verified = await verifyExport(
    await streamGiven(file),
    await keyGiven(options.key),
    known,
    openCheckpoint,
    judge,
  );
  if (!verified.ok) {
    say(options, { ok: false, fault: verified.fault }, `REFUSED  ${verified.fault}`);
    return false;
  }
  const { summary } = verified;
  say(
    options,
    { ok: true, ...summary },
    `The log ${summary.origin} holds: ${summary.entries} entries in ${summary.streams} streams, ` +
      `${summary.checkpoints} signed checkpoints, root ${summary.root}. ${stampSentence(summary).en}` +
      setAsideSentences(summary).map(({ en }) => `\n${en}`),
  );
  return true;
}

/** True when the receipt proves that the log holds its entry. */
export async function verifyReceiptFile(file: string, options: Output & { key: string }): Promise<boolean> {
  const verified = await verifyReceipt(await textGiven(file), await keyGiven(options.key));
  if (!verified.ok) {
    say(options, { ok: false, fault: verified.fault }, `REFUSED  ${verified.fault}`);
    return false;
  }
  const { entry, index, checkpoint } = verified;
  say(
    options,
    { ok: true, index, entry, size: checkpoint.size },
    `The log ${checkpoint.origin} holds this entry at index ${index}: ${entry.type} of ${entry.at}.`,
  );
  return true;
}

/** True when signature, certificate, attachments and every printed figure of the report or erratum hold. */
export async function verifyReportFile(file: string, options: Output & Companions): Promise<boolean> {
  const verified = await verifyReport(file, options);
  if (!verified.ok) {
    say(options, { ok: false, fault: verified.fault }, `REFUSED  ${verified.fault.en}`);
    return false;
  }
  const lines = verified.statements.map(({ en }) => `  - ${en}`);
  if ('erratum' in verified) {
    const { erratum, ...found } = verified;
    say(
      options,
      { ...found, erratum: erratum.report },
      [`The erratum to the report ${erratum.report} holds.`, ...lines].join('\n'),
    );
    return true;
  }
  const { language, manifest, manifestSha256, certificateSha256, statements } = verified;
  say(
    options,
    { ok: true, report: manifest.report, language, manifestSha256, certificateSha256, statements },
    [`The report ${manifest.report} holds.`, ...lines].join('\n'),
  );
  return true;
}
