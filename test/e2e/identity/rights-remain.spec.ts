/** No change of accounts leaves an installation in which no one can give a right: by the service, and by the database alone. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PersonId } from '../../../src/domain/kernel/brand.js';
import type { Result } from '../../../src/domain/kernel/result.js';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { PeopleService } from '../../../src/identity/people/people.service.js';
import { type Desk, type Member, register, startDesk } from '../../support/desk.js';
import { askForPerson, confirmGrant, grantOf } from '../../support/grants.js';

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
const problem = async (sent: ReturnType<Member['send']>): Promise<string> => {
  const answer = await sent;
  return answer.statusCode < 300 ? 'done' : String(answer.json().type).replace('/problems/', '');
};
const close = (by: Member, whom: { readonly id: string }) => problem(by.send('PUT', `/api/people/${whom.id}/disabled`));
const take = (by: Member, whom: { readonly id: string }, ...roles: Role[]) =>
  problem(by.send('PUT', `/api/people/${whom.id}/roles`, { body: { roles } }));
const tell = (by: Member, one: { readonly id: string }, other: { readonly id: string }) =>
  problem(by.send('POST', `/api/people/${one.id}/one-person`, { body: { person: other.id } }));

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
  it('closes accounts down to the last user who may confirm; the refusal says whom to register first', async () => {
    const [ana, head, dpo, jurist] = [
      await person('administrator'),
      await person('head_of_legal'),
      await person('dpo'),
      await person('jurist'),
    ];
    expect([await close(ana, jurist), await close(ana, dpo)]).toEqual(['done', 'done']);
    const refused = await ana.send('PUT', `/api/people/${head.id}/disabled`);
    expect([refused.statusCode, refused.json().type]).toEqual([409, '/problems/no-one-would-confirm']);
    expect(refused.body).toContain('Inscrivez-les d’abord');
    expect([await take(ana, head, 'jurist'), await tell(ana, head, ana)]).toEqual(
      Array(2).fill('no-one-would-confirm'),
    );
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
    expect([await close(ana, head), await take(ana, head, 'jurist'), await tell(ana, head, ana)]).toEqual(
      Array(3).fill('too-few-would-sign'),
    );
    await desk.signing.of(dpo.id);
    expect(await close(ana, head)).toBe('done');
  });

  it('reaches by no sequence of acts an installation in which no right can be given', async () => {
    const people = desk.app.get(PeopleService);
    const held: Role[] = ['administrator', 'head_of_legal', 'dpo', 'jurist', 'counsel'];
    const account = fc.constantFrom(...held);
    type Act = (of: Readonly<Record<string, PersonId>>, ana: PersonId) => Promise<Result<unknown>>;
    const act = fc.oneof(
      account.map(
        (role): Act =>
          (of, ana) =>
            people.disable(of[role] ?? ana, ana),
      ),
      account.map(
        (role): Act =>
          (of, ana) =>
            people.changeRoles(of[role] ?? ana, ['jurist'], ana),
      ),
      fc.tuple(account, account).map(
        ([role, other]): Act =>
          (of, ana) =>
            people.tellOnePerson(of[role] ?? ana, of[other] ?? ana, ana),
      ),
    );
    const refused: string[] = [];
    const run = async (acts: readonly Act[]) => {
      await anew();
      const of: Record<string, PersonId> = {};
      for (const role of held) of[role] = (await register(desk.fresh, [role])).id as PersonId;
      const ana = of.administrator as PersonId;
      expect(await canGiveRights()).toBe(true);
      for (const done of acts) {
        const result = await done(of, ana);
        if (!result.ok) refused.push(result.refusal.code);
        expect(await canGiveRights()).toBe(true);
      }
    };
    await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 10 }), run), {
      numRuns: 25,
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
    const answers = await Promise.all([close(ana, head), close(ana, dpo)]);
    expect(answers.sort()).toEqual(['done', 'no-one-would-confirm']);
    expect(await canGiveRights()).toBe(true);
  });
});

describe('the database alone, against SQL of the application', () => {
  const forbidden = 'There must remain an administrator and another person who may confirm';

  it('refuses to close, to take the role of, or to double the last who may confirm', async () => {
    const [ana, head] = [await person('administrator'), await person('head_of_legal')];
    await expect(sql('update person set disabled_at = now() where id = $1', head.id)).rejects.toThrow(forbidden);
    await expect(sql('update person set disabled_at = now() where disabled_at is null')).rejects.toThrow(forbidden);
    await expect(sql(`update person set roles = '{}' where id = $1`, head.id)).rejects.toThrow(forbidden);
    await expect(sql('insert into same_person (account, person) values ($1, $2)', head.id, ana.id)).rejects.toThrow(
      forbidden,
    );
    expect(await canGiveRights()).toBe(true);
  });

  it('does not believe the application that rights were never given here', async () => {
    await expect(sql('update setup set rights_can_be_given = false')).rejects.toThrow('permission denied');
  });

  it('judges one after the other two transactions that each take one of the last two', async () => {
    const [, head, dpo] = [await person('administrator'), await person('head_of_legal'), await person('dpo')];
    const closing = (id: string) => sql('update person set disabled_at = now() where id = $1', id);
    const done = await Promise.allSettled([closing(head.id), closing(dpo.id)]);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await canGiveRights()).toBe(true);
  });
});
