import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseVault } from '../../../src/cases/vault.js';
import type { PersonId } from '../../../src/domain/kernel/brand.js';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { Database } from '../../../src/platform/database/database.js';
import { QueueFilter } from '../../../src/worklist/queue.filter.js';
import { QueueStore } from '../../../src/worklist/queue.store.js';
import type { Visitor } from '../../support/desk.js';
import { admitted, type LetterDesk, refused, requisition, usWarrant } from '../../support/letter-desk.js';
import { openQueueServer, type QueueServer } from '../../support/queue-server.js';

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
  const searchFor = async (text: string, visitor: Visitor = jurist): Promise<string> => {
    const answer = await visitor.send('POST', '/api/case-searches', { body: { text } });
    return answer.json<{ search: string }>().search;
  };

  it.each([
    // Two hours of eight are left, and 22 of 24; by their hour alone, the eight hours and the day come first anyhow.
    ['urgency', '2026-11-20T14:00:00.000Z', ['eightHours', 'warrant', 'tenDays', 'clockless']],
    // At the seventh hour of the fifth day the ten days have more left than the day that has passed.
    ['urgency', '2026-11-25T08:00:00.000Z', ['eightHours', 'warrant', 'tenDays', 'clockless']],
    ['due', '2026-11-20T14:00:00.000Z', ['eightHours', 'warrant', 'tenDays', 'clockless']],
  ])('orders by %s as of %s', async (order, asOf, expected) => {
    expect(names(await list(`?order=${order}&asOf=${asOf}`))).toEqual(expected);
  });

  it('puts eight hours before ten days by what is left of what was allowed, not by what is left', async () => {
    const late = await desk.request({
      facts: requisition,
      classification: { ...admitted, clocks: [clock('D-EEV-10D', '2026-11-20T20:00:00.000Z')] },
      receivedAt: '2026-11-10T20:00:00.000Z',
    });
    const early = await desk.request({
      facts: requisition,
      classification: { ...admitted, clocks: [clock('D-EEV-8H', '2026-11-20T18:00:00.000Z')] },
      receivedAt: '2026-11-20T10:00:00.000Z',
    });
    const at = (asOf: string) => list(`?language=en&category=SUB&asOf=${asOf}`);
    // 10 hours of 240 left, against 8 of 8.
    expect(idsOf(await at('2026-11-20T10:00:00.000Z'))).toEqual([late, early]);
    // 2.5 hours of 240 left, against half an hour of 8: 1.04 % and 6.25 %.
    expect(idsOf(await at('2026-11-20T17:30:00.000Z'))).toEqual([late, early]);
    // Both late: by 2 hours of 8, and by none of 240.
    expect(idsOf(await at('2026-11-20T20:00:00.000Z'))).toEqual([early, late]);
    await desk.platform.fresh.asOwner('update case_file set status = $1 where id = any($2)', ['closed', [late, early]]);
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

  describe('search', () => {
    it.each([
      ['requisitions lille', ['eightHours']],
      ['canary@target.example', ['eightHours', 'warrant', 'tenDays', 'clockless']],
      ['24-MJ-00731', ['eightHours', 'warrant', 'tenDays', 'clockless']],
      ['stored communications', ['warrant', 'clockless']],
      ['CPP-60-1', ['eightHours', 'tenDays']],
      ['dupont', []],
    ])('finds "%s"', async (text, expected) => {
      const page = await list(`?search=${await searchFor(text)}`);
      expect(names(page)).toEqual(expected);
      expect(page.searchText).toBe(text);
    });

    it('counts no further than it is asked to, and says one more', async () => {
      const [store, database] = [server.app.get(QueueStore), server.app.get(Database)];
      const filter = QueueFilter.parse({});
      const person = { id: jurist.id as PersonId, name: '', roles: ['jurist'] as const };
      const count = (most?: number) =>
        database.transaction(async (tx) => {
          const asking = { person, standsInFor: [], asOf: await database.now(tx), words: null };
          return store.count(tx, filter, asking, most);
        });
      const all = (await list()).total;
      expect([await count(), await count(all), await count(all - 2)]).toEqual([all, all, all - 1]);
      expect(await list(`?search=${await searchFor('canary@target.example')}`)).toMatchObject({
        total: 4,
        more: false,
      });
    });

    it('finds a case by its reference, also an end of it', async () => {
      const reference = (await list()).cases.find(({ id }) => id === ids.warrant)?.reference ?? '';
      for (const text of [reference, reference.toLowerCase(), reference.slice(-6)]) {
        expect(names(await list(`?search=${await searchFor(text)}`))).toEqual(['warrant']);
      }
    });

    it('says so when nothing could be found, or when the search was made elsewhere', async () => {
      const empty = await jurist.send('POST', '/api/case-searches', { body: { text: 'de , a' } });
      expect([empty.statusCode, empty.json().type]).toEqual([422, '/problems/search-empty']);
      const foreign = await jurist.send('GET', `/api/cases?search=${'A'.repeat(60)}`);
      expect([foreign.statusCode, foreign.json().type]).toEqual([422, '/problems/search-unknown']);
    });

    it('opens for the person who made it alone, in a list, a count or a view', async () => {
      const [author, head] = [await signedIn('jurist'), await signedIn('head_of_legal')];
      const query = `search=${await searchFor('24-MJ-00731', author)}`;
      for (const path of ['/api/cases', '/api/cases/facets']) {
        expect((await author.send('GET', `${path}?${query}`)).statusCode).toBe(200);
        const other = await head.send('GET', `${path}?${query}`);
        expect([other.statusCode, other.json().type]).toEqual([422, '/problems/search-unknown']);
        expect(other.body).not.toContain('00731');
      }
      const keep = (visitor: Visitor, shared: boolean) =>
        visitor.send('POST', '/api/views', { body: { name: 'Mandat', query, shared } });
      const shared = await keep(author, true);
      expect([shared.statusCode, shared.json().type]).toEqual([422, '/problems/search-shared']);
      expect([(await keep(author, false)).statusCode, (await keep(head, false)).statusCode]).toEqual([201, 201]);
      const counts = async (visitor: Visitor) =>
        (await visitor.send('GET', '/api/views')).json<{ saved: { count: number | null }[] }>().saved;
      expect([await counts(author), await counts(head)]).toMatchObject([[{ count: 4 }], [{ count: null }]]);
    });

    it('keeps no word in clear, neither in its rows nor in the address', async () => {
      expect(await searchFor('canary@target.example')).not.toContain('canary');
      const rows = await desk.platform.fresh.asOwner<{ words: string }>('select words::text from case_words');
      expect(rows).toHaveLength(await desk.platform.fresh.asOwner('select 1 from case_file').then((all) => all.length));
      for (const { words } of rows) expect(words).not.toMatch(/canary|lille|requisit|grf-2|clerk/i);
    });

    it('loses the rows of a case with its key', async () => {
      const gone = await desk.request({ requester: { subject: 'Mandat effacé' } });
      expect(idsOf(await list(`?search=${await searchFor('efface')}`))).toEqual([gone]);
      await desk.database.transaction((tx) => desk.module.get(CaseVault).erase(tx, gone));
      expect(await desk.platform.fresh.asOwner('select 1 from case_words where case_id = $1', [gone])).toEqual([]);
      const shown = (await list(`?row=U01`)).cases.find(({ id }) => id === gone);
      expect(shown?.headline).toBe('erased');
      await desk.platform.fresh.asOwner(`update case_file set status = 'closed' where id = $1`, [gone]);
    });
  });

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
        house: { code: string; count: number }[];
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
    expect((await views(other)).house.map(({ code, count }) => [code, count >= 0])).toContainEqual([
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

  it('shows no case to the administrator', async () => {
    const administrator = await signedIn('administrator');
    for (const path of ['/api/cases', '/api/cases/facets', '/api/views']) {
      expect((await administrator.send('GET', path)).statusCode).toBe(403);
    }
  });
});
