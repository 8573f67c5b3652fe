import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Role, roles } from '../law/vocabulary.js';
import type { Account } from './approval.js';
import {
  endedBy,
  type Holder,
  keysCanBeConfirmed,
  mayBeFirst,
  objectionToConfirmation,
  rightsCanBeGiven,
} from './grant.js';

const account = (person: string, ...held: Role[]): Account => ({ person, roles: held, active: true });
const people = new Map<string, Account>([
  ['ana', account('ana', 'administrator')],
  ['anas-second', account('ana', 'head_of_legal')],
  ['helene', account('helene', 'head_of_legal')],
  ['camille', account('camille')],
  ['camilles-second', account('camille', 'dpo')],
  ['idriss', account('idriss', 'jurist')],
  ['gone', { ...account('gone', 'executive'), active: false }],
]);
const asked = { person: 'camille', askedBy: 'ana' };

describe('what an administrator asks', () => {
  it.each([
    ['helene', null],
    ['ana', 'asked_it'],
    ['anas-second', 'asked_it'],
    ['camilles-second', 'benefits'],
    ['camille', 'not_permitted'],
    ['idriss', 'not_permitted'],
    ['gone', 'not_permitted'],
    ['unknown', 'not_permitted'],
  ])('confirmed by %s: %s', (by, objection) => {
    expect(objectionToConfirmation(asked, by, people)).toBe(objection);
  });

  it('falls when the person who asked has left, or is no administrator', () => {
    for (const askedBy of ['gone', 'idriss', 'unknown']) {
      expect(objectionToConfirmation({ ...asked, askedBy }, 'helene', people)).toBe('asker_gone');
    }
  });

  it('gives nothing to an account that was closed', () => {
    expect(objectionToConfirmation({ ...asked, person: 'gone' }, 'helene', people)).toBe('closed');
  });
});

describe('the first two', () => {
  it('are an administrator, then one who may confirm, then no one', () => {
    const taken = (holders: number) => roles.filter((role) => mayBeFirst(holders, [role]));
    expect(taken(0)).toEqual(['administrator']);
    expect(taken(1)).toEqual(['head_of_legal', 'dpo', 'ciso', 'executive', 'administrator']);
    expect(taken(2)).toEqual([]);
  });
});

describe('whether rights can be given', () => {
  const holder = (id: string, held: Role[], other: Partial<Holder> = {}): Holder => ({
    ...{ id, person: id, roles: held, active: true, canSignIn: true, signs: false },
    ...other,
  });
  const ana = holder('ana', ['administrator']);
  const head = holder('head', ['head_of_legal']);

  it.each<[string, Holder[], boolean]>([
    ['an administrator and a head of legal', [ana, head], true],
    ['two administrators', [ana, holder('bea', ['administrator'])], true],
    ['an administrator alone', [ana], false],
    ['a head of legal and a DPO', [head, holder('dpo', ['dpo'])], false],
    ['an administrator and a jurist', [ana, holder('jo', ['jurist'])], false],
    ['two accounts of one person', [ana, { ...head, person: 'ana' }], false],
    ['a closed account beside the administrator', [ana, { ...head, active: false }], false],
    ['a person who has no password yet', [ana, { ...head, canSignIn: false }], false],
    ['a person who is outside counsel too', [ana, head, holder('c', ['counsel'], { person: 'head' })], false],
    [
      'a person who was outside counsel',
      [ana, head, holder('c', ['counsel'], { person: 'head', active: false })],
      true,
    ],
  ])('with %s', (_, holders, expected) => {
    expect(rightsCanBeGiven(holders)).toBe(expected);
  });

  it('refuses only what ends it: an installation where no one confirms may still close accounts', () => {
    expect(endedBy([ana, head], [ana])).toBe('rights');
    expect(endedBy([ana, holder('jo', ['jurist'])], [ana])).toBeNull();
  });

  it('keeps two persons who may confirm and sign, counted once for two accounts, where there were two', () => {
    const signing = [{ ...ana, signs: true }, { ...head, signs: true }, holder('dpo', ['dpo'])];
    const without = (id: string) => signing.map((each) => (each.id === id ? { ...each, active: false } : each));
    expect([endedBy(signing, without('head')), endedBy(signing, without('dpo'))]).toEqual(['keys', null]);
    const joined = signing.map((each) => ({ ...each, person: each.id === 'dpo' ? 'dpo' : 'ana' }));
    expect([keysCanBeConfirmed(signing), endedBy(signing, joined)]).toEqual([true, 'keys']);
    expect(endedBy([ana, head, holder('dpo', ['dpo'])], [ana, head])).toBeNull();
  });

  it('no sequence of closings, roles taken away, second accounts and confirmed roles ends it', () => {
    const names = ['ana', 'bea', 'head', 'dpo', 'jo', 'new'];
    const held: Role[][] = [['administrator'], ['administrator'], ['head_of_legal'], ['dpo'], ['jurist'], []];
    const start = names.map((name, at) => holder(name, held[at] ?? []));
    const name = fc.constantFrom(...names);
    const role = fc.constantFrom<Role>('administrator', 'head_of_legal', 'dpo', 'jurist', 'counsel');
    const sameAs = (holders: readonly Holder[], one: string, other: string) => {
      const personOf = (id: string) => holders.find((known) => known.id === id)?.person ?? id;
      const [from, to] = [personOf(one), personOf(other)];
      return holders.map((each) => (each.person === from ? { ...each, person: to } : each));
    };
    const set = (holders: readonly Holder[], id: string, values: Partial<Holder>) =>
      holders.map((each) => (each.id === id ? { ...each, ...values } : each));
    type Act = (holders: readonly Holder[]) => Holder[];
    const act = fc.oneof(
      name.map(
        (id): Act =>
          (holders) =>
            set(holders, id, { active: false }),
      ),
      name.map(
        (id): Act =>
          (holders) =>
            set(holders, id, { canSignIn: false }),
      ),
      fc.tuple(name, fc.uniqueArray(role, { maxLength: 2 })).map(
        ([id, given]): Act =>
          (holders) =>
            set(holders, id, { roles: given }),
      ),
      fc.tuple(name, name).map(
        ([one, other]): Act =>
          (holders) =>
            sameAs(holders, one, other),
      ),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let holders: readonly Holder[] = start;
        for (const done of acts) {
          const next = done(holders);
          if (endedBy(holders, next) === null) holders = next;
          expect(rightsCanBeGiven(holders)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
