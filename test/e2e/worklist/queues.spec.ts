// @stage slow
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
describe('queues over HTTP', () => {
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
  const names = (page: Page): string[] =>
    idsOf(page).map((id) => Object.entries(ids).find(([, known]) => known === id)?.[0] ?? id);

  it.each(['2026-11-20T14:00:00.000Z', '2026-11-25T08:00:00.000Z'])(
    'orders by the nearest end as of %s',
    async (asOf) => {
      expect(names(await list(`?asOf=${asOf}`))).toEqual(['eightHours', 'warrant', 'tenDays', 'clockless']);
    },
  );

  it('puts the case that ends at six in the evening before the one that ends at eight, whatever share of its time is left', async () => {
    const long = await desk.request({
      facts: requisition,
      classification: { ...admitted, clocks: [clock('D-EEV-10D', '2026-11-20T20:00:00.000Z')] },
      receivedAt: '2026-10-21T20:00:00.000Z',
    });
    const short = await desk.request({
      facts: requisition,
      classification: { ...admitted, clocks: [clock('D-EEV-8H', '2026-11-20T18:00:00.000Z')] },
      receivedAt: '2026-11-20T10:00:00.000Z',
    });
    // A share of the time allowed would put the long one first: 7 hours of 720, against 5 of 8.
    expect(idsOf(await list('?language=en&category=SUB&asOf=2026-11-20T13:00:00.000Z'))).toEqual([short, long]);
    await desk.platform.fresh.asOwner('update case_file set status = $1 where id = any($2)', ['closed', [long, short]]);
  });

  it('shows each case with the clock that bites first and whom it comes from', async () => {
    const { cases } = await list();
    expect(cases.find(({ id }) => id === ids.tenDays)).toMatchObject({
      clock: 'SLA-5WD',
      safeEnd: '2026-11-27T17:00:00.000Z',
      desk: 'legal',
      stepKind: 'preparation',
      door: 'smtp',
      language: 'fr',
      bases: ['CPP-60-1'],
    });
    expect(cases.find(({ id }) => id === ids.eightHours)?.headline).toEqual({
      subject: 'Réquisition judiciaire urgente',
      sender: 'BR de Lille',
      authority: { fr: 'Gendarmerie nationale', en: 'National Gendarmerie' },
    });
  });

  it('pages by key without losing or repeating a case, though cases come in between', async () => {
    const first = await list('?limit=2');
    expect(first).toMatchObject({ total: 4, next: expect.any(String) });
    const between = await desk.request({
      facts: requisition,
      classification: { ...admitted, clocks: [clock('D-TCO-1H', '2026-11-20T09:00:00.000Z')] },
      receivedAt: '2026-11-20T08:00:00.000Z',
    });
    const second = await list(`?limit=2&after=${first.next}`);
    expect(second.asOf).toBe(first.asOf);
    expect([...idsOf(first), ...idsOf(second)]).toEqual(expect.arrayContaining(Object.values(ids)));
    const third = await list(`?limit=2&after=${second.next}`);
    expect([third.cases, third.next]).toEqual([[], null]);
    expect(names(await list(`?limit=1&skip=2&asOf=${first.asOf}`))).toHaveLength(1);
    await desk.platform.fresh.asOwner(`update case_file set status = 'closed' where id = $1`, [between]);
  });

  it('refuses a page of another order and a page it never gave', async () => {
    const { next } = await list('?limit=1');
    for (const query of [`order=newest&after=${next}`, 'after=e30', `after=${'%27'.repeat(9)}`]) {
      const answer = await jurist.send('GET', `/api/cases?${query}`);
      expect([answer.statusCode, answer.json().type]).toEqual([422, '/problems/page-unknown']);
    }
  });

  it.each([
    ['desk=legal', ['eightHours', 'warrant', 'tenDays', 'clockless']],
    ['country=US&country=FR&emergency=true', ['eightHours']],
    ['zone=THIRD', ['warrant', 'clockless']],
    ['verdict=ADMIT&language=fr', ['eightHours', 'tenDays']],
    ['row=U01', ['warrant', 'clockless']],
    ['basis=US-SCA-2703', ['warrant', 'clockless']],
    ['category=CON', ['warrant', 'clockless']],
    ['issuerKind=police', ['eightHours', 'tenDays']],
    ['circuit=refusal', ['warrant', 'clockless']],
    ['door=hook', []],
    ['assignee=nobody', ['eightHours', 'warrant', 'tenDays', 'clockless']],
    ['assignee=me', []],
    ['late=true&asOf=2026-11-21T00:00:00.000Z', ['eightHours']],
    ['late=false&asOf=2026-11-21T00:00:00.000Z', ['warrant', 'tenDays', 'clockless']],
    ['dueWithinHours=24&late=false&asOf=2026-11-21T00:00:00.000Z', ['warrant']],
    ['since=2026-11-20T08:00:00.000Z', []],
    ['status=closed&circuit=refusal', []],
  ])('filters by %s', async (query, expected) => {
    const page = await list(`?${query}`);
    expect(names(page)).toEqual(expected);
    expect(page.total).toBe(expected.length);
  });

  it.each(['desk=%27%3B--', 'zone=EUROPE', 'limit=0', 'limit=201', 'colour=red', 'country=us'])(
    'refuses %s with the field at fault',
    async (query) => {
      const answer = await jurist.send('GET', `/api/cases?${query}`);
      expect([answer.statusCode, answer.json().type]).toEqual([422, '/problems/invalid-data']);
    },
  );

  it('counts by each field, the field itself left out of its own filter', async () => {
    const answer = await jurist.send('GET', '/api/cases/facets?verdict=ADMIT');
    const { facets, total } = answer.json<{
      facets: Record<string, { value: string; count: number }[]>;
      total: number;
    }>();
    expect(total).toBe(2);
    expect(facets.verdict).toEqual([
      { value: 'ADMIT', count: 2 },
      { value: 'REFUSE_REDIRECT', count: 2 },
    ]);
    expect(facets.zone).toEqual([{ value: 'FR', count: 2 }]);
    expect(facets.basis).toEqual([{ value: 'CPP-60-1', count: 2 }]);
    expect(facets.assignee).toEqual([{ value: null, count: 2 }]);
    expect(facets.emergency).toEqual([
      { value: 'false', count: 1 },
      { value: 'true', count: 1 },
    ]);
  });

  it('shows no case to the administrator', async () => {
    const administrator = await signedIn('administrator');
    for (const path of ['/api/cases', '/api/cases/facets', '/api/views']) {
      expect((await administrator.send('GET', path)).statusCode).toBe(403);
    }
  });
});
