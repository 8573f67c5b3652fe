/** No change of accounts leaves an installation in which no one can give a right: by the service, and by the database alone. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PersonId } from '../../../src/domain/kernel/brand.js';
import type { Result } from '../../../src/domain/kernel/result.js';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { AccountAccessService } from '../../../src/identity/people/accounts/account-access.service.js';
import { PeopleService } from '../../../src/identity/people/accounts/people.service.js';
import { GrantsService } from '../../../src/identity/people/grant/grants.service.js';
import { type Desk, type Member, register, startDesk } from '../../support/desk.js';
import {
  askAbout,
  askForPerson,
  askForRoles,
  askOf,
  confirmGrant,
  grantOf,
  signedGrant,
} from '../../support/grants.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.close());

/** No user holds a role any more, so the next block has an installation of its own. */
const anew = () =>
  desk.fresh.asOwner(
    `alter table person disable trigger rights_remain; update person set roles = '{}';
     alter table person enable trigger rights_remain; update setup set rights_can_be_given = false`,
  );
beforeEach(anew);

const person = (...roles: Role[]) => desk.personWith(...roles);
const sql = (statement: string, ...parameters: unknown[]) => desk.identity.query(statement, parameters);
const asOwner = (statement: string, ...parameters: unknown[]) => desk.fresh.asOwner(statement, parameters);
const problem = async (sent: ReturnType<Member['send']>): Promise<string> => {
  const answer = await sent;
  return answer.statusCode < 300 ? 'done' : String(answer.json().type).replace('/problems/', '');
};
/** Asked by one; confirmed where a second person is named. */
async function settled(
  asked: ReturnType<Member['send']>,
  by: Member,
  [whom, what]: readonly [Member, string],
  second?: Member,
): Promise<string> {
  const answer = await problem(asked);
  if (answer !== 'done' || !second) return answer;
  return problem(confirmGrant(desk, second, await grantOf(by, whom.id, what)));
}
const close = (by: Member, whom: Member, second?: Member) =>
  settled(askAbout(desk, by, whom, 'closing'), by, [whom, 'closing'], second);
const take = (by: Member, whom: Member, roles: Role[], second?: Member) =>
  settled(askForRoles(desk, by, whom, roles), by, [whom, 'roles'], second);
const tell = (by: Member, one: Member, other: Member, second?: Member) =>
  settled(askAbout(desk, by, one, 'one_person', other.id), by, [one, 'one_person'], second);

/** Asked of the rows, in other words than the product's. */
async function canGiveRights(): Promise<boolean> {
  const able = await desk.fresh.asOwner<{ person: string; roles: Role[] }>(
    `select person_of(id)::text as person, roles from person p where disabled_at is null
       and roles && array['administrator', 'head_of_legal', 'dpo', 'ciso', 'executive']
       and not exists (select from first_password f where f.person_id = p.id and f.chosen_at is null)`,
  );
  const asking = able.filter(({ roles }) => roles.includes('administrator'));
  return asking.some((one) => able.some((other) => other.person !== one.person));
}

