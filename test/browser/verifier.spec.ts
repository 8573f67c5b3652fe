// @stage browser
/** The verifier of the public site, in a real browser, from its file alone: no server, no network. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { entryLeaf } from '../../src/domain/ledger/entry.js';
import { checkpointLine, entryLine, headerLine } from '../../src/domain/ledger/export.js';
import { drawEdition } from '../../src/verifier/paper/edition.js';
import { loadTexts } from '../../src/verifier/paper/texts.js';
import { pemKey } from '../../src/verifier/trust/private-key.js';
import { executablePath, launch } from '../support/browser.js';
import { aFullQuarter } from '../support/full-quarter.js';
import { SampleLedger, sampleVkey } from '../support/sample-ledger.js';
import { anotherKey, provenSample, sampleSealing, sealed } from '../support/sample-report.js';

const folder = mkdtempSync(join(tmpdir(), 'greffe-verifier-'));
const address = pathToFileURL(join(process.cwd(), 'dist/verifier/verify.html')).href;
const ledger = new SampleLedger(aFullQuarter);
const asked: string[] = [];
let browser: Browser;
let page: Page;

function keep(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').split(/\/Type \/Page\b/).length - 1;

const exported = (of: SampleLedger): string =>
  [
    headerLine('greffe.example/ledger', sampleVkey),
    ...of.entries.map((entry, index) => entryLine({ index, leaf: entryLeaf(entry).toString('hex'), entry })),
    checkpointLine(of.note()),
  ].join('');

const describeIfFound = executablePath ? describe : describe.skip;

describeIfFound('the page that verifies', () => {
  let files: Record<'report' | 'proofs' | 'receipt' | 'flipped' | 'forged', string>;

  beforeAll(async () => {
    const sealing = await sampleSealing(folder, 'B-LTA');
    const { manifest, proofs } = provenSample(sealing, ledger);
    const unsigned = await drawEdition(manifest, 'fr', loadTexts());
    const report = await sealed(unsigned, sealing);
    const flipped = Buffer.from(report);
    flipped[report.length >> 2] = (flipped[report.length >> 2] ?? 0) ^ 1;
    const basic = await sampleSealing(folder, 'B-B');
    const { sealer } = basic;
    const plain = await drawEdition(provenSample(basic, ledger).manifest, 'fr', loadTexts());
    const forged = await sealed(plain, { ...basic, sealer: { ...sealer, key: pemKey(anotherKey()) } });
    files = {
      report: keep('report.pdf', report),
      proofs: keep('proofs.txt', proofs),
      receipt: keep('receipt.txt', ledger.receipt(1)),
      flipped: keep('flipped.pdf', flipped),
      forged: keep('forged.pdf', forged),
    };
    browser = await launch();
    page = await browser.newPage();
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => asked.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => asked.push(`error: ${error.message}`));
    await page.goto(address);
    await page.context().setOffline(true);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  async function shown(language: 'fr' | 'en'): Promise<string> {
    const lines = await page.locator(`#results :is(h2, [lang="${language}"]):visible`).allTextContents();
    return lines.join('\n');
  }

  async function said(given: readonly string[], key = '', language: 'fr' | 'en' = 'en'): Promise<string> {
    await page.fill('#key', key);
    await page.setInputFiles('#files', []);
    await page.setInputFiles('#files', [...given]);
    await page.waitForSelector('#status:empty', { state: 'attached' });
    await page.waitForSelector('.finding', { timeout: 60_000 });
    return shown(language);
  }

  test('verifies a report, its proofs and a receipt, in both languages', async () => {
    const french = await said([files.report, files.proofs, files.receipt], '', 'fr');
    expect(french).toMatch(/^report\.pdf\s+Intact — signataire non établi/);
    expect(french).toContain(`Les ${pagesOf(readFileSync(files.report))} pages sont, au mot et au trait près`);
    expect(french).toContain('La demande du récépissé (entrée 0) est comptée');
    await page.click('button[data-language="en"]');
    const english = await shown('en');
    expect(english).toContain('Intact — who signed is not established');
    expect(english).toMatch(/PAdES B-LTA, archive time-stamps: 1/);
    expect(await shown('fr')).toBe('report.pdf');
  });

  test('says that a report holds with the inclusion proof and the key of the log, and never without', async () => {
    const inclusion = keep('inclusion.txt', ledger.inclusion({ 'report.pdf': readFileSync(files.report) }));
    expect(await said([files.report, inclusion])).toContain('Intact — who signed is not established');
    const found = await said([files.report, inclusion], sampleVkey);
    expect(found).toContain('Verified');
    expect(found).toMatch(/whose key you gave, names this file: entry \d+/);
  });

  test.each([
    ['a flipped byte', () => [files.flipped], /changed after it was signed|cannot be read|not an intact/],
    ['a seal of another key', () => [files.forged], /The signature does not match the key of the certificate\./],
    ['what is none of these', () => [keep('note.txt', 'hello')], /This file is no report/],
    [
      'proofs that were changed',
      () => [files.report, keep('less.txt', exportedProofs())],
      /the report prints \d+, the proofs count 0/,
    ],
    ['a receipt without key', () => [files.receipt], /give it, or the report/],
  ])('refuses %s', async (_, given, sentence) => {
    const found = await said(given());
    expect(found).toContain('Refused');
    expect(found).toMatch(sentence);
  });

  const exportedProofs = () => readFileSync(files.proofs, 'utf8').replace(/^cell \S+/m, (cell) => `${cell}x`);

  test('verifies an export of the ledger under its key, and refuses one that a receipt does not know', async () => {
    const whole = keep('ledger.jsonl', exported(ledger));
    expect(await said([whole, files.receipt], sampleVkey)).toMatch(
      /The log greffe\.example\/ledger holds: \d+ entries/,
    );
    const forked = keep('forked.jsonl', exported(new SampleLedger([...aFullQuarter].reverse())));
    expect(await said([forked, files.receipt], sampleVkey)).toMatch(/this export is another history/);
    const short = keep('short.jsonl', exported(new SampleLedger(aFullQuarter.slice(0, 4))));
    expect(await said([short, files.receipt], sampleVkey)).toMatch(/entries are missing at its end/);
  });

  test('asked the network for nothing and complained of nothing', () => {
    expect(asked).toEqual([address]);
  });
});
