import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitingOf } from '../../../src/admin/case/waiting.js';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { readCsv } from '../../../src/domain/report/csv.js';
import type { Member } from '../../support/desk.js';
import { openQueueServer, type QueueServer } from '../../support/queue-server.js';
import { admitted, refused, usWarrant, type WrittenRequest } from '../../support/written-request.js';

interface Listed {
  readonly id: string;
  readonly reference: string;
  readonly waits: string | null;
}

const toClarify = {
  ...admitted,
  ...{ verdict: 'CLARIFY', grounds: ['G-INFO'], circuit: 'clarification', letterBlocks: ['B-FR-INCOMP'] },
} as const satisfies WrittenRequest['classification'];

/** The list of cases as it is shown in rows and taken as a file. */
describe('the list of cases', () => {
  let server: QueueServer;
  let jurist: Member;
  const request = (classification: WrittenRequest['classification'] = refused) =>
    server.desk.request({ facts: usWarrant, classification, target: 'canary@target.example' });
  const listed = async (): Promise<Listed[]> =>
    (await jurist.send('GET', '/api/cases?status=all')).json<{ cases: Listed[] }>().cases;
  const fileOf = async (reader: Member, query = '') => {
    const { body, statusCode } = await reader.send('GET', `/api/cases/export?status=all${query}`);
    expect(statusCode).toBe(200);
    return { body, rows: readCsv(body) };
  };
  const exportsOf = ({ id }: Member) =>
    server.desk.platform.fresh.asOwner<{ data: Record<string, unknown> }>(
      `select data from entry where stream = 'access/' || $1 and type = 'access.cases_exported' order by seq`,
      [id],
    );
  const secretly = (id: string) =>
    server.desk.platform.fresh.asOwner('update case_file set secret = true where id = $1', [id]);

  beforeAll(async () => {
    server = await openQueueServer();
    jurist = await server.signedIn('jurist');
  });
  afterAll(() => server?.close());

  it('says of each case what it waits for, as the screen of the case does', async () => {
    const { desk } = server;
    const expected = new Map<string, string | null>();
    const standing = async (waits: string | null, act: (id: string) => Promise<unknown>, unclear = false) => {
      const id = await request(unclear ? toClarify : refused);
      await act(id);
      expected.set(id, waits);
    };
    await standing('preparation', async () => undefined);
    await standing('consent', (id) => desk.draft(id, 'refuse'));
    const ask = async (id: string) => {
      await desk.decide(id, 'clarify');
      await desk.runUntilDone('correspondence.send_letter', id);
    };
    await standing('authority', ask, true);
    // Last: what sends one letter sends the others too.
    await standing('delivery', (id) => desk.decide(id, 'refuse'));
    await standing(null, (id) => desk.withdraw(id));
    const rows = new Map((await listed()).map(({ id, waits }) => [id, waits]));
    for (const [id, waits] of expected) {
      const file = (await jurist.send('GET', `/api/cases/${id}`)).json<Parameters<typeof waitingOf>[0]>();
      expect([rows.get(id), waitingOf(file)?.for ?? null]).toEqual([waits, waits]);
    }
  });

  it('is taken as a file without a word of the requests, whose digest, rows and view are recorded', async () => {
    await request();
    const { body, rows } = await fileOf(jurist, '&country=US&words=en');
    expect(rows[0]?.slice(0, 4)).toEqual(['Reference', 'Status', 'Step', 'Assignee']);
    expect(rows.slice(1).map(([reference]) => reference)).toEqual(
      expect.arrayContaining((await listed()).map(({ reference }) => reference)),
    );
    expect(body).not.toMatch(/canary|Warrant|clerk/);
    // The byte order mark is lost where the answer is read as a text.
    const sha256 = createHash('sha256').update(`\uFEFF${body}`, 'utf8').digest('hex');
    expect((await exportsOf(jurist)).at(-1)?.data).toEqual({
      ...{ view: 'country=US&status=all', rows: rows.length - 1, sha256 },
    });
  });

  it('keeps the words of a search out of the log', async () => {
    const { search } = (await jurist.send('POST', '/api/case-searches', { body: { text: 'Warrant' } })).json<{
      search: string;
    }>();
    const { rows } = await fileOf(jurist, `&search=${encodeURIComponent(search)}`);
    expect(rows.length).toBeGreaterThan(1);
    expect((await exportsOf(jurist)).at(-1)?.data.view).toBe('search=yes&status=all');
  });

  it('holds cases of secret circuits for those alone who read the log', async () => {
    const id = await request();
    const reference = (await listed()).find((each) => each.id === id)?.reference;
    await secretly(id);
    const seenBy = async (role: Role) =>
      (await fileOf(await server.signedIn(role))).rows.some(([found]) => found === reference);
    expect(await seenBy('auditor')).toBe(true);
    expect(await seenBy('head_of_legal')).toBe(true);
    for (const role of ['analyst', 'jurist', 'dpo', 'ciso', 'executive'] as const)
      expect(await seenBy(role)).toBe(false);
  });
});
