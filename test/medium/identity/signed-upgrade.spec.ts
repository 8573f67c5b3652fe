// @stage redis
/** An installation that is older than signatures, at its upgrade: what is under way wants new consent, and nothing is sent. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { ActsAreSigned1790000000056 } from '../../../migrations/1790000000056-acts-are-signed.js';
import { SignedKinds1790000000090 } from '../../../migrations/1790000000090-signed-kinds.js';
import { events } from '../../../src/domain/case/actions/index.js';
import { declaredEntries } from '../../../src/ledger/event-kinds.js';
import { migrate } from '../../../src/platform/database/migrate.js';
import { Forger, type Prepared } from '../../support/forger.js';

const forger = new Forger();
const migration = new ActsAreSigned1790000000056();
const byTable = new SignedKinds1790000000090();
let old: Prepared;
let timer: string;
const owner = <Row>(sql: string, parameters: unknown[] = []) =>
  forger.desk.platform.fresh.asOwner<Row>(sql, parameters);
const runner = { query: (sql: string) => owner(sql) } as unknown as QueryRunner;

beforeAll(async () => {
  await forger.open();
  await byTable.down(runner);
  await migration.down(runner);
  old = await forger.prepared();
  await forger.approve(old, 'jurist', 'jurist');
  timer = randomUUID();
  await owner(
    `insert into outbox (id, topic, payload, due_at)
     values ($1, 'cases.timer', $2, clock_timestamp() + interval '1 day')`,
    [timer, { caseId: old.caseId, timer: 'consent', about: old.id }],
  );
  await migration.up(runner);
  await byTable.up(runner);
  await migrate(forger.desk.platform.fresh.ownerUrl, declaredEntries);
});
afterAll(forger.close);

describe('the upgrade to signed acts', () => {
  it('ends each consent that was given without a signature', async () => {
    expect(
      await owner('select 1 from approval where preparation_id = $1 and expires_at > clock_timestamp()', [old.id]),
    ).toEqual([]);
  });

  it('brings each such case back to its people at once', async () => {
    expect(await owner('select id from outbox where id = $1 and due_at <= clock_timestamp()', [timer])).toHaveLength(1);
  });

  it.each(events.filter(({ signs }) => signs).map(({ type }) => type))(
    'refuses an entry %s that carries no signature',
    async (type) => {
      for (const said of [{}, { signature: null }, { signature: 'x' }]) {
        const entry = forger.entry(old.caseId, type, forger.who('jurist'), { preparationId: old.id, ...said });
        await expect(entry).rejects.toThrow('carries the signature of the person');
      }
    },
  );
});
