import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import type { Visitor } from '../../support/desk.js';
import type { LetterDesk } from '../../support/letter-desk.js';
import { openQueueServer, type QueueServer } from '../../support/queue-server.js';
import { admitted, refused, requisition, usWarrant } from '../../support/written-request.js';

/** The instant at which the queues are looked at, unless a test says another: six hours after its cases came in. */
const AS_OF = '2026-11-20T14:00:00.000Z';

interface Listed {
  id: string;
  reference: string;
  allowedSeconds: number | null;
  safeEnd: string | null;
  receivedAt: string;
  headline: { subject: string; sender: string | null } | 'erased' | null;
}
interface Page {
  cases: Listed[];
  total: number;
  asOf: string;
  next: string | null;
  searchText: string | null;
}

/** The inbox over HTTP, on cases of many kinds. */
describe('views and waiting people in the queues', () => {
  let server: QueueServer;
  let desk: LetterDesk;
  let jurist: Visitor & { id: string };
  const ids: Record<string, string> = {};

  const signedIn = (role: Role) => server.signedIn(role);
  const clock = (code: string, safeEnd: string) => ({ code, legalEnd: safeEnd, safeEnd });

  beforeAll(async () => {
    server = await openQueueServer();
    desk = server.desk;
    jurist = await signedIn('jurist');
    const receivedAt = '2026-11-20T08:00:00.000Z';
    ids.eightHours = await desk.request({
      facts: { ...requisition, emergency: true },
      classification: { ...admitted, clocks: [clock('D-EEV-8H', '2026-11-20T16:00:00.000Z')] },
      language: 'fr',
      receivedAt,
      requester: {
        subject: 'Réquisition judiciaire urgente',
        address: 'br.lille@gendarmerie.interieur.gouv.fr',
        name: 'BR de Lille',
      },
    });
    ids.tenDays = await desk.request({
      facts: requisition,
      classification: {
        ...admitted,
        clocks: [clock('D-EEV-10D', '2026-11-30T17:00:00.000Z'), clock('SLA-5WD', '2026-11-27T17:00:00.000Z')],
      },
      language: 'fr',
      receivedAt,
    });
    ids.warrant = await desk.request({
      facts: usWarrant,
      classification: { ...refused, clocks: [clock('SLA-24H', '2026-11-21T08:00:00.000Z')] },
      receivedAt,
    });
    ids.clockless = await desk.request({ facts: usWarrant, classification: refused, receivedAt });
  });
  afterAll(async () => {
    await server?.close();
  });

  const list = async (query = '', visitor: Visitor = jurist): Promise<Page> => {
    const asked = new URLSearchParams(query);
    if (!asked.has('asOf') && !asked.has('after')) asked.set('asOf', AS_OF);
    const answer = await visitor.send('GET', `/api/cases?${asked}`);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json<Page>();
  };
  const idsOf = ({ cases }: Page): string[] => cases.map(({ id }) => id);

  it('tells each person whose act a case waits for, and never asks the second signature of the first signatory', async () => {
    const preparing = await signedIn('jurist');
    const head = await signedIn('head_of_legal');
    const caseId = await desk.request();
    const todo = async (visitor: Visitor) => idsOf(await list('?todo=me&row=U01', visitor)).includes(caseId);
    expect([await todo(preparing), await todo(head)]).toEqual([true, true]);
    const { preparation } = await desk.draft(caseId, 'refuse');
    expect([await todo(preparing), await todo(head)]).toEqual([false, true]);
    await desk.platform.fresh.asOwner('update case_file set involved = involved || $2::uuid where id = $1', [
      caseId,
      head.id,
    ]);
    expect(await todo(head)).toBe(false);
    expect(preparation).not.toBeNull();
  });

  it('keeps views: their own to each, shared ones to all, and refuses a query that no queue reads', async () => {
    const other = await signedIn('dpo');
    const body = {
      name: 'Américaines',
      query: 'zone=THIRD&country=US&verdict=REFUSE&verdict=REFUSE_REDIRECT',
      shared: false,
    };
    const kept = await jurist.send('POST', '/api/views', { body });
    expect(kept.statusCode).toBe(201);
    const { id } = kept.json<{ id: string }>();
    const views = async (visitor: Visitor) =>
      (await visitor.send('GET', '/api/views')).json<{
        builtIn: { code: string; count: number }[];
        saved: { id: string; mine: boolean; count: number }[];
      }>();
    const { total } = await list(`?${body.query}`);
    expect(await views(jurist)).toMatchObject({ saved: [{ id, mine: true, count: total }] });
    expect((await views(other)).saved).toEqual([]);
    const change = (visitor: Visitor, shared: boolean) =>
      visitor.send('PUT', `/api/views/${id}`, { body: { ...body, shared } });
    expect((await change(other, true)).statusCode).toBe(404);
    expect((await change(jurist, true)).statusCode).toBe(200);
    expect(await views(other)).toMatchObject({ saved: [{ id, mine: false }] });
    expect((await views(other)).builtIn.map(({ code, count }) => [code, count >= 0])).toContainEqual([
      'emergencies',
      true,
    ]);
    const wrong = await jurist.send('POST', '/api/views', { body: { ...body, query: 'colour=red' } });
    expect([wrong.statusCode, wrong.json().type]).toEqual([422, '/problems/view-query-invalid']);
    expect((await other.send('DELETE', `/api/views/${id}`)).statusCode).toBe(404);
    expect((await jurist.send('DELETE', `/api/views/${id}`)).statusCode).toBe(204);
    const entries = await desk.platform.fresh.asOwner<{ type: string; data: object }>(
      'select type, data from entry where stream = $1 order by seq',
      [`desk/${jurist.id}`],
    );
    expect(entries.map(({ type }) => type)).toEqual(['desk.view_kept', 'desk.view_changed', 'desk.view_removed']);
    expect(entries[0]?.data).toEqual({ view: id, shared: false });
  });
});
