/** The checks that need nothing but a file and a key: no database, no framework, no network. */
import { SignedLog } from '../domain/case/signed-log.js';
import { openCheckpoint } from '../domain/ledger/checkpoint.js';
import { readVerifierKey } from '../domain/ledger/note.js';
import { verifyReceipt } from '../domain/ledger/receipt.js';
import { verifyExport } from '../domain/ledger/verify-export.js';
import { CONSENT_DAYS } from '../domain/signature/new-rights.js';
import { bytesGiven, keyGiven, streamGiven, textGiven } from '../platform/settings/given.js';
import { type Companions, verifyReportFile as verifyReport } from '../reports/report-commands.js';
import { judgeOfStamps, stampSentence } from '../verifier/report/checkpoint-stamp.js';
import { setAsideSentences } from '../verifier/report/set-aside.js';
import { verifyLetter } from '../verifier/report/verify-letter.js';
import { readChain } from '../verifier/trust/pem.js';
import { NOT_ESTABLISHED } from './command-line.js';
import { type Output, say } from './output.js';

/** Faults that a sentence names; all of them stand in the JSON. */
const SHOWN = 3;

/** Throws, saying what to give, where the file holds no certificate. */
export async function pemGiven(path: string): Promise<string> {
  const text = await textGiven(path);
  if (readChain(text).length > 0) return text;
  throw new Error(`${path} holds no certificate: give it PEM blocks "BEGIN CERTIFICATE".`);
}

/** True when every leaf, sequence, root and signature of the export holds, those of people over their acts included. */
export async function verifyLedger(
  file: string,
  options: Output & { key: string; checkpoint?: string[]; tsaRoots?: string },
): Promise<boolean> {
  const { tsaRoots } = options;
  const judge = judgeOfStamps(tsaRoots === undefined ? undefined : await pemGiven(tsaRoots));
  const known = await Promise.all((options.checkpoint ?? []).map(textGiven));
  const vkey = await keyGiven(options.key);
  const acts = new SignedLog(readVerifierKey(vkey)?.publicKey ?? new Uint8Array());
  const stream = await streamGiven(file);
  const verified = await verifyExport(stream, vkey, known, openCheckpoint, judge, (entry) => acts.take(entry));
  if (!verified.ok) {
    say(options, { ok: false, fault: verified.fault }, `REFUSED  ${verified.fault}`);
    return false;
  }
  const { faults, signed, older, foundedLater, announced, early } = acts;
  if (faults.length > 0) {
    const fault = `Acts in the log are not signed by the people they name. ${faults.slice(0, SHOWN).join(' ')}`;
    say(options, { ok: false, fault, faults }, `REFUSED  ${fault}`);
    return false;
  }
  const { summary } = verified;
  if (!summary.opened) {
    const sentence =
      `The log ${summary.origin} holds: ${summary.entries} closed leaves, ${summary.checkpoints} signed checkpoints, ` +
      `root ${summary.root}. ${stampSentence(summary).en} This is a public export: what the entries say, and the ` +
      'sequence of their numbers, cannot be verified in it.';
    say(options, { ok: true, ...summary }, sentence);
    return true;
  }
  say(
    options,
    { ok: true, ...summary, acts: { signed, older, void: acts.void, foundedLater, announced, early } },
    `The log ${summary.origin} holds: ${summary.entries} entries in ${summary.streams} streams, ` +
      `${summary.checkpoints} signed checkpoints, root ${summary.root}. ${stampSentence(summary).en} ` +
      `${signed} acts carry the signature of their author, ${older} are older than signatures.` +
      setAsideSentences(summary).map(({ en }) => `\n${en}`) +
      voidSentence(acts.void) +
      announcedSentence(announced) +
      foundedSentence(foundedLater) +
      earlySentence(early),
  );
  return true;
}

/** Says for ever that rights began anew from the machine: the people of before did not confirm it. */
export const foundedSentence = (founded: readonly string[]): string =>
  founded.length === 0
    ? ''
    : `\nATTENTION  Keys were confirmed by the machine after the first two:\n  ${founded.join('\n  ')}`;

