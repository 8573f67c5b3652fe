// @stage redis sizes
/** Every row and entry that a sending leaves, forged: nothing is sent without the signatures of the people. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { CaseSignatures } from '../../../src/cases/handle/case-signatures.js';
import { BreakGlass } from '../../../src/cases/http/break-glass.service.js';
import type { PersonId } from '../../../src/domain/kernel/brand.js';
import { LettersModule } from '../../../src/letters/letters.module.js';
import { enclosureOf } from '../../../src/letters/writing/letter-writer.js';
import { NotificationsModule } from '../../../src/notifications/notifications.module.js';
import { deadLetters } from '../../../src/platform/jobs/dead-letters.js';
import { WorklistModule } from '../../../src/worklist/worklist.module.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { size } from '../../support/set.js';
import { accountOf, forgeries, StolenDatabase, thieves } from '../../support/stolen-database.js';
import { admitted, requisition } from '../../support/written-request.js';

const SEND = 'correspondence.send_letter';
const data = enclosureOf('export.csv', 'text/csv', Buffer.from('abonné;depuis\nx;2024\n'));

/** The quick set has those who can most: the ordinary work and the owner of the tables. */
const all = size({ quick: thieves.slice(-2), short: thieves, long: thieves });

describe.each(all)('a thief who writes as %s', (name, enter) => {
  let desk: LetterDesk;
  let thief: StolenDatabase;
  let forged = 0;

  beforeAll(async () => {
    desk = await LetterDesk.open({ relay: true }, (platform) =>
      platform.start(CasesModule, LettersModule, WorklistModule, NotificationsModule),
    );
    thief = new StolenDatabase(desk, await enter(desk));
  });
  beforeEach(() => desk.forget());
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    process.stdout.write(`forged sendings as ${name}: ${forged} with ${thief.statements} statements, sent 0\n`);
    await desk.close();
  });

  /** Prepared by a person, and waiting for a consent that is never given. */
  async function prepared() {
    const caseId = await desk.request({ facts: requisition, classification: admitted });
    return { caseId, state: await desk.draft(caseId, 'disclose', [data], 1) };
  }

  it.each(forgeries)('sends nothing by %s', async (_, signed) => {
    const { caseId, state } = await prepared();
    await thief.sends(caseId, state, signed);
    forged += 1;
    for (let attempt = 0; attempt < 3; attempt += 1) await desk.run(SEND);
    expect(desk.relay.received).toEqual([]);
    const reasons = (await deadLetters(desk.database, 10)).map(({ reason }) => reason);
    expect(reasons).toEqual(reasons.map(() => expect.stringMatching(/not sent/)));
    expect(await desk.work(SEND)).toEqual([]);
    if (reasons.length > 0) expect(await desk.work('approvals.tell_of_work')).toHaveLength(1);
  });

  it.each(forgeries)('opens no case under break-glass by %s', async (_, signed) => {
    const { caseId } = await prepared();
    await thief.opens(caseId, signed);
    forged += 1;
    const account = accountOf(desk, 'jurist', 1);
    const person = { id: account as PersonId, name: 'x', roles: ['jurist' as const] };
    expect(await desk.module.get(BreakGlass).read(caseId, person)).toMatchObject({ ok: false });
  });
});

describe('CONTROL: a thief who writes as the owner of the tables', () => {
  it('sends the answer once the sender asks for no signatures', async () => {
    const desk = await LetterDesk.open();
    const [, enter] = thieves.at(-1) ?? [];
    if (!enter) throw new Error('There is no thief.');
    const thief = new StolenDatabase(desk, await enter(desk));
    const caseId = await desk.request({ facts: requisition, classification: admitted });
    const state = await desk.draft(caseId, 'disclose', [data], 1);
    await thief.sends(caseId, state, async () => undefined);
    jest.spyOn(desk.module.get(CaseSignatures), 'objectionToSending').mockResolvedValue(null);
    await desk.run(SEND);
    expect(desk.relay.received).toHaveLength(1);
    jest.restoreAllMocks();
    await desk.close();
  });
});