describe('one administrator', () => {
  it('closes accounts with a second one down to the last who may confirm; the refusal says whom to register', async () => {
    const [ana, head, dpo, jurist] = [
      await person('administrator'),
      await person('head_of_legal'),
      await person('dpo'),
      await person('jurist'),
    ];
    expect([await close(ana, jurist, head), await close(ana, dpo, head)]).toEqual(['done', 'done']);
    const refused = await askAbout(desk, ana, head, 'closing');
    expect([refused.statusCode, refused.json().type]).toEqual([409, '/problems/no-one-would-confirm']);
    expect(refused.body).toContain('Inscrivez-les d’abord');
    expect(await take(ana, head, ['jurist'])).toBe('no-one-would-confirm');
    expect(await canGiveRights()).toBe(true);
  });

  it('does not count a person who has not chosen a password yet', async () => {
    const [ana, head] = [await person('administrator'), await person('head_of_legal')];
    const { grantId } = await askForPerson(desk, ana, { roles: ['dpo'] });
    expect(await problem(confirmGrant(desk, head, await grantOf(head, grantId)))).toBe('done');
    expect(await close(ana, head)).toBe('no-one-would-confirm');
  });

  it('tells no account of an outside counsel to be a second one of the only person who confirms', async () => {
    const [ana, head, counsel] = [await person('administrator'), await person('dpo'), await person('counsel')];
    expect(await tell(ana, counsel, head)).toBe('no-one-would-confirm');
  });

  it('leaves two persons who may confirm and sign, so that no key is confirmed from the server alone', async () => {
    const [ana, head, dpo] = [await person('administrator'), await person('head_of_legal'), await person('dpo')];
    for (const { id } of [ana, head]) await desk.signing.of(id);
    expect([await close(ana, head), await take(ana, head, ['jurist'])]).toEqual(Array(2).fill('too-few-would-sign'));
    await desk.signing.of(dpo.id);
    expect(await close(ana, head, dpo)).toBe('done');
  });

  it('reaches by no sequence of acts of two an installation in which no right can be given', async () => {
    const [access, people, grants] = [AccountAccessService, PeopleService, GrantsService].map((room) =>
      desk.app.get<unknown>(room),
    ) as [AccountAccessService, PeopleService, GrantsService];
    const held: Role[] = ['administrator', 'head_of_legal', 'dpo', 'jurist', 'counsel'];
    type Of = (role: Role) => Awaited<ReturnType<typeof register>> & { readonly id: PersonId };
    type Asking = (of: Of, role: Role) => Promise<Result<unknown>>;
    const closing: Asking = async (of, role) => {
      const { given } = await askOf(desk, of('administrator'), {
        ...{ person: of(role), what: 'closing', wantsCode: false },
      });
      return access.askToClose(of(role).id, given, of('administrator').id);
    };
    const asking = fc.oneof(
      fc.constant(closing),
      fc.constant<Asking>(async (of, role) => {
        const roles: Role[] = ['jurist'];
        const { given } = await askOf(desk, of('administrator'), {
          ...{ person: of(role), what: 'roles', roles, wantsCode: false },
        });
        return people.changeRoles(of(role).id, roles, given, of('administrator').id);
      }),
      fc.constantFrom(...held).map(
        (other): Asking =>
          async (of, role) => {
            const { given } = await askOf(desk, of('administrator'), {
              ...{ person: of(role), what: 'one_person', of: of(other).id, wantsCode: false },
            });
            return access.askToMerge(of(role).id, of(other).id, given, of('administrator').id);
          },
      ),
    );
    const refused: string[] = [];
    /** Confirms what waits, by the other one who may. */
    const confirm = async (of: Of, role: Role): Promise<Result<unknown> | undefined> => {
      const waiting = (await grants.waiting()).find(({ person: id }) => id === of(role).id);
      const second = of(role === 'head_of_legal' ? 'dpo' : 'head_of_legal');
      return waiting && grants.confirm(waiting.id, second.id, await signedGrant(desk, second, waiting));
    };
    const run = async (acts: readonly [Asking, Role][]) => {
      await anew();
      const members = new Map<Role, ReturnType<Of>>();
      for (const role of held) members.set(role, (await register(desk.fresh, [role])) as ReturnType<Of>);
      const of: Of = (role) => members.get(role) as ReturnType<Of>;
      for (const [ask, role] of acts) {
        expect(await canGiveRights()).toBe(true);
        const results = [await ask(of, role), await confirm(of, role)];
        refused.push(...results.flatMap((result) => (result?.ok === false ? [result.refusal.code] : [])));
      }
      expect(await canGiveRights()).toBe(true);
    };
    const act = fc.tuple(asking, fc.constantFrom(...held));
    // What chance draws need not come to the last who confirms: one sequence that does is always among them.
    const toTheLast: [Asking, Role][] = (['head_of_legal', 'dpo'] as const).map((role) => [closing, role]);
    await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 8 }), run), {
      examples: [[toTheLast]],
      numRuns: 6,
      endOnFailure: true,
    });
    expect(refused).toContain('no-one-would-confirm');
  }, 120_000);
});

describe('two administrators at once', () => {
  it('do not close each other', async () => {
    const two = [await person('administrator'), await person('administrator')] as const;
    const answers = await Promise.all([close(two[0], two[1]), close(two[1], two[0])]);
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(0);
    expect(await canGiveRights()).toBe(true);
  });

  it('do not close the two last who may confirm', async () => {
    const [ana, head, dpo] = [await person('administrator'), await person('head_of_legal'), await person('dpo')];
    expect([await close(ana, head), await close(ana, dpo)]).toEqual(['done', 'done']);
    const [ofHead, ofDpo] = [await grantOf(dpo, head.id), await grantOf(head, dpo.id)];
    const answers = await Promise.all([
      problem(confirmGrant(desk, dpo, ofHead)),
      problem(confirmGrant(desk, head, ofDpo)),
    ]);
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
    expect(await canGiveRights()).toBe(true);
  });
});

describe('the database alone, against SQL of its owner too', () => {
  const forbidden = 'There must remain an administrator and another person who may confirm';

  it('refuses to close, to take the role of, or to double the last who may confirm', async () => {
    const [ana, head] = [await person('administrator'), await person('head_of_legal')];
    await expect(asOwner('update person set disabled_at = now() where id = $1', head.id)).rejects.toThrow(forbidden);
    await expect(asOwner('update person set disabled_at = now() where disabled_at is null')).rejects.toThrow(forbidden);
    await expect(asOwner(`update person set roles = '{}' where id = $1`, head.id)).rejects.toThrow(forbidden);
    await expect(asOwner('insert into same_person (account, person) values ($1, $2)', head.id, ana.id)).rejects.toThrow(
      forbidden,
    );
    expect(await canGiveRights()).toBe(true);
  });

  it('does not believe the application that rights were never given here', async () => {
    await expect(sql('update setup set rights_can_be_given = false')).rejects.toThrow('permission denied');
  });

  it('judges one after the other two transactions that each take one of the last two', async () => {
    const [, head, dpo] = [await person('administrator'), await person('head_of_legal'), await person('dpo')];
    const closing = (id: string) => asOwner('update person set disabled_at = now() where id = $1', id);
    const done = await Promise.allSettled([closing(head.id), closing(dpo.id)]);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await canGiveRights()).toBe(true);
  });
});
