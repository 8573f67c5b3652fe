import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { caseEntries } from '../../../test/support/case-entries.js';
import { aFullQuarter } from '../../../test/support/full-quarter.js';
import { noticeRules } from '../../../test/support/notice-rules.js';
import { quarter } from '../../domain/kernel/day.js';
import { instant } from '../../domain/kernel/instant.js';
import type { Language } from '../../domain/kernel/result.js';
import { assemble } from '../../domain/report/assemble.js';
import { rowsOf } from '../../domain/report/count.js';
import { alwaysToldOf } from '../../domain/report/counted-law.js';
import { readPdf } from '../file/pdf-file.js';
import { DRAWING } from './drawing.js';
import { drawEdition } from './edition.js';
import { loadTexts } from './texts.js';

const hash = 'a'.repeat(64);
const manifest = assemble(rowsOf(aFullQuarter.flatMap(caseEntries)), {
  operator: 'Nuage Exemple SAS',
  edition: 1,
  period: quarter('2026-Q4'),
  alwaysTold: alwaysToldOf(noticeRules),
  asOf: instant('2027-01-05T10:00:00Z'),
  drawing: DRAWING,
  rules: { version: 1, sha256: hash },
  texts: { version: 1, fr: hash, en: hash, labels: hash },
  proofs: { sha256: hash, openings: 6, tables: [] },
  ledger: { origin: 'l.example', size: 12_345, root: hash, vkey: 'l.example+0+AA', witness: null, previous: null },
  signer: { name: 'Nuage Exemple SAS', certificateSha256: hash, demonstration: false, level: 'B-LTA' },
  instrumentName: () => undefined,
});

/** SHA-256 of the ink of every page: what is drawn, without what compression makes of it. */
async function inkOf(language: Language): Promise<string> {
  const file = readPdf(await drawEdition(manifest, language, loadTexts()));
  const kids = file.dictionary(file.catalog.get('Pages')).get('Kids');
  const ink = createHash('sha256');
  for (const kid of Array.isArray(kids) ? kids : []) ink.update(file.streamOf(file.dictionary(kid).get('Contents')));
  return ink.digest('hex').slice(0, 16);
}

/** The ink of each drawing with the texts it was last seen with: a text that changes is a version of the texts. */
const known: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'drawing 2, texts 4': { fr: '4f0f5a8313626f15', en: 'b6820688fea497dc' },
  'drawing 2, texts 5': { fr: '2b7ca3b42bf9fff5', en: '87fb01fe6da10eb7' },
  'drawing 2, texts 6': { fr: 'b6013462c704ddba', en: '5496e669bccbc70b' },
  'drawing 3, texts 7': { fr: 'ede045ca7aafdcb7', en: 'd893b475da7a91ff' },
  'drawing 3, texts 8': { fr: '73a14dd2d327bf56', en: 'f0bf8229b385cfad' },
};

test('what moves a word or a stroke is another drawing, with another number', async () => {
  const name = `drawing ${DRAWING}, texts ${loadTexts().fr.template.version}`;
  expect({ [name]: { fr: await inkOf('fr'), en: await inkOf('en') } }).toEqual({ [name]: known[name] });
});
