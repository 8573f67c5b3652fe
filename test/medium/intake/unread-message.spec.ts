// @stage redis
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import { Gateway, type Passing } from '../../../src/intake/gateway.js';
import { IntakeModule } from '../../../src/intake/intake.module.js';
import { IntakeService } from '../../../src/intake/intake.service.js';
import { LettersModule } from '../../../src/letters/letters.module.js';
import { rowsOf } from '../../../src/platform/database/rows.js';
import type { Tx } from '../../../src/platform/database/transaction.js';
import { deadLetters, revive } from '../../../src/platform/jobs/dead-letters.js';
import { LetterDesk } from '../../support/letter-desk.js';

const READ = 'ingestion.read_message';

/** Whatever breaks the reading of a message each time, it was acknowledged: a person has it, with its clock (docs/promises.md#p1). */
describe('a message at which every attempt failed', () => {
  let desk: LetterDesk;
  let gateway: Gateway;
  let failures = 0;
  beforeAll(async () => {
    desk = await LetterDesk.open({ relay: false }, (platform) =>
      platform.start(CasesModule, LettersModule, IntakeModule),
    );
    gateway = desk.module.get(Gateway);
    const pass = gateway.pass.bind(gateway);
    Object.assign(gateway, {
      pass: async (tx: Tx, passing: Passing) => {
        failures -= 1;
        if (failures >= 0) await tx.query('select 1 / 0');
        return pass(tx, passing);
      },
    });
  });
  afterAll(() => desk?.close());

  async function lastAttempt(text: string): Promise<string> {
    const source = Readable.from([Buffer.from(`From: a@court.example\r\nSubject: ${text}\r\n\r\n${text}\r\n`)]);
    const arrival = { door: 'smtp', source, identity: null, envelope: null } as const;
    const { messageId } = valueOrFail(await desk.module.get(IntakeService).receive(arrival));
    await desk.platform.fresh.asOwner(`update outbox set attempts = 11 where topic = '${READ}' and done_at is null`);
    await desk.run(READ);
    return messageId;
  }
  const casesOf = (messageId: string) =>
    desk.database
      .query(
        `select c.status, (select count(*)::int from case_clock k where k.case_id = c.id) as clocks
       from case_message m join case_file c on c.id = m.case_id where m.message_id = $1`,
        [messageId],
      )
      .then((rows) => rowsOf(z.object({ status: z.string(), clocks: z.number() }), rows));
  const fateOf = async (messageId: string) =>
    rowsOf(
      z.object({ fate: z.string() }),
      await desk.database.query('select fate from raw_message where id = $1', [messageId]),
    )[0]?.fate;

  it('is a case that a person opens, whose clock runs; tried again, it is no second one', async () => {
    failures = 1;
    const messageId = await lastAttempt('Order one');
    expect(await fateOf(messageId)).toBe('unreadable');
    expect(await casesOf(messageId)).toEqual([{ status: 'open', clocks: 1 }]);
    const [dead] = await deadLetters(desk.database, 10);
    await desk.database.transaction((tx) => revive(tx, dead?.id ?? ''));
    await desk.run(READ);
    expect(await casesOf(messageId)).toHaveLength(1);
    expect(await deadLetters(desk.database, 10)).toEqual([]);
  });

  it('fails for good where no case can be made of it', async () => {
    failures = 2;
    const messageId = await lastAttempt('Order two');
    expect(await fateOf(messageId)).toBe('waiting');
    expect((await deadLetters(desk.database, 10)).map(({ topic }) => topic)).toEqual([READ]);
  });
});
