/** A draft as the start would check it, and what it changes: read, checked, proved, and put in words. */
import { join } from 'node:path';
import { z } from 'zod';
import { Sha256Text } from '../../domain/law/vocabulary.js';
import { readExamples } from '../book/sources.js';
import { readCatalogue, readUnproved } from '../catalogue.js';
import { readCaseFiles, tryCases } from '../files/case-file.js';
import { failingCases } from '../files/case-outcome.js';
import { type CommonLaw, lawFor } from '../files/law.js';
import { readSources } from '../files/source.js';
import type { Fault, SourceFile } from '../files/yaml-file.js';
import { readLetterFiles } from '../letter-book.js';
import { changedPassages, missingFrom, Passage } from './changes.js';
import { checkLetters } from './check-letters.js';
import { type DraftFile, type DraftFiles, isLetter, withDraft } from './draft.js';
import { lastVersion } from './next-version.js';

const DraftFault = z.strictObject({ file: z.string(), line: z.int(), sentence: z.string() });

export const DraftReport = z
  .discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(false), faults: z.array(DraftFault) }),
    z.strictObject({
      ok: z.literal(true),
      law: Sha256Text.describe('Content hash of the law with the draft'),
      promises: z.int().describe('Promises proved over every combination of facts'),
      passages: z
        .strictObject({ fr: z.array(Passage), en: z.array(Passage) })
        .describe('Of the law book, and of the letters in their language'),
      lines: z
        .array(z.strictObject({ file: z.string(), lost: z.array(z.string()), gained: z.array(z.string()) }))
        .describe('Of each file itself'),
    }),
  ])
  .meta({ id: 'DraftReport' });
export type DraftReport = z.infer<typeof DraftReport>;

/** `workflows/rules/secrecy.yaml:12: …` in its parts. */
function placed(fault: string): z.infer<typeof DraftFault> {
  const [, file = 'workflows', line = '1', sentence = fault] = /^([^:]+):(\d+): ([\s\S]*)$/.exec(fault) ?? [];
  return { file, line: Number(line), sentence };
}

/** The cases that jurists read, judged by the law with the draft. */
function faultsOfCases(root: string, law: CommonLaw, { cases: given = [] }: DraftFiles): Fault[] {
  const files = given.map(({ file: name, text }) => ({ name, text }));
  const inUse = readCaseFiles(join(root, 'workflows', 'rules'), 'workflows/rules');
  const { cases, faults } = tryCases(inUse, law.instruments, files);
  return [...faults, ...failingCases(cases, lawFor(law) ?? law)];
}

/** Against the law that lies below the root. Takes some seconds of a processor: not for a process that serves people. */
export function checkDraft(root: string, draft: DraftFiles): DraftReport {
  const sources = readSources(root);
  const renewed = withDraft(sources, draft.files);
  const inUse = readLetterFiles(join(root, 'templates', 'letters'));
  const letters = checkLetters(draft.files.filter(isLetter), { letters: inUse, workflows: renewed });
  if (!letters.ok) return { ok: false, faults: [...letters.faults] };
  const proved = readCatalogue(renewed);
  if (!proved.ok) return { ok: false, faults: proved.faults.map(placed) };
  const failing = faultsOfCases(root, proved.law, draft);
  if (failing.length > 0) return { ok: false, faults: failing };
  const current = readUnproved(sources);
  if (!current.ok) return { ok: false, faults: current.faults.map(placed) };
  const examples = readExamples(root, current.law);
  const [before, after] = [current, proved].map(({ law }) => ({ law, ...examples })) as [never, never];
  const passages = (language: 'fr' | 'en') => [
    ...changedPassages(before, after, language),
    ...letters.passages[language],
  ];
  return {
    ok: true,
    law: proved.law.hash,
    promises: Math.min(...proved.proofs.map(({ findings }) => findings.length)),
    passages: { fr: passages('fr'), en: passages('en') },
    lines: draft.files.map((file) => linesOf(file, previousOf(file, [...sources, ...inUse]))),
  };
}

function linesOf({ file, text }: DraftFile, before: SourceFile | undefined) {
  const [was, is] = [before?.text.split('\n') ?? [], text.split('\n')];
  return { file, lost: missingFrom(is, was), gained: missingFrom(was, is) };
}

/** What it is written from: the file that it replaces, or the version of the letter before. */
const previousOf = (drafted: DraftFile, inUse: readonly SourceFile[]): SourceFile | undefined =>
  isLetter(drafted) ? lastVersion(drafted.file, inUse) : inUse.find(({ name }) => name === drafted.file);
