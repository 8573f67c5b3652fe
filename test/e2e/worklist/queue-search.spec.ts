import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonId } from '../../../src/domain/kernel/brand.js';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { Database } from '../../../src/platform/database/database.js';
import { QueueFilter } from '../../../src/worklist/queue.filter.js';
import { QueueStore } from '../../../src/worklist/queue.store.js';
import type { Visitor } from '../../support/desk.js';
import { eraseAsOwner } from '../../support/erased-case.js';
import type { LetterDesk } from '../../support/letter-desk.js';
import { openQueueServer, type QueueServer } from '../../support/queue-server.js';
import { secret } from '../../support/secret-case.js';
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
  searchedInstead: string | null;
}

/** The inbox over HTTP, on cases of many kinds. */
describe('search in the queues', () => {
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

    it.each([
      ['gendarmrie', 'gendarmerie', ['eightHours']],
      ['storde comunications', 'stored communications', ['warrant', 'clockless']],
    ])('that no case holds is forgiven a slip in a public word: %s', async (text, meant, expected) => {
      const query = `?search=${await searchFor(text)}`;
      const page = await list(query);
      expect(names(page)).toEqual(expected);
      expect([page.searchText, page.searchedInstead]).toEqual([text, meant]);
      const facets = await jurist.send('GET', `/api/cases/facets${query}`);
      expect(facets.json<{ total: number }>().total).toBe(expected.length);
    });

    it('is forgiven how a reference is written, and no word of a request', async () => {
      const reference = (await list()).cases.find(({ id }) => id === ids.warrant)?.reference ?? '';
      const [, year, number] = reference.split('-');
      const page = await list(`?search=${await searchFor(`grf ${year} ${Number(number)}`)}`);
      expect([names(page), page.searchedInstead]).toEqual([['warrant'], reference]);
      expect((await list(`?search=${await searchFor('requisitions lille')}`)).searchedInstead).toBeNull();
      for (const text of ['cannary@target.example', 'urgenet']) {
        expect((await list(`?search=${await searchFor(text)}`)).cases).toEqual([]);
      }
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
      await eraseAsOwner(desk.platform.fresh, gone);
      expect(await desk.platform.fresh.asOwner('select 1 from case_words where case_id = $1', [gone])).toEqual([]);
      const shown = (await list(`?row=U01`)).cases.find(({ id }) => id === gone);
      expect(shown?.headline).toBe('erased');
      await desk.platform.fresh.asOwner(`update case_file set status = 'closed' where id = $1`, [gone]);
    });

    it('finds a case of the secret cell, by its reference and its words, for the secret officer alone', async () => {
      const locked = await desk.request({ facts: requisition, classification: secret });
      const reference = (await list()).cases.find(({ id }) => id === locked)?.reference ?? '';
      const officer = await signedIn('secret_officer');
      for (const text of [reference, 'canary@target.example']) {
        const found = async (visitor: Visitor) =>
          idsOf(await list(`?search=${await searchFor(text, visitor)}`, visitor));
        expect(await found(officer)).toContain(locked);
        expect(await found(jurist)).not.toContain(locked);
      }
    });
  });
});
