// @stage slow
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sampleVkey } from '../../support/sample-ledger.js';
import { sampleReport, sampleSealing } from '../../support/sample-report.js';
import { greffe } from '../../support/served.js';

const folder = mkdtempSync(join(tmpdir(), 'greffe-paths-'));
const at = (name: string): string => join(folder, name);
const report = at('rapport.pdf');

beforeAll(async () => {
  mkdirSync(at('folder'));
  writeFileSync(at('empty'), '');
  writeFileSync(at('text'), 'Une note.\n');
  writeFileSync(report, await sampleReport(await sampleSealing(folder)));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** One sentence, no code of the system, no stack; and the path that it is about. */
async function refusal(parameters: readonly string[]): Promise<string> {
  const { code, output } = await greffe(parameters, { GREFFE_DATA: at('data') });
  expect([code, output]).toEqual([1, expect.not.stringMatching(/E[A-Z]{4,}:|node:|\n\s+at /)]);
  expect(output.trim().split('\n')).toHaveLength(1);
  return output.trim();
}

const given = (name: string): readonly [wrong: string, sentence: string][] => [
  [`${name}missing`, 'missing does not exist: check the path.'],
  [`${name}folder`, 'folder is a folder: name a file in it.'],
  [`${name}empty`, 'empty is empty: fetch it again from where it came.'],
  [`${name}text/report`, 'report goes through a file as if it were a folder: check the path.'],
];
const key = ['--key', sampleVkey];

type Asked = readonly [command: string, parameters: (file: string) => readonly string[]];

/** Each way of reading, with everything that can be wrong; the others are asked for one of it. */
const readers: readonly Asked[] = [
  ['report verify', (file) => ['report', 'verify', file]],
  ['ledger verify', (file) => ['ledger', 'verify', file, ...key]],
  ['receipt verify', (file) => ['receipt', 'verify', file, ...key]],
  ['classify', (file) => ['classify', at('text'), file]],
];

const others: readonly Asked[] = [
  ...['--certificate', '--proofs', '--receipt', '--previous', '--amended', '--corrected', '--dsa'].map(
    (option): Asked => [`report verify ${option}`, (file) => ['report', 'verify', report, option, file]],
  ),
  ['ledger verify --key', (file) => ['ledger', 'verify', at('text'), '--key', file]],
  ['ledger verify --checkpoint', (file) => ['ledger', 'verify', at('text'), ...key, '--checkpoint', file]],
  ['ledger verify --tsa-roots', (file) => ['ledger', 'verify', at('text'), ...key, '--tsa-roots', file]],
  ['receipt verify --key', (file) => ['receipt', 'verify', at('text'), '--key', file]],
  ['classify --context', (file) => ['classify', at('text'), '--context', file]],
  ['classify --dns', (file) => ['classify', at('text'), '--dns', file]],
  ['classify --smime-cas', (file) => ['classify', at('text'), '--smime-cas', file]],
  ['ingest', (file) => ['ingest', at('text'), file]],
  ['report build --dsa', (file) => ['report', 'build', '2026-Q4', '--dsa', file]],
  ['report terreg --statements', (file) => ['report', 'terreg', '2026', '--statements', file]],
  [
    'report dsa --statements',
    (file) => ['report', 'dsa', '2026', '--service', 'x', '--out', folder, '--statements', file],
  ],
  ['witness --log', (file) => ['witness', '--log', file, '--name', 'w.example/w', '--data', folder]],
];

test.each(readers)('%s says what is wrong with a file that it is given', async (_, parameters) => {
  const found = await Promise.all(given('').map(([name]) => refusal(parameters(at(name)))));
  expect(found).toEqual(given('').map(([, sentence]) => expect.stringContaining(sentence)));
});

test.each(others)('%s says that there is no such file', async (_, parameters) => {
  expect(await refusal(parameters(at('missing')))).toContain('missing does not exist: check the path.');
});

test('the refusal distinguishes a file that this user may not read from a missing one', async () => {
  // Root, as in a container, may read every file; a link to itself can be read by no user.
  writeFileSync(at('closed'), 'x');
  chmodSync(at('closed'), 0);
  symlinkSync(at('loop'), at('loop'));
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) expect(await refusal(['report', 'verify', at('closed')])).toContain('closed to this user');
  expect(await refusal(['report', 'verify', at('loop')])).toContain('leads back to itself: check the link.');
});

test.each<[string, readonly string[], string]>([
  ['a report', ['report', 'verify', at('text')], 'is not a PDF: give the report or the erratum as it is published.'],
  [
    'the report before',
    ['report', 'verify', report, '--previous', at('text')],
    'This is neither a report (PDF) nor its manifest (JSON): ',
  ],
  ['a certificate', ['report', 'verify', report, '--certificate', at('text')], 'is not a PEM certificate'],
  ['proofs', ['report', 'verify', report, '--proofs', at('text')], 'The file of proofs cannot be read.'],
  ['a receipt', ['receipt', 'verify', at('text'), ...key], 'is no proof of the kind'],
  ['a log', ['ledger', 'verify', at('text'), ...key], 'Line 1 is not the header of an export'],
  ['a key', ['ledger', 'verify', at('text'), '--key', at('text')], 'The key is no Ed25519 verifier key'],
  ['roots', ['ledger', 'verify', at('text'), ...key, '--tsa-roots', at('text')], 'holds no certificate: give it PEM'],
  ['the DSA reports of a year', ['report', 'build', '2026-Q4', '--dsa', at('text')], 'text: the file: Invalid input'],
  ['a context', ['classify', at('text'), '--context', at('text')], 'text is no JSON: '],
  ['the answers of a DNS', ['classify', at('text'), '--dns', at('text')], 'text is no JSON: '],
])('the refusal names a file that is not %s', async (_, parameters, sentence) => {
  expect(await refusal(parameters)).toContain(sentence);
});

test('a report for which nothing vouches is intact, with an exit code of its own, and never ok', async () => {
  const { code, output } = await greffe(['report', 'verify', report]);
  expect([code, output]).toEqual([3, expect.stringMatching(/^INTACT, SIGNER NOT ESTABLISHED {2}The report/)]);
  const json = await greffe(['report', 'verify', report, '--json']);
  expect([json.code, JSON.parse(json.output)]).toMatchObject([3, { ok: false, verdict: 'not_established' }]);
});

test('an empty file, one that is missing and a PDF of another program are refused, each with its sentence', async () => {
  writeFileSync(at('empty.pdf'), '');
  writeFileSync(at('foreign.pdf'), '%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
  expect(await refusal(['report', 'verify', at('empty.pdf')])).toMatch(/^REFUSED {2}\S+ is empty: fetch it again/);
  expect(await refusal(['report', 'verify', at('missing')])).toMatch(/^REFUSED {2}\S+ does not exist/);
  expect(await refusal(['report', 'verify', at('foreign.pdf')])).toMatch(
    /^REFUSED {2}This PDF is not a report of Greffe/,
  );
});

test('a key without an inclusion proof, and a proof without a key, are asked for together', async () => {
  for (const given of [
    ['--key', sampleVkey],
    ['--inclusion', report],
  ]) {
    expect(await refusal(['report', 'verify', report, ...given])).toContain('Give --key and --inclusion together');
  }
});

test('what is given beside a report and belongs to an erratum is not passed over', async () => {
  for (const option of ['--amended', '--corrected']) {
    expect(await refusal(['report', 'verify', report, option, report])).toContain(
      'This document is a report: the amended and the corrected edition are compared with an erratum.',
    );
  }
});

const writers: readonly [command: string, parameters: (path: string) => readonly string[], onFile: string][] = [
  ['report build', (path) => ['report', 'build', '2026-Q4', '--out', path], 'is a file: name a folder.'],
  ['report export-site', (path) => ['report', 'export-site', '--out', path], 'is a file: name a folder.'],
  ['report dsa', (path) => ['report', 'dsa', '2026', '--service', 'x', '--out', path], 'is a file: name a folder.'],
  ['witness', (path) => ['witness', ...['--log', sampleVkey, '--name', 'w.example/w', '--data'], path], 'is a file:'],
  ['ledger export', (path) => ['ledger', 'export', '--out', path], 'exists already and is not written over'],
];
const files: readonly (readonly [string, (path: string) => readonly string[]])[] = [
  ...['e-evidence', 'terreg', 'p11a'].map(
    (name) => [`report ${name}`, (path: string) => ['report', name, '2026', '--out', path]] as const,
  ),
  ['ledger export', (path) => ['ledger', 'export', '--out', path]],
];

test.each(writers)('%s says so before any work when its place is taken', async (_, parameters, sentence) => {
  expect(await refusal(parameters(at('text')))).toContain(sentence);
});

test.each(files)('%s says so before any work when it cannot write there', async (_, parameters) => {
  expect(await refusal(parameters(at('nowhere/file')))).toContain('nowhere does not exist: check the path.');
  expect(await refusal(parameters(at('folder')))).toMatch(/is a folder: name a file in it|exists already/);
});

test('with --json the sentence is the one JSON line', async () => {
  const { code, output } = await greffe(['report', 'verify', at('missing'), '--json']);
  expect([code, JSON.parse(output)]).toEqual([
    1,
    { ok: false, fault: `${at('missing')} does not exist: check the path.` },
  ]);
});
