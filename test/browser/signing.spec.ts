// @stage browser
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { rowsOf } from '../../src/platform/database/rows.js';
import { PASSWORD } from '../support/desk.js';
import { Offices } from '../support/offices.js';
import { signByPassword } from '../support/walk.js';
import { admitted, refused, requisition, type WrittenRequest } from '../support/written-request.js';

const preservation: WrittenRequest = {
  facts: { ...requisition, bases: ['EU-EPOC-PR'], categories: ['PRES'], issuerZone: 'EU_EEV', issuerCountry: 'ES' },
  classification: { ...admitted, circuit: 'preservation', approvers: ['head_of_legal'], facts: [] },
  language: 'fr',
};

/** What a person signs, on the screen where they sign it. */
describe('signing at the desk', () => {
  let offices: Offices;

  beforeAll(async () => {
    offices = await Offices.open();
  });
  afterAll(() => offices?.close());

  /** A refusal with its consents, which waits to be sent. */
  async function consented(subject: string): Promise<string> {
    const { desk } = offices;
    const id = await desk.request({ language: 'fr', requester: { subject } });
    const { preparation } = await desk.draft(id, 'refuse');
    const { id: preparationId = '', payload = '', requester } = preparation ?? {};
    const consent = { preparationId, payload, role: 'head_of_legal', requester: requester ?? '' } as const;
    await desk.give(id, { type: 'approve', ...consent }, desk.person('head_of_legal'));
    return id;
  }

  it('signs several refusals as one displayed list, and sends each with its place in it', async () => {
    const { desk } = offices;
    const ids = [await consented('Subpoena A'), await consented('Subpoena B'), await consented('Subpoena C')];
    const jurist = await offices.enter('jurist', '/approvals');
    const { page } = jurist;
    await page.getByRole('button', { name: 'Signer plusieurs refus' }).click();
    const [third] = rowsOf(
      z.object({ reference: z.string() }),
      await desk.database.query('select reference from case_file where id = $1', [ids[2]]),
    );
    const { reference = '' } = third ?? {};
    await page.getByLabel(new RegExp(reference)).uncheck();
    expect(await jurist.accessibility()).toEqual([]);
    await page.getByRole('button', { name: 'Signer 2 refus' }).click();
    await page.getByText('Une seule signature porte sur ces 2 refus').waitFor();
    await signByPassword(page);
    await page.getByText('C’est parti').waitFor();
    const left = await Promise.all(ids.map(async (id) => (await desk.state(id)).left.length));
    expect(left).toEqual([1, 1, 0]);
    const lists = rowsOf(
      z.object({ root: z.string(), size: z.number(), index: z.number() }),
      await desk.database.query(
        `select data #>> '{signature,list,root}' as root, (data #>> '{signature,list,size}')::int as size,
         (data #>> '{signature,list,index}')::int as index
       from entry where type = 'case.refused' and stream = any ($1) order by index`,
        [ids.map((id) => `case/${id}`)],
      ),
    );
    expect(lists.map(({ size, index }) => [size, index])).toEqual([
      [2, 0],
      [2, 1],
    ]);
    expect(new Set(lists.map(({ root }) => root)).size).toBe(1);
    await desk.run('correspondence.send_letter');
    const refusals = desk.relay.received.filter(({ subject }) => subject?.startsWith('Réponse à votre demande'));
    expect(refusals).toHaveLength(2);
    expect(jurist.faults).toEqual([]);
    await jurist.context.close();
  });

  it('asks for the password above the form that needs it', async () => {
    const { desk } = offices;
    const id = await desk.request(preservation);
    const jurist = await offices.enter('jurist', `/cases/${id}`);
    const { page } = jurist;
    await desk.platform.fresh.asOwner(`update session set proved_at = now() - interval '1 hour'`);
    await page.getByRole('tab', { name: 'Actions' }).click();
    await page.getByRole('tabpanel').getByRole('button', { name: 'Conserver ou retirer sans attendre' }).click();
    await page.getByLabel('Motif ou source').fill('Ordre de conservation.');
    await page.getByRole('button', { name: 'Inscrire', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Confirmez que c’est bien vous' });
    await dialog.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Confirmer' }).click();
    await page.getByText('C’est inscrit').waitFor();
    expect((await desk.state(id)).acts).toHaveLength(1);

    await jurist.context.close();
  });

  it('shows a second person what a colleague did at once, and signs their confirmation of it', async () => {
    const { desk } = offices;
    const id = await desk.request(preservation);
    const acted = { type: 'act', actId: randomUUID(), action: 'preserve', noteId: randomUUID() } as const;
    await desk.give(id, acted, desk.person('jurist'));
    const dpo = await offices.enter('dpo', `/cases/${id}`);
    const { page } = dpo;
    await page.getByRole('tab', { name: 'Actions' }).click();
    await page.getByRole('button', { name: 'Confirmer la mesure d’un collègue' }).click();
    await page.getByRole('checkbox').check();
    await page.getByLabel('Motif ou source').fill('Vu.');
    await page.getByRole('button', { name: 'Inscrire', exact: true }).click();
    await page.getByText('Confirmer ce qui a été fait en urgence').waitFor();
    await signByPassword(page);
    await page.getByText('C’est inscrit').waitFor();
    expect((await desk.state(id)).acts).toMatchObject([{ upheld: true }]);
    expect(dpo.faults).toEqual([]);
    await dpo.context.close();
  });

  it('signs a correction that weakens the judgement, then lower requirements, each by another person', async () => {
    const { desk } = offices;
    const id = await desk.request({ classification: { ...refused, approvers: ['head_of_legal', 'dpo'] } });
    const correction = { type: 'confirm_fact', confirmed: { fact: 'issuerZone', value: 'FR' } } as const;
    await desk.give(id, correction, desk.person('jurist'));
    const head = await offices.enter('head_of_legal', `/cases/${id}`);
    await head.page.getByRole('button', { name: 'Confirmer la correction' }).click();
    const dialog = head.page.getByRole('dialog', { name: 'Confirmer la correction' });
    await dialog.getByText('→').first().waitFor();
    expect(await head.accessibility()).toEqual([]);
    await signByPassword(head.page);
    await head.page.getByText('Correction confirmée').waitFor();
    expect(await desk.state(id)).toMatchObject({ facts: { issuerZone: 'FR' }, alone: [] });

    await desk.give(id, { type: 'classify', classification: admitted });
    await head.page.reload();
    await head.page.getByRole('tab', { name: 'Actions' }).click();
    await head.page.getByRole('button', { name: 'Demander d’abaisser les exigences' }).click();
    await head.page.getByLabel('Motif ou source').fill('La demande est française.');
    await head.page.getByRole('button', { name: 'Inscrire', exact: true }).click();
    await head.page.getByText('Rôles exigés jusqu’ici').waitFor();
    await signByPassword(head.page);
    await head.page.getByText('C’est inscrit').waitFor();
    expect(head.faults).toEqual([]);
    await head.context.close();

    const dpo = await offices.enter('dpo', `/cases/${id}`);
    await dpo.page.getByRole('tab', { name: 'Actions' }).click();
    await dpo.page.getByRole('button', { name: 'Abaisser les exigences', exact: true }).click();
    await dpo.page.getByRole('button', { name: 'Inscrire', exact: true }).click();
    await signByPassword(dpo.page);
    await dpo.page.getByText('C’est inscrit').waitFor();
    expect((await desk.state(id)).floor.approvers).toEqual(['head_of_legal']);
    expect(dpo.faults).toEqual([]);
    await dpo.context.close();
  });
});
