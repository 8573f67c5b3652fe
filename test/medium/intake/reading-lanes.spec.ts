// @stage redis
/** Each message waits in the lane of what is known of it before it is read. */
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { CasesModule } from '../../../src/cases/cases.module.js';
import type { PersonId } from '../../../src/domain/kernel/brand.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import type { Door } from '../../../src/domain/law/vocabulary.js';
import { IntakeModule } from '../../../src/intake/intake.module.js';
import { IntakeService } from '../../../src/intake/intake.service.js';
import { SetAsideService } from '../../../src/intake/set-aside.service.js';
import { LettersModule } from '../../../src/letters/letters.module.js';
import { rowsOf } from '../../../src/platform/database/rows.js';
import { LetterDesk } from '../../support/letter-desk.js';

describe('a message that waits to be read', () => {
  let desk: LetterDesk;
  beforeAll(async () => {
    desk = await LetterDesk.open({ relay: false }, (platform) =>
      platform.start(CasesModule, LettersModule, IntakeModule),
    );
  });
  afterAll(() => desk?.close());

  async function receive(door: Door, subject: string, bytes = 100): Promise<string> {
    const raw = Buffer.from(`From: a@court.example\r\nSubject: ${subject}\r\n\r\n${'x'.repeat(bytes)}\r\n`);
    const arrival = { door, source: Readable.from([raw]), identity: null, envelope: null } as const;
    return valueOrFail(await desk.module.get(IntakeService).receive(arrival)).messageId;
  }

  async function lanesOf(messageId: string): Promise<string[]> {
    const sql = `select lane from outbox where payload ->> 'messageId' = $1 order by id`;
    return rowsOf(z.object({ lane: z.string() }), await desk.database.query(sql, [messageId])).map(({ lane }) => lane);
  }

  it.each([
    ['smtp', 100, 'reading_small'],
    ['hook', 100, 'reading_small'],
    ['smtp', 100_000, 'reading_large'],
    ['command_line', 100_000, 'reading_awaited'],
  ] as const)('by %s, of %i bytes, is in the lane %s', async (door, bytes, lane) => {
    expect(await lanesOf(await receive(door, `Order by ${door}`, bytes))).toEqual([lane]);
  });

  it('is in the lane of what people wait for once a person took it up again', async () => {
    const messageId = await receive('smtp', 'Letter of the month');
    await desk.platform.fresh.asOwner("update raw_message set fate = 'not_a_request' where id = $1", [messageId]);
    const actor = desk.person('jurist');
    if (actor.kind !== 'person') throw new Error('No person.');
    const jurist = { id: actor.id as PersonId, name: 'Ada', roles: actor.roles };
    valueOrFail(await desk.module.get(SetAsideService).takeUp(messageId, jurist));
    expect(await lanesOf(messageId)).toEqual(['reading_small', 'reading_awaited']);
  });
});
