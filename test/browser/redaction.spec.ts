// @stage browser
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import type { Browser, Page } from 'playwright-core';
import { hashPassword } from '../../src/identity/account/password/password.js';
import { executablePath, type Look, launch, type Visit } from '../support/browser.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { PASSWORD, Visitor } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { signedActOf } from '../support/origin-methods.js';
import { keepScreenshot } from '../support/screenshot.js';
import { type Served, serve } from '../support/served.js';
import { arriveAt } from '../support/walk.js';

interface Judged {
  readonly state: {
    readonly seq: number;
    readonly targets: number;
    readonly confirmed: readonly string[];
    readonly origins: readonly unknown[];
    readonly receivedAt: string;
    readonly facts: Readonly<Record<string, unknown>> & { readonly checks: Readonly<Record<string, string>> };
  };
  readonly moves: readonly { readonly command: string; readonly closed: unknown }[];
}

const describeInBrowser = executablePath === undefined ? describe.skip : describe;
const requisition = readFileSync('test/fixtures/samples/001-fr-gendarmerie-60-1-sub/message.eml');
const email = `jurist-${randomUUID().slice(0, 8)}@desk.example`;

/** A requisition that came by mail to the built server: its PDF redacted, and its facts supposed otherwise. */
describeInBrowser('a requisition with a PDF', () => {
  let folder: string;
  let fresh: FreshDatabase;
  let served: Served;
  let browser: Browser;
  let caseId: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-redaction-'));
    fresh = await freshDatabase();
    served = await serve({ GREFFE_DATA: folder, ...fresh.environment, GREFFE_TEST_DURABILITY: 'true' });
    const transport = createTransport({ host: '127.0.0.1', port: served.smtpPort, secure: false, ignoreTLS: true });
    const envelope = { from: 'a@sender.example', to: 'legal@nuage-souverain.example' };
    await transport.sendMail({ envelope, raw: requisition });
    transport.close();
    await fresh.asOwner('insert into person (id, name, email, password_hash, roles) values ($1, $2, $3, $4, $5)', [
      randomUUID(),
      'Claire Juriste',
      email,
      await hashPassword(PASSWORD),
      ['jurist'],
    ]);
    const jurist = new Visitor(Number(new URL(served.http).port));
    await jurist.signIn(email);
    const list = () => jurist.send('GET', '/api/cases');
    const opened = await eventually(
      async () => (await list()).json<{ cases: { id: string }[] }>().cases,
      (cases) => cases.length > 0,
    );
    caseId = opened[0]?.id ?? '';
    // The list may be asked 240 times a minute, and a slow machine takes longer to read: the case itself is looked at.
    await eventually(
      async () => (await jurist.send('GET', `/api/cases/${caseId}`)).json<{ state: { classification: unknown } }>(),
      ({ state }) => state.classification !== null,
    );
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.kill('SIGTERM');
    await fresh?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const enter = (path: string, look: Look = {}): Promise<Visit> => arriveAt(browser, served.http, email, path, look);

  async function openRedactor(page: Page): Promise<void> {
    const tab = page.locator('[data-tab-of="document"]');
    await tab.waitFor({ state: 'attached' });
    if (await tab.isVisible()) await tab.click();
    await page.getByRole('button', { name: /Occulter une copie|Redact a copy/ }).click();
    await page.locator('canvas').first().waitFor();
  }

  it('is redacted by mouse: a zone drawn, a reason, a copy that gives nothing up', async () => {
    const visit = await enter(`/cases/${caseId}`);
    const { page } = visit;
    await openRedactor(page);
    expect(await page.getByRole('button', { name: 'Occulter la zone' }).isDisabled()).toBe(true);
    await page.getByLabel('Motif des prochaines zones').selectOption('professional_secret');
    const place = await page.locator('canvas').first().boundingBox();
    if (!place) throw new Error('No page.');
    await page.mouse.move(place.x + 60, place.y + 60);
    await page.mouse.down();
    await page.mouse.move(place.x + 240, place.y + 110, { steps: 4 });
    await page.mouse.up();
    await page.getByRole('button', { name: 'Zone 1, page 1 : Secret professionnel' }).waitFor();
    await keepScreenshot(page, 'redaction-1440-light-fr');
    expect(await visit.accessibility()).toEqual([]);
    await page.getByRole('button', { name: 'Occulter la zone' }).click();
    await page.getByText('Rien ne peut plus en être tiré').waitFor();
    await page.getByText('aucun caractère hors de la dernière').waitFor();
    await page.locator('canvas').first().waitFor();
    await keepScreenshot(page, 'redacted-1440-light-fr');
    expect(await visit.accessibility()).toEqual([]);
    expect(visit.faults).toEqual([]);
    await visit.context.close();
  });

  it('is redacted by keyboard: words covered wherever they stand, a zone moved by arrows, one taken away', async () => {
    const visit = await enter(`/cases/${caseId}`, { width: 390, colours: 'dark' });
    const { page } = visit;
    await openRedactor(page);
    await page.getByLabel('Mots à couvrir').fill('gendarmerie');
    await page.keyboard.press('Enter');
    await page.getByText(/endroits? couverts?\s: vérifiez-les/).waitFor();
    await page.getByRole('button', { name: 'Ajouter une zone' }).press('Enter');
    const added = page.locator(':focus[aria-label^="Zone"]');
    await added.waitFor();
    expect(await added.getAttribute('aria-label')).toMatch(/^Zone \d+, page 1/);
    const before = await added.boundingBox();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    const after = await added.boundingBox();
    expect([after?.y, after?.width].map(Number)).toEqual([
      expect.closeTo(Number(before?.y) + 2, -1),
      expect.closeTo(Number(before?.width) + 2, -1),
    ]);
    const zones = page.getByRole('list', { name: 'Zones à occulter' }).getByRole('listitem');
    const count = await zones.count();
    await page.keyboard.press('Delete');
    await zones.nth(count - 1).waitFor({ state: 'detached' });
    expect(await zones.count()).toBe(count - 1);
    await keepScreenshot(page, 'redaction-390-dark-fr');
    expect(await visit.accessibility()).toEqual([]);
    expect(await visit.overflow()).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: /^Occulter (la|\d+) zones?$/ }).press('Enter');
    await page.getByText('Rien ne peut plus en être tiré').waitFor();
    await keepScreenshot(page, 'redacted-390-dark-fr');
    expect(visit.faults).toEqual([]);
    await visit.context.close();
  });

  /** What is known is as it was read, what is unknown holds with its evidence, and no target is protected. */
  function statementOf(fact: string, state: Judged['state']) {
    if (fact === 'origin_established' && state.origins.length === 0) {
      return { path: 'origins', statement: signedActOf(state) };
    }
    const { checks, ...others } = state.facts;
    const known = fact in others ? others[fact] : (checks[fact] ?? 'unknown');
    const confirmed = { fact, value: known === 'unknown' ? 'holds' : known };
    const qualities = Array.from({ length: state.targets }, () => 'ordinary');
    return { path: 'facts', statement: { confirmed, ...(fact === 'target_not_protected' && { qualities }) } };
  }

  /** Confirms what decides, and takes what is unknown for established, until an answer may be prepared. */
  async function establish(): Promise<void> {
    const jurist = new Visitor(Number(new URL(served.http).port));
    await jurist.signIn(email);
    const file = async () => (await jurist.send('GET', `/api/cases/${caseId}`)).json<Judged>();
    const advised = async () => {
      const advice = await jurist.send('GET', `/api/cases/${caseId}/advice`);
      expect([advice.statusCode, advice.body]).toEqual([200, expect.anything()]);
      return advice.json<{ facts: string[] }>().facts;
    };
    const isOpen = ({ moves }: Judged) => moves.some(({ command, closed }) => command === 'prepare' && closed === null);
    const confirmNext = async (): Promise<boolean> => {
      const { state } = await file();
      const fact = (await advised()).find((each) => !state.confirmed.includes(each));
      if (fact === undefined) return false;
      const { path, statement } = statementOf(fact, state);
      const body = { seen: state.seq, ...statement };
      const { statusCode, body: told } = await jurist.send('POST', `/api/cases/${caseId}/${path}`, { body });
      // The case may move meanwhile, by its acknowledgement that leaves: then it is read again.
      expect(`${fact}: ${statusCode} ${told}`).toMatch(/^\w+: (201 |409 .*\/problems\/(look-again|stale)")/);
      return true;
    };
    // A confirmed fact may ask for others: the rules are asked once for each, within the limit of reads a minute.
    while (await confirmNext());
    await eventually(file, isOpen, 30_000);
  }

  it('has the file of its answer redacted before it is enclosed', async () => {
    await establish();
    const visit = await enter(`/cases/${caseId}`);
    const { page } = visit;
    await page.getByRole('button', { name: 'Préparer la réponse' }).click();
    const table = page.getByRole('group', { name: 'Réponse pour chaque compte visé' });
    await table.getByRole('combobox').first().waitFor();
    for (const box of await table.getByRole('combobox').all()) await box.selectOption('Communiquer');
    const { attachments } = await simpleParser(requisition);
    const pdf = attachments.find(({ contentType }) => contentType === 'application/pdf');
    if (!pdf) throw new Error('No PDF.');
    const file = { name: 'compte.pdf', mimeType: 'application/pdf', buffer: pdf.content };
    await page.getByLabel('Fichiers à communiquer').setInputFiles(file);
    const owner = page.getByLabel('Compte auquel appartient compte.pdf');
    if ((await owner.inputValue()) === '') await owner.selectOption('Tous les comptes communiqués');
    await page.getByRole('button', { name: 'Occulter une copie compte.pdf' }).click();
    const redactor = page.getByRole('dialog', { name: 'Occulter compte.pdf' });
    await redactor.locator('canvas').first().waitFor();
    await redactor.getByRole('button', { name: 'Ajouter une zone' }).click();
    await redactor.getByLabel('Motif de la zone 1').selectOption('not_requested');
    expect(await visit.accessibility()).toEqual([]);
    await keepScreenshot(page, 'redaction-dialog-1440-light-fr');
    await redactor.getByRole('button', { name: 'Occulter la zone' }).click();
    await redactor.getByText('Rien ne peut plus en être tiré').waitFor();
    await redactor.getByRole('button', { name: 'Joindre cette copie' }).click();
    await page.getByText('compte (occulté).pdf').first().waitFor();
    await page.getByRole('button', { name: 'Préparer et soumettre' }).click();
    await page.getByRole('link', { name: 'Relire et décider' }).waitFor();
    expect(visit.faults).toEqual([]);
    await visit.context.close();
  });

  it('would be judged otherwise if it came from a third country, and the case itself stays as it is', async () => {
    const visit = await enter(`/rules?view=whatIf&case=${caseId}`);
    const { page } = visit;
    await page.getByText('Comme pour le dossier').waitFor();
    await page.getByLabel('Zone de l’auteur').selectOption('THIRD');
    await page.getByText(/^Pour le dossier\s:/).waitFor();
    await page.getByRole('button', { name: 'Revenir aux faits du dossier' }).click();
    await page.getByText('Comme pour le dossier').waitFor();
    expect(visit.faults).toEqual([]);
    await visit.context.close();
  });
});
