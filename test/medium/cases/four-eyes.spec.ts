// @stage redis
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { events } from '../../../src/domain/case/actions/index.js';
import type { CaseEvent } from '../../../src/domain/case/event.js';
import { evolve } from '../../../src/domain/case/evolve.js';
import { noFloor } from '../../../src/domain/case/model/floor-state.js';
import type { CaseState } from '../../../src/domain/case/model/state.js';
import { ORDINARY_ROLE } from '../../../src/platform/database/roles.js';
import { anySignature } from '../../support/case-walk.js';
import { Forger } from '../../support/forger.js';

/**
 * The second lock on "no one discloses alone": SQL as the application's own role, with whatever entries it likes to
 * append to the log, and without a line of `decide`. An attack that succeeds makes its test fail.
 */
describe('four eyes, kept by the database alone', () => {
  const forger = new Forger();
  const { people, sql, prepared, inserted, dispatch, approved, fails } = forger;
  beforeAll(forger.open);
  afterAll(forger.close);

  it('accepts a complete consent by three different persons', async () => {
    const it = await approved();
    await dispatch(it, 'releaser');
    expect(await sql('select 1 from dispatch where preparation_id = $1', it.id)).toHaveLength(1);
  });

  describe('around the locks', () => {
    it('changes nothing that was consented, not even as the owner', async () => {
      const it = await approved();
      await fails(
        sql('update approval set approved_by = $2 where preparation_id = $1', it.id, people.dpo),
        'permission denied',
      );
      await fails(sql('delete from approval where preparation_id = $1', it.id), 'permission denied');
      await fails(sql('update preparation set payload = $2 where id = $1', it.id, 'b'.repeat(64)), 'permission denied');
      await fails(sql('update preparation set prepared_by = $2 where id = $1', it.id, people.dpo), 'permission denied');
      await fails(sql(`update entry set data = '{}' where stream = $1`, `case/${it.caseId}`), 'permission denied');
      await fails(sql('truncate approval'), 'permission denied');
      await fails(
        forger.desk.platform.fresh.asOwner('delete from approval where preparation_id = $1', [it.id]),
        'are history',
      );
      await fails(forger.desk.platform.fresh.asOwner('truncate approval'), 'are history');
      await fails(forger.desk.platform.fresh.asOwner('delete from same_person'), 'are history');
    });

    it('makes no two persons of one alone, nor one of two, and accepts no circle', async () => {
      const identity = (statement: string, ...values: unknown[]) => forger.desk.identity.query(statement, values);
      await fails(identity('delete from same_person where account = $1', people.headsSecond), 'permission denied');
      await fails(identity('update same_person set person = $1', people.dpo), 'permission denied');
      await fails(identity('update same_person set undone_at = now()'), 'permission denied');
      await fails(
        identity('insert into same_person (account, person) values ($1, $2)', people.dpo, people.head),
        'permission denied',
      );
      await fails(forger.samePerson(people.head, people.headsSecond), 'one person already');
      await fails(forger.samePerson(people.head, people.head), /one person already|own_double/);
    });

    it('takes no lock away', async () => {
      await fails(sql('alter table dispatch disable trigger all'), 'must be owner');
      await fails(sql('drop trigger consent_before_dispatch on dispatch'), 'must be owner');
      await fails(sql('drop function consent_is_complete() cascade'), 'must be owner');
      await fails(
        sql(
          `create or replace function holds(account uuid, wanted text[]) returns boolean language sql as 'select true'`,
        ),
        /must be owner|permission denied/,
      );
      await fails(sql('set session_replication_role = replica'), 'permission denied');
      await sql('grant update on approval to greffe_all');
      await fails(sql('update approval set role = role'), 'permission denied');
    });

    it('takes no other role, and reaches no file and no program, when it signs in under its own name', async () => {
      const { url } = forger.desk.platform.fresh;
      const [{ owner } = { owner: '' }] = (await sql(
        `select tableowner as owner from pg_tables where tablename = 'dispatch'`,
      )) as { owner: string }[];
      const application = new pg.Client(url);
      await application.connect();
      const statements = [
        ...[`set role "${owner}"`, `set session authorization "${owner}"`, `grant "${owner}" to ${ORDINARY_ROLE}`],
        ...[`alter role ${ORDINARY_ROLE} superuser`, `alter table dispatch owner to ${ORDINARY_ROLE}`],
        ...['alter system set fsync = off', `copy approval to program 'true'`, `copy approval from '/dev/null'`],
        ...[`select pg_read_file('postgresql.conf')`, `select lo_import('/etc/hostname')`, 'create extension dblink'],
        ...['create event trigger mine on ddl_command_start execute function consent_is_complete()'],
        ...['create rule mine as on insert to dispatch do instead nothing', 'alter table approval drop constraint x'],
      ];
      for (const statement of statements)
        await fails(application.query(statement), /permission denied|must be owner|must have/);
      await application.end();
    });

    it('is not misled by tables of its own with the same names', async () => {
      const it = await prepared();
      await fails(
        forger.desk.database.transaction(async (tx) => {
          await tx.query(
            'create temporary table person (id uuid, roles text[], disabled_at timestamptz) on commit drop',
          );
          await tx.query('create temporary table entry (like public.entry) on commit drop');
          await tx.query('insert into pg_temp.person values ($1, $2, null)', [people.gone, ['jurist']]);
          const data = { preparationId: it.id, payload: it.payload, role: 'jurist', step: 'approval' };
          await tx.query(
            `insert into pg_temp.entry (stream, seq, type, at, actor, data, class, salt, opening, leaf)
             values ($1, 99, 'case.approved', now(), $2, $3, 'other', '', '', '')`,
            [`case/${it.caseId}`, people.gone, JSON.stringify(data)],
          );
          await inserted(tx, 'public.approval', {
            ...{ preparation_id: it.id, payload: it.payload, prepared_by: it.by },
            ...{ approved_by: people.gone, role: 'jurist' },
          });
        }),
        'The log does not say so',
      );
    });
  });

  it('and `decide` call the same events void', async () => {
    const made = ['case.opened', 'case.prepared', 'case.refused', 'case.released', 'case.informed'];
    const waiting = {
      status: 'open',
      preparation: { dispatchedBy: null },
      acts: [],
      glass: [],
      alarms: [],
      rungs: [],
      left: [],
      recalled: [],
      ...{ floor: noFloor, seconded: [], alone: [], origins: [], loweredBy: [], apart: [] },
    };
    const lists = {
      opinions: [],
      lettersSent: [],
      challenges: [],
      notices: [],
      clocks: [],
      computed: [],
      deadlines: [],
      messages: [],
      confirmed: [],
    };
    const service = { by: 'y', at: 'x', before: 'x', manner: 'post', confirmedBy: null };
    const none = { hold: null, preservation: null };
    const state = { ...waiting, ...lists, ...none, service, step: 'approval' } as unknown as CaseState;
    const types = events.map(({ type }) => type).filter((type) => !made.some((one) => one === type));
    for (const type of types) {
      const named = {
        clocks: [],
        approvers: [],
        strictest: [],
        changes: [],
        apart: [],
        siblings: [],
        suspended: [],
        cases: [],
        notices: [],
      };
      const data = { ...named, corrected: true, at: 'x', step: 'x', clock: { code: 'x' }, signature: anySignature };
      const after = evolve(state, { event: { type, data } as unknown as CaseEvent, actor: 'x' });
      const [row] = await forger.desk.platform.fresh.asOwner('select makes_void($1, $2) as void', [
        type,
        JSON.stringify(data),
      ]);
      // Closing leaves the preparation as it was, and takes no decision any more; a clearance comes with its fact.
      const asked = after.preparation === null || after.status === 'closed' || type === 'case.hold_cleared';
      expect({ type, ...(row as object) }).toEqual({ type, void: asked });
    }
    expect(
      await forger.desk.platform.fresh.asOwner(
        `select makes_void('case.fact_confirmed', '{"corrected": false}') as void`,
      ),
    ).toEqual([{ void: false }]);
  });
});
