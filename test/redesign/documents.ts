/** What the version under test writes for others: letters, reports with their proofs, exports of the log, receipts. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { compose } from '../../src/domain/case/letters/letter.js';
import type { LetterJudgement } from '../../src/domain/case/letters/letter-context.js';
import type { Day } from '../../src/domain/kernel/day.js';
import type { LetterKind } from '../../src/domain/law/vocabulary.js';
import type { checkpointLine, entryLine, headerLine } from '../../src/domain/ledger/export.js';
import type { compose as composeReport } from '../../src/domain/report/print/compose.js';
import type { drawLetter } from '../../src/letters/writing/draw-letter.js';
import type { drawEdition } from '../../src/verifier/paper/edition.js';
import type { loadTexts } from '../../src/verifier/paper/texts.js';
import type { WrittenCase } from '../support/case-entries.js';
import type { book, context as letterContext } from '../support/letters.js';
import type { SampleLedger } from '../support/sample-ledger.js';
import type { provenSample, sampleSealing, sealed } from '../support/sample-report.js';
import { casesOfLaw } from './beginnings.js';
import { DAY, type Domain } from './domain.js';
import { exported } from './modules.js';

/** Files by name; what is no buffer is written as JSON. */
export type Files = Readonly<Record<string, unknown>>;

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** Letters that are drawn, of each kind; the others are compared by their text. */
const DRAWN = 6;
const attachments = [{ name: 'export.csv', sha256: 'ab'.repeat(32) }];
const everyCase: readonly LetterKind[] = ['acknowledgement', 'closing_receipt'];

function kindsOf({ verdict, notices }: LetterJudgement): LetterKind[] {
  const notice: LetterKind[] = notices.includes('N_SISSE') ? ['sisse_notice'] : [];
  if (verdict === 'REFUSE' || verdict === 'REFUSE_REDIRECT') return ['refusal', ...notice];
  return verdict === 'ADMIT' ? ['answer', 'confirmation'] : ['clarification', ...notice];
}

/** The context of each case of the law, by its name. */
async function contexts({ classify, law }: Domain, context: typeof letterContext) {
  return (await casesOfLaw(law)).flatMap(([one]) => {
    if (!one) return [];
    const { verdict, grounds, notices, letterBlocks, failing, unknown } = classify(one.facts, law, DAY as never);
    const judgement = { verdict, grounds, notices: notices.map(({ code }) => code), letterBlocks, failing, unknown };
    const bases = one.facts.bases.flatMap((code) => law.instruments.filter((each) => each.code === code));
    const names = bases.map(({ names }) => names) as never;
    return [[one.name, context({ facts: one.facts, judgement, attachments, bases: names })] as const];
  });
}

/** The letters of each case of the law, under its name, so that one more case shifts no other. */
export async function letters(domain: Domain): Promise<Files> {
  const write = await exported<typeof compose>('compose', 'src/domain/case/');
  const draw = await exported<typeof drawLetter>('drawLetter');
  const [templates, context] = [
    await exported<typeof book>('book', 'test/support/letters'),
    await exported<typeof letterContext>('context', 'test/support/letters'),
  ];
  const drawn = new Map<LetterKind, number>();
  const composed: Record<string, unknown> = {};
  const plain = everyCase.map((kind) => ['every case', kind, context({ facts: null, judgement: null })] as const);
  const judged = (await contexts(domain, context)).flatMap(([name, each]) =>
    each.judgement ? kindsOf(each.judgement).map((kind) => [name, kind, each] as const) : [],
  );
  for (const [name, kind, of] of [...plain, ...judged]) {
    const letter = write(kind, of, templates, 'en');
    const count = drawn.get(kind) ?? 0;
    drawn.set(kind, count + 1);
    const pdf = count < DRAWN ? sha256(await draw(letter, '2026-11-25' as Day, '0'.repeat(32))) : null;
    composed[`${name}: ${kind}`] = { judgement: of.judgement, letter, pdf };
  }
  return { 'letters.json': composed };
}

async function oneReport(name: string, cases: readonly WrittenCase[], folder: string): Promise<Files> {
  const Ledger = await exported<typeof SampleLedger>('SampleLedger', 'test/');
  const prove = await exported<typeof provenSample>('provenSample', 'test/');
  const draw = await exported<typeof drawEdition>('drawEdition');
  const compose_ = await exported<typeof composeReport>('compose', 'src/domain/report/');
  const texts = (await exported<typeof loadTexts>('loadTexts'))();
  const sealing = await (await exported<typeof sampleSealing>('sampleSealing', 'test/'))(folder);
  const seal = await exported<typeof sealed>('sealed', 'test/support/');
  const { manifest, proofs } = prove(sealing, new Ledger(cases));
  // The key of a demonstration is another one each time.
  const fixed = { ...manifest, signer: { ...manifest.signer, certificateSha256: 'a'.repeat(64) } };
  const pages = await Promise.all(
    (['fr', 'en'] as const).map(async (language) => ({
      text: compose_(fixed, 'b'.repeat(64), texts[language]),
      pdf: sha256(await draw(fixed, language, texts)),
    })),
  );
  return {
    [`report-${name}.json`]: { manifest: fixed, pages, proofs: proofs.toString('utf8').split('\n') },
    [`report-${name}.pdf`]: await seal(await draw(manifest, 'fr', texts), sealing),
  };
}

export async function reports(): Promise<Files> {
  const quarter = await exported<readonly WrittenCase[]>('aFullQuarter', 'test/support/');
  const folder = mkdtempSync(join(tmpdir(), 'greffe-redesign-'));
  try {
    const sets = { whole: quarter, foreign: quarter.slice(0, 2), 'without-first': quarter.slice(1), empty: [] };
    let files: Files = {};
    for (const [name, cases] of Object.entries(sets)) files = { ...files, ...(await oneReport(name, cases, folder)) };
    return files;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export async function ledger(): Promise<Files> {
  const quarter = await exported<readonly WrittenCase[]>('aFullQuarter', 'test/support/');
  const Ledger = await exported<typeof SampleLedger>('SampleLedger', 'test/');
  const vkey = await exported<string>('sampleVkey', 'test/support/');
  const [header, line, end, leafOf] = [
    await exported<typeof headerLine>('headerLine', 'src/domain/'),
    await exported<typeof entryLine>('entryLine', 'src/domain/'),
    await exported<typeof checkpointLine>('checkpointLine', 'src/domain/'),
    await exported<(entry: unknown) => Buffer>('entryLeaf', 'src/domain/'),
  ];
  const log = new Ledger(quarter);
  const lines = log.entries.map((entry, index) => line({ index, leaf: leafOf(entry).toString('hex'), entry }));
  const text = [header('greffe.example/ledger', vkey), ...lines, end(log.note())].join('');
  const receipts = quarter.map(({ number }) => [`receipt-${number}.txt`, Buffer.from(log.receipt(number))] as const);
  return { 'export.jsonl': Buffer.from(text), 'vkey.txt': Buffer.from(vkey), ...Object.fromEntries(receipts) };
}
