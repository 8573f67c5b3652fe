// @stage browser
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { CaseState } from '../../src/domain/case/model/state.js';
import { executablePath, launch } from '../support/browser.js';
import { keepScreenshot } from '../support/screenshot.js';
import { openStaffedServer, type StaffedServer } from '../support/staffed-server.js';
import { arrive, complaintsOf } from '../support/walk.js';

const describeInBrowser = executablePath === undefined ? describe.skip : describe;

describeInBrowser('the next thing to do on a case', () => {
  let server: StaffedServer;
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch();
    server = await openStaffedServer();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const write = async (name: string, id: string, path: string, bodyOf: (state: CaseState) => Promise<object>) => {
    const person = await server.visitor(name);
    const { state } = (await person.send('GET', `/api/cases/${id}`)).json<{ state: CaseState }>();
    const answer = await person.send('POST', `/api/cases/${id}/${path}`, {
      body: { seen: state.seq, ...(await bodyOf(state)) },
    });
    expect([answer.statusCode, answer.statusCode === 201 ? '' : answer.body]).toEqual([201, '']);
  };

  it('The bar leads to the facts, which one press confirms by the piece they were read in, but for the origin.', async () => {
    const { id } = await server.receive('001-fr-gendarmerie-60-1-sub');
    const visit = await arrive(browser, server, 'Camille Aubry', `/cases/${id}`);
    const { page } = visit;
    await page.getByText('En attente de la préparation (non attribué)').waitFor();
    await page
      .getByRole('button', { name: /faits déterminants à confirmer/ })
      .last()
      .click();
    const together = page.getByRole('button', { name: /^Confirmer les \d+ faits : Lus dans .*\.pdf$/ });
    await together.waitFor();
    await keepScreenshot(page, 'facts-together');
    const named = Number(/\d+/.exec((await together.textContent()) ?? '')?.[0]);
    expect(named).toBeGreaterThan(3);
    await together.click();
    await together.waitFor({ state: 'detached' });
    const settled = page.locator('[data-fact]').filter({ hasText: /^(?!.*À confirmer).*Confirmé/s });
    await settled.nth(named - 1).waitFor();
    expect(await settled.count()).toBe(named);
    for (const fact of ['issuerZone', 'relayedBy', 'origin_established', 'destination_agrees']) {
      expect(await settled.and(page.locator(`[data-fact="${fact}"]`)).count()).toBe(0);
    }
    expect(await visit.accessibility()).toEqual([]);
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });

  it('A question that left says that the case waits for the authority, and no more that it is to be sorted.', async () => {
    const { id } = await server.receive('003-fr-police-77-1-1-sans-autorisation');
    await write('Camille Aubry', id, 'preparations', async () => ({
      ...{ action: 'clarify', attachments: [] },
    }));
    const visit = await arrive(browser, server, 'Camille Aubry', `/cases/${id}`);
    await visit.page.getByText(/^En attente d’accord/).waitFor();
    await server.consentOfAll(id);
    await visit.page.getByText(/^En attente de l’envoi/).waitFor();
    await write('Idriss Belhadj', id, 'refusal', async (state) => {
      const { id: preparationId = '', payload = '' } = state.preparation ?? {};
      const command = { type: 'refuse', preparationId, payload } as const;
      return { preparationId, payload, signature: await server.sign('Idriss Belhadj', id, command, state) };
    });
    await visit.page.getByRole('paragraph').getByText('En attente de l’autorité').waitFor();
    const step = visit.page.locator('[aria-current="step"]');
    expect(await step.allInnerTexts()).toEqual(['En attente de l’autorité']);
    await keepScreenshot(visit.page, 'waits-for-authority');
    expect(complaintsOf(visit)).toEqual([]);
    await visit.context.close();
  });
});
