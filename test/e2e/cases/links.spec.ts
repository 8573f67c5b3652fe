// @stage slow
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { appModule } from '../../../src/application/app.module.js';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { createHttpApp } from '../../../src/platform/http/http-app.js';
import { signedIn, type Visitor } from '../../support/desk.js';
import { LetterDesk } from '../../support/letter-desk.js';

describe('links between cases over HTTP', () => {
  let app: NestFastifyApplication;
  let desk: LetterDesk;

  beforeAll(async () => {
    desk = await LetterDesk.open({ relay: true }, async ({ settings, fresh }) => {
      app = await createHttpApp(appModule(settings, fresh.logins, { role: 'api' }), settings, false);
      await app.listen(0, '127.0.0.1');
      return app;
    });
  });
  afterAll(async () => {
    await app?.close();
    await desk?.close();
  });

  const personWith = (role: Role) =>
    signedIn(desk.platform.fresh, (app.getHttpServer().address() as AddressInfo).port, [role]);

  interface Linked {
    links: { id: string; kind: string; by: string; cases: { id: string }[] }[];
  }
  const linksOf = async (visitor: Visitor, caseId: string) =>
    (await visitor.send('GET', `/api/cases/${caseId}`)).json<Linked>().links;

  it('links many cases by one entry, shows each the others, and undoes it by another', async () => {
    const [jurist, analyst] = [await personWith('jurist'), await personWith('analyst')];
    const cases = [await desk.request(), await desk.request(), await desk.request()].sort();
    const link = (ids: readonly string[]) =>
      jurist.send('POST', '/api/case-links', { body: { kind: 'same_request', cases: ids } });
    const { id } = (await link(cases)).json<{ id: string }>();
    for (const each of cases) {
      const [shown] = await linksOf(analyst, each);
      expect(shown).toMatchObject({ id, kind: 'same_request', by: jurist.id });
      expect(shown?.cases.map((other) => other.id).sort()).toEqual(cases.filter((other) => other !== each));
    }
    const [first = '', ...rest] = cases;
    for (const unfit of [
      [first, randomUUID()],
      [first, first],
    ])
      expect((await link(unfit)).statusCode).toBe(404);
    expect((await analyst.send('DELETE', `/api/case-links/${id}`)).statusCode).toBe(204);
    expect((await analyst.send('DELETE', `/api/case-links/${id}`)).statusCode).toBe(404);
    expect(await linksOf(jurist, first)).toEqual([]);
    const told = await desk.platform.fresh.asOwner(
      `select actor, type, data -> 'cases' as cases from entry where stream like 'desk/%' and type like 'desk.cases%'
       and data ->> 'linkId' = $1 order by at`,
      [id],
    );
    expect(told).toEqual([
      { actor: jurist.id, type: 'desk.cases_linked', cases: [first, ...rest] },
      { actor: analyst.id, type: 'desk.cases_unlinked', cases: [first, ...rest] },
    ]);
  });

  it('keeps links from SQL of the application itself that no entry tells of', async () => {
    const [jurist, one, other] = [await personWith('jurist'), await desk.request(), await desk.request()];
    const insertion = 'insert into case_link (id, kind, cases, linked_by) values ($1, $2, $3::uuid[], $4)';
    await expect(
      desk.database.query(insertion, [randomUUID(), 'related', [one, other].sort(), jurist.id]),
    ).rejects.toThrow('The log does not say that these cases were linked.');
    const answer = await jurist.send('POST', '/api/case-links', { body: { kind: 'related', cases: [one, other] } });
    const { id } = answer.json<{ id: string }>();
    await expect(
      desk.database.query('update case_link set undone_by = $2 where id = $1', [id, jurist.id]),
    ).rejects.toThrow('The log does not say that this link was undone.');
    await expect(desk.database.query('delete from case_link where id = $1', [id])).rejects.toThrow('permission denied');
  });
});