/** Says for ever which foundings the machine announced after the first two, those that were ended too. */
export const announcedSentence = (announced: readonly string[]): string =>
  announced.length === 0 ? '' : `\nATTENTION  The machine announced foundings:\n  ${announced.join('\n  ')}`;

/** Lists consents of people whose right was new; where the setting asks fewer days they were sent all the same. */
export const earlySentence = (early: readonly string[]): string =>
  early.length === 0
    ? ''
    : `\nATTENTION  ${early.length} consents to an answer with data were given within ${CONSENT_DAYS} days of the grant of their person:\n  ${early.join('\n  ')}`;

/** Lists every entry that counts for nothing; such an entry gives no right, so that the log holds with it. */
export const voidSentence = (faults: readonly string[]): string =>
  faults.length === 0
    ? ''
    : `\nATTENTION  ${faults.length} entries about rights and keys count for nothing:\n  ${faults.join('\n  ')}`;

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

type Verdict = boolean | typeof NOT_ESTABLISHED;

interface Established {
  readonly established: string | null;
}

const answerOf = ({ established }: Established): Verdict => (established === null ? NOT_ESTABLISHED : true);
/** What a program reads: `ok` alone is never said of a file that anyone could have made. */
const verdictOf = ({ established }: Established) => ({
  ok: established !== null,
  verdict: established === null ? 'not_established' : 'holds',
  established,
});
const headline = (what: string, { established }: Established): string =>
  established === null ? `INTACT, SIGNER NOT ESTABLISHED  ${what} is intact.` : `${what} holds.`;

/** True when signature, certificate, attachments and every printed figure of the report, erratum or statement hold, and something given vouches for it. */
export async function verifyReportFile(file: string, options: Output & Companions): Promise<Verdict> {
  const verified = await verifyReport(file, options, new Date());
  if (!verified.ok) {
    say(options, { ok: false, fault: verified.fault }, `REFUSED  ${verified.fault.en}`);
    return false;
  }
  const lines = verified.statements.map(({ en }) => `  - ${en}`);
  if ('erratum' in verified) {
    const { erratum, ...found } = verified;
    say(
      options,
      { ...found, ...verdictOf(verified), erratum: erratum.report },
      [headline(`The erratum to the report ${erratum.report}`, verified), ...lines].join('\n'),
    );
    return answerOf(verified);
  }
  if ('statement' in verified) {
    const { statement, ...found } = verified;
    say(
      options,
      { ...found, ...verdictOf(verified), number: statement.number },
      [headline(`The statement ${statement.number}`, verified), ...lines].join('\n'),
    );
    return answerOf(verified);
  }
  const { language, manifest, manifestSha256, certificateSha256, statements } = verified;
  say(
    options,
    { ...verdictOf(verified), report: manifest.report, language, manifestSha256, certificateSha256, statements },
    [headline(`The report ${manifest.report}`, verified), ...lines].join('\n'),
  );
  return answerOf(verified);
}

/** True when the letter, or the printed case file, is intact under its seal, and the seal that of the certificate given. */
export async function verifyLetterFile(file: string, options: Output & { certificate?: string }): Promise<Verdict> {
  const { certificate } = options;
  const trust = { now: new Date(), ...(certificate === undefined ? {} : { trusted: await pemGiven(certificate) }) };
  const verified = verifyLetter(await bytesGiven(file), trust);
  if (!verified.ok) {
    say(options, { ok: false, fault: verified.fault }, `REFUSED  ${verified.fault.en}`);
    return false;
  }
  const lines = [
    headline(verified.printed ? 'The printed case file' : 'The letter', verified),
    ...verified.statements.map(({ en }) => `  - ${en}`),
  ];
  say(options, { ...verified, ...verdictOf(verified) }, lines.join('\n'));
  return answerOf(verified);
}
