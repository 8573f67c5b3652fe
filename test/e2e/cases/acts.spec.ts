import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccessHistory } from '../../../src/cases/rows/access-history.js';
import type { PersonId } from '../../../src/domain/kernel/brand.js';
import { readCsv } from '../../../src/domain/report/csv.js';
import type { Member } from '../../support/desk.js';
import { openQueueServer, type QueueServer } from '../../support/queue-server.js';
import { refused, usWarrant } from '../../support/written-request.js';

interface Act {
  readonly at: string;
  readonly type: string;
  readonly actor: string;
  readonly name: string | null;
  readonly cases: { id: string; reference: string }[];
}
interface Acts {
  readonly acts: Act[];
  readonly next: string | null;
}

/** Who did what to which case, over HTTP. */
describe('the log of acts', () => {
  let server: QueueServer;
  let auditor: Member;
  let jurist: Member;
  let ours: { id: string; reference: string };
  let other: string;

  const list = async (query = ''): Promise<Acts> => {
    const answer = await auditor.send('GET', `/api/acts${query}`);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json<Acts>();
  };
  const lastOf = async (type: string) =>
    (
      await server.desk.platform.fresh.asOwner<{ data: Record<string, unknown>; stream: string }>(
        'select data, stream from entry where type = $1 order by at desc, seq desc limit 1',
        [type],
      )
    )[0];
  const note = async (id: string, text: string) => {
    const { seq } = (await jurist.send('GET', `/api/cases/${id}`)).json<{ seq: number }>();
    const { statusCode } = await jurist.send('POST', `/api/cases/${id}/notes`, { body: { seen: seq, text } });
    expect(statusCode).toBe(201);
  };

  beforeAll(async () => {
    server = await openQueueServer();
    [auditor, jurist] = [await server.signedIn('auditor'), await server.signedIn('jurist')];
    const id = await server.desk.request({ facts: usWarrant, classification: refused });
    other = await server.desk.request({ facts: usWarrant, classification: refused });
    const { reference } = (await jurist.send('GET', `/api/cases/${id}`)).json<{ reference: string }>();
    ours = { id, reference };
    await note(id, 'Appel de Madame Durand');
    await note(other, 'Rien');
    const reader = { id: jurist.id as PersonId, name: 'jurist', roles: ['jurist'] as const };
    await server.desk.database.transaction((tx) => server.app.get(AccessHistory).opened(tx, reader, 'case', id));
  });
  afterAll(() => server?.close());

  it('says who did what to one case, with the documents of it that were opened, the newest first', async () => {
    const { acts } = await list(`?reference=${ours.reference.toLowerCase()}`);
    expect(acts.slice(0, 2)).toMatchObject([
      { type: 'access.document_opened', actor: jurist.id, name: 'jurist', document: 'case', cases: [ours] },
      { type: 'case.noted', actor: jurist.id, name: 'jurist', cases: [ours] },
    ]);
    expect(acts.map(({ type }) => type)).toContain('case.opened');
    expect(acts.at(-1)).toMatchObject({ type: 'message.received', name: null, cases: [ours] });
    expect(acts.flatMap(({ cases }) => cases.map(({ id }) => id))).not.toContain(other);
  });

  it('is filtered by person, by kind, by family of kinds and by day', async () => {
    const of = async (query: string) => (await list(query)).acts;
    const byJurist = await of(`?person=${jurist.id}&kind=case.noted`);
    expect(byJurist.map(({ type, actor }) => [type, actor])).toEqual([
      ['case.noted', jurist.id],
      ['case.noted', jurist.id],
    ]);
    const opened = await of('?kind=case');
    expect(opened.length).toBeGreaterThan(2);
    expect(opened.every(({ type }) => type.startsWith('case.'))).toBe(true);
    expect(await of('?to=2001-01-01')).toEqual([]);
    expect(await of('?from=2999-01-01')).toEqual([]);
    expect((await of('?from=2001-01-01&to=2999-01-01')).length).toBeGreaterThan(5);
  });

  it('goes on where a page ended, without a gap and without a repetition', async () => {
    for (let n = 0; n < 105; n += 1) await list('?kind=case.noted');
    const pages = [await list(`?person=${auditor.id}`)];
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) {
      pages.push(await list(`?person=${auditor.id}&after=${next}`));
    }
    const places = pages.flatMap(({ acts }) => acts.map(({ at, type }) => `${at} ${type}`));
    expect(pages.length).toBeGreaterThan(1);
    expect(places).toEqual([...places].sort().reverse());
    const [counted] = await server.desk.platform.fresh.asOwner<{ n: number }>(
      'select count(*)::int as n from entry where actor = $1',
      [auditor.id],
    );
    // The reading of each page is an act of its own, and came after the first page.
    expect(places).toHaveLength((counted?.n ?? 0) - pages.length);
  });

  it('records each reading in the same transaction, with ids alone', async () => {
    await list(`?reference=${ours.reference}&person=${jurist.id}&from=2001-01-01`);
    expect(await lastOf('access.acts_read')).toEqual({
      stream: `access/${auditor.id}`,
      data: { case: ours.id, person: jurist.id, from: '2001-01-01' },
    });
    const { acts } = await list(`?reference=${ours.reference}`);
    expect(acts[0]).toMatchObject({ type: 'access.acts_read', actor: auditor.id, cases: [ours] });
  });

  it('is taken as a file whose digest and rows are recorded', async () => {
    const answer = await auditor.send(
      'GET',
      `/api/acts/export?reference=${ours.reference}&kind=case.noted&language=en`,
    );
    expect(answer.headers['content-type']).toContain('text/csv');
    const [head, ...rows] = readCsv(answer.body);
    expect(head?.slice(0, 4)).toEqual(['Time (UTC)', 'By', 'Act', 'Cases']);
    expect(rows.map((row) => [row[1], row[3], row[4]])).toEqual([['jurist', ours.reference, 'case.noted']]);
    expect(answer.body).not.toContain('Durand');
    // The byte order mark is lost where the answer is read as a text.
    const sha256 = createHash('sha256').update(`\uFEFF${answer.body}`, 'utf8').digest('hex');
    expect((await lastOf('access.acts_exported'))?.data).toEqual({
      ...{ case: ours.id, kind: 'case.noted', rows: 1, sha256 },
    });
  });

  it.each([
    ['?reference=GRF-1999-000001', 404, 'case-unknown'],
    ['?after=bm90aGluZw', 422, 'acts-page-unknown'],
    ['?kind=case.nothing', 422, undefined],
    ['?from=yesterday', 422, undefined],
  ])('refuses %s', async (query, status, code) => {
    const answer = await auditor.send('GET', `/api/acts${query}`);
    expect(answer.statusCode).toBe(status);
    if (code) expect(answer.json<{ type: string }>().type).toBe(`/problems/${code}`);
  });

  it.each(['jurist', 'analyst', 'dpo', 'ciso', 'executive', 'administrator', 'counsel'] as const)(
    'is closed to %s, the export too',
    async (role) => {
      const visitor = await server.signedIn(role);
      for (const path of ['/api/acts', '/api/acts/export']) {
        expect((await visitor.send('GET', path)).statusCode).toBe(403);
      }
    },
  );
});
