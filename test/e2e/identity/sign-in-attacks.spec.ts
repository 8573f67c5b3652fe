// @stage slow
/** Guessing is slowed, for each account and each address, and locks none of the people who share either with the attacker. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SignInCounter } from '../../../src/identity/account/attempt/sign-in-counter.js';
import { type Desk, type Member, startDesk } from '../../support/desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.close());
beforeEach(() => desk.fresh.asOwner('delete from sign_in_attempt'));

const WRONG = 'another horse battery';
const failures = (many: number) => desk.fresh.asOwner('update sign_in_attempt set attempts = $1', [many]);
const guess = async (email: string) => (await desk.visitor().signIn(email, WRONG)).statusCode;
/** From a browser in which no user has signed in before. */
const signIn = async (email: string) => (await desk.visitor().signIn(email)).statusCode;
/** From the browser in which the person is signed in already. */
const signInAgain = async (member: Member) => (await member.signIn(member.email)).statusCode;

describe('many failures at one address', () => {
  it('do not keep colleagues at the same address from signing in, in a new browser or a known one', async () => {
    const [one, other] = [await desk.personWith('jurist'), await desk.personWith('dpo')];
    for (let round = 0; round < 110; round += 1) expect(await guess(`unknown-${round}@desk.example`)).toBe(401);
    expect([await signIn(one.email), await signInAgain(other)]).toEqual([201, 201]);
  });

  it('leave each account two guesses there before a wait', async () => {
    const { email } = await desk.personWith('jurist');
    await guess('unknown@desk.example');
    await failures(100);
    expect([await guess(email), await guess(email), await guess(email)]).toEqual([401, 401, 429]);
  });

  it('of a thousand a day make new browsers wait there, and neither known ones nor passkeys', async () => {
    const [one, other] = [await desk.personWith('jurist'), await desk.personWith('dpo')];
    await guess('unknown@desk.example');
    await failures(999);
    await guess('no-one@desk.example');
    expect([await signIn(one.email), await signInAgain(other)]).toEqual([429, 201]);
  });
});

describe('many failures on one account', () => {
  it('make new browsers wait, and not the one in which its person has signed in', async () => {
    const person = await desk.personWith('jurist');
    await guess(person.email);
    await failures(29);
    await desk.fresh.asOwner(`update sign_in_attempt set attempts = 0 where attempts = 5`);
    await guess(person.email);
    expect([await signIn(person.email), await signInAgain(person)]).toEqual([429, 201]);
  });

  it('are counted apart in a known browser, where five make it wait and no other', async () => {
    const person = await desk.personWith('jurist');
    const { cookie } = person;
    for (let round = 0; round < 5; round += 1) {
      expect((await person.signIn(person.email, WRONG)).statusCode).toBe(401);
    }
    expect((await person.signIn(person.email)).statusCode).toBe(429);
    expect(await signIn(person.email)).toBe(201);
    const entries = await desk.fresh.asOwner<{ lock: string }>(
      `select data ->> 'lock' as lock from entry where stream = 'access/' || $1 and type = 'access.locked'`,
      [person.id],
    );
    expect(entries).toEqual([{ lock: 'device' }]);
    expect(person.cookie).toBe(cookie);
  });
});

describe('the mark of a known browser', () => {
  const markOf = (member: Member) => /__Host-greffe-device=([\w.-]+)/.exec(member.cookie ?? '')?.[1] ?? '';
  const withMark = async (email: string, mark: string) => {
    const visitor = desk.visitor();
    visitor.cookie = `__Host-greffe-device=${mark}`;
    return visitor.signIn(email);
  };

  it('is that of one person, made here, and opens nothing', async () => {
    const [person, other] = [await desk.personWith('jurist'), await desk.personWith('dpo')];
    const mark = markOf(person);
    const [name = '', code = ''] = mark.split('.');
    await desk.fresh.asOwner('delete from sign_in_attempt');
    for (let round = 0; round < 5; round += 1) await guess(person.email);
    const forged = [markOf(other), `${'A'.repeat(22)}.${code}`, `${name}.${'A'.repeat(43)}`, '', mark.slice(0, -1)];
    for (const each of forged) expect((await withMark(person.email, each)).statusCode).toBe(429);
    const known = await withMark(person.email, mark);
    expect(known.statusCode).toBe(201);
    // The browser keeps its mark: each sign-in gives no new count of guesses.
    expect(known.headers['set-cookie']?.[1]).toContain(mark);
    const visitor = desk.visitor();
    visitor.cookie = `__Host-greffe-device=${mark}`;
    expect((await visitor.send('GET', '/api/session')).statusCode).toBe(401);
  });

  it('is kept nowhere in the database', async () => {
    const person = await desk.personWith('jurist');
    await person.signIn(person.email, WRONG);
    const [name = ''] = markOf(person).split('.');
    const rows = await desk.fresh.asOwner<{ all: string }>(
      `select (select string_agg(a::text, ' ') from sign_in_attempt a) || (select string_agg(e::text, ' ') from entry e) as all`,
    );
    expect(rows[0]?.all).not.toContain(name);
  });
});

describe('an attacker who never stops', () => {
  interface Attack {
    readonly hours: number;
    readonly accounts: number;
    readonly addresses: number;
  }

  /** Guesses that are checked for each account: it guesses whenever it may, in a time that the rows are moved through. */
  async function guessesPerAccount({ hours, accounts, addresses }: Attack): Promise<number> {
    const counter = desk.app.get(SignInCounter);
    let made = 0;
    for (let second = 0; second < hours * 3_600; ) {
      let wait = Infinity;
      for (let at = 0; at < Math.max(accounts, addresses); at += 1) {
        const visit = {
          address: `198.51.100.${at % addresses}`,
          port: 443,
          browser: 'other',
          system: 'other',
        } as const;
        const counted = await counter.countName(`target-${at % accounts}@desk.example`, visit);
        if ('seconds' in counted) wait = Math.min(wait, counted.seconds);
        else [made, wait] = [made + 1, 0];
      }
      second += wait;
      if (wait > 0) {
        await desk.fresh.asOwner(
          `update sign_in_attempt set first_at = first_at - make_interval(secs => $1),
             blocked_until = blocked_until - make_interval(secs => $1)`,
          [wait],
        );
      }
    }
    return made / accounts;
  }

  it.each<[string, Attack, number]>([
    ['one account from one address for an hour', { hours: 1, accounts: 1, addresses: 1 }, 14],
    ['one account from one address for a day', { hours: 23, accounts: 1, addresses: 1 }, 110],
    ['one account from ten addresses for an hour', { hours: 1, accounts: 1, addresses: 10 }, 45],
    ['forty accounts from one address for an hour', { hours: 1, accounts: 40, addresses: 1 }, 14],
  ])(
    'on %s',
    async (attack, parameters, most) => {
      const guesses = await guessesPerAccount(parameters);
      process.stdout.write(`guesses for each account, ${attack}: ${guesses}\n`);
      expect(guesses).toBeLessThanOrEqual(most);
    },
    120_000,
  );
});
