// @stage redis
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { addHours, dayOf, type Instant } from '../../../src/domain/kernel/instant.js';
import { approverRoles, type Role } from '../../../src/domain/law/vocabulary.js';
import { ROSTER_STREAM } from '../../../src/domain/workflow/roster.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { OnCallService, type ShiftToPlan } from '../../../src/worklist/on-call/on-call.service.js';
import { OnCallWatch } from '../../../src/worklist/on-call/on-call-watch.js';
import { WorklistModule } from '../../../src/worklist/worklist.module.js';
import { LetterDesk } from '../../support/letter-desk.js';

type Planner = Parameters<OnCallService['plan']>[1];

/** Enough people for the strictest urgent circuit, twice over. */
const STAFF = 8;
const HOURS_OF_ALARM = 7 * 24;

describe('the on-call roster', () => {
  let desk: LetterDesk;
  let administrator: Planner;
  let now: Instant;

  const onCall = () => desk.module.get(OnCallService);
  const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'done' : result.refusal?.code);
  const alarms = () => desk.platform.fresh.asOwner<{ topic: string }>('select topic from alarm order by topic');
  const entries = () =>
    desk.database.transaction(async (tx) => desk.module.get(Ledger, { strict: false }).read(tx, ROSTER_STREAM));

  async function account(...roles: Role[]): Promise<Planner> {
    const id = randomUUID() as Planner['id'];
    await desk.platform.fresh.asOwner(
      `insert into person (id, name, email, password_hash, roles) values ($1, 'Person', $2, '$argon2id$', $3)`,
      [id, `${id}@desk.example`, roles],
    );
    return { id, name: 'Person', roles } as Planner;
  }
  const shift = (person: string, changes: Partial<ShiftToPlan> = {}): ShiftToPlan => ({
    ...{ person, substitute: null, role: 'jurist', from: now, until: addHours(now, 24) },
    ...changes,
  });
  const plan = async (given: ShiftToPlan) => codeOf(await onCall().plan(given, administrator));

  beforeAll(async () => {
    desk = await LetterDesk.open({ relay: false }, (platform) => platform.start(CasesModule, WorklistModule));
    administrator = await account('administrator');
    now = await desk.database.transaction((tx) => desk.database.now(tx));
  });
  afterAll(() => desk?.close());

  it('raises no alarm in an installation that never planned a shift, and shows what is missing', async () => {
    await desk.module.get(OnCallWatch).look();
    expect(await alarms()).toEqual([]);
    const { shifts, gaps } = await onCall().look(14);
    expect(shifts).toEqual([]);
    expect(gaps.map(({ circuit }) => circuit)).toContain('urgent');
  });

  it('refuses a shift that ends before it begins, one that is over, and one of more than a month', async () => {
    const { id } = await account('jurist');
    expect(await plan(shift(id, { until: addHours(now, -1) }))).toBe('shift-span');
    expect(await plan(shift(id, { from: addHours(now, -9), until: addHours(now, -1) }))).toBe('shift-span');
    expect(await plan(shift(id, { until: addHours(now, 32 * 24) }))).toBe('shift-span');
  });

  it('refuses a person without the role, and a substitute who is the same person or lacks the role', async () => {
    const [one, other] = [await account('jurist'), await account('dpo')];
    expect(await plan(shift(other.id))).toBe('shift-person');
    expect(await plan(shift(randomUUID()))).toBe('shift-person');
    expect(await plan(shift(one.id, { substitute: one.id }))).toBe('shift-substitute');
    expect(await plan(shift(one.id, { substitute: other.id }))).toBe('shift-substitute');
    expect(await entries()).toEqual([]);
  });

  it('keeps in the log who planned and who removed a shift, and removes it once', async () => {
    const { id } = await account('jurist');
    const planned = await onCall().plan(shift(id), administrator);
    const shiftId = planned.ok ? planned.value.id : '';
    expect(codeOf(await onCall().remove(shiftId, administrator))).toBe('done');
    expect(codeOf(await onCall().remove(shiftId, administrator))).toBe('shift-unknown');
    expect((await entries()).map(({ type, actor }) => [type, actor])).toEqual([
      ['roster.shift_planned', administrator.id],
      ['roster.shift_removed', administrator.id],
    ]);
  });

  it('raises one alarm that says from which day an urgent circuit lacks people, and none once all are on call', async () => {
    const watch = desk.module.get(OnCallWatch);
    const staff = await Promise.all(Array.from({ length: STAFF }, () => account(...approverRoles)));
    const covered = addHours(now, HOURS_OF_ALARM - 48);
    for (const { id } of staff) {
      for (const role of approverRoles) expect(await plan(shift(id, { role, until: covered }))).toBe('done');
    }
    const { gaps } = await onCall().look(7);
    expect(new Set(gaps.map(({ from }) => from))).toEqual(new Set([covered]));
    await Promise.all([watch.look(), watch.look()]);
    expect(await alarms()).toEqual([{ topic: `roster.gap.${dayOf(covered)}` }]);
    await desk.platform.fresh.asOwner('delete from alarm');
    const until = addHours(now, HOURS_OF_ALARM + 24);
    for (const { id } of staff) {
      for (const role of approverRoles) expect(await plan(shift(id, { role, from: covered, until }))).toBe('done');
    }
    await watch.look();
    expect(await alarms()).toEqual([]);
  });

  it('shows a gap while those on call are away', async () => {
    expect((await onCall().look(1)).gaps).toEqual([]);
    await desk.platform.fresh.asOwner('alter table delegation disable trigger user');
    const [from, until] = [addHours(now, 2), addHours(now, 3)];
    await desk.platform.fresh.asOwner(
      `insert into delegation (id, person_id, delegate_id, starts_at, ends_at)
       select gen_random_uuid(), p.id, $1, $2, $3 from person p where p.roles @> array['jurist', 'dpo', 'executive']`,
      [administrator.id, from, until],
    );
    const { gaps } = await onCall().look(1);
    expect(gaps.length).toBeGreaterThan(0);
    expect(new Set(gaps.map((gap) => `${gap.from} ${gap.until}`))).toEqual(new Set([`${from} ${until}`]));
  });
});
