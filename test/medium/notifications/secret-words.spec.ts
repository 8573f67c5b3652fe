// @stage redis
/** A thief who changes the row of a case of the secret cell: its notices go on to say nothing of the law. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { Catalogue } from '../../../src/catalogue/catalogue.service.js';
import { versionsOf } from '../../../src/domain/law/clock.js';
import { LettersModule } from '../../../src/letters/letters.module.js';
import { NotificationsModule } from '../../../src/notifications/notifications.module.js';
import { WorklistModule } from '../../../src/worklist/worklist.module.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { SecretCase } from '../../support/secret-case.js';
import { accountOf } from '../../support/stolen-database.js';

const WRITE = 'approvals.write';
const CLOCK = 'D-EEV-CLAR5';

let desk: LetterDesk;
beforeAll(async () => {
  desk = await LetterDesk.open({ relay: true }, (platform) =>
    platform.start(CasesModule, LettersModule, WorklistModule, NotificationsModule),
  );
});
afterAll(() => desk?.close());

/** The mail about a clock of that case to its head of legal. */
async function mailOf(caseId: string): Promise<string> {
  await desk.forget();
  const news = { kind: 'clock', clock: CLOCK, safeEnd: '2026-12-04T10:00:00.000Z', rung: 'half' };
  const payload = { caseId, news, person: accountOf(desk, 'head_of_legal', 0) };
  await desk.platform.fresh.asOwner(
    'insert into outbox (id, topic, payload, due_at) values (gen_random_uuid(), $1, $2, now())',
    [WRITE, JSON.stringify(payload)],
  );
  await desk.run(WRITE);
  const [mail] = desk.relay.received;
  return `${mail?.subject} ${mail?.text}`;
}
const titleOf = () => versionsOf(CLOCK, desk.module.get(Catalogue).law.clocks).at(-1)?.title.fr ?? 'no title';

describe('the mail about a clock', () => {
  it('names the clock of an ordinary case', async () => {
    expect(await mailOf(await desk.request())).toContain(titleOf());
  });

  it('does not name that of a secret one, whatever the row says of its circuit', async () => {
    const { id } = await SecretCase.open(desk);
    await desk.platform.fresh.asOwner(
      `alter table case_file disable trigger user; update case_file set circuit = 'refusal' where id = '${id}';
       alter table case_file enable trigger user`,
    );
    const mail = await mailOf(id);
    expect(mail).toMatch(/échéance/);
    expect(mail).not.toContain(titleOf());
  });
});
