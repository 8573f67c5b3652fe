import { describe, expect, it } from '@jest/globals';
import { growth } from '../../../../test/support/growth.js';
import { PasswordPolicy, withoutWords } from './password-policy.js';

const person = { name: 'Ada Lovelace-Guérin', email: 'ada.l@desk.example' };
const policy = new PasswordPolicy();
policy.addKnown(['Nuage Souverain SAS', 'nuage-souverain.example', 'Meridian Software Corp.']);

const outcome = async (password: string): Promise<string> => {
  const checked = await policy.check(password, person);
  return checked.ok ? 'taken' : checked.refusal.code;
};

describe('a new password', () => {
  it.each([
    'correct horse battery',
    'phrase de passe ordinaire',
    'sept lettres et trois chats',
    'tortue-vapeur-citron-lanterne',
    'lecheminrougedupuits',
    'Xk9#vQ2!mZ7pLw4',
    'un long mot de passe '.repeat(6),
    'пароль из четырёх слов',
  ])('takes "%s"', async (password) => {
    expect(await outcome(password)).toBe('taken');
  });

  it.each([
    ['password1234', 'password-short'],
    ['motdepasse123', 'password-short'],
    ['password12345678', 'password-guessable'],
    ['motdepasse123456', 'password-guessable'],
    ['azertyuiopqsdfgh', 'password-guessable'],
    ['123456789012345', 'password-guessable'],
    ['bonjourbonjour123', 'password-guessable'],
    ['P@ssw0rd2026!!!!', 'password-guessable'],
    ['administrateur2026', 'password-guessable'],
    ['iloveyou12345678', 'password-guessable'],
    ['aaaaaaaaaaaaaaaaaaaa', 'password-guessable'],
    ['Nuage Souverain SAS', 'password-personal'],
    ['NuageSouverain2026!', 'password-personal'],
    ['Nu4ge-S0uverain-2026', 'password-personal'],
    ['Greffe-Meridian-2026', 'password-personal'],
    ['Ada-Lovelace-2026!', 'password-personal'],
    ['guerin.GUÉRIN.guerin', 'password-personal'],
  ])('refuses "%s": %s', async (password, code) => {
    expect(await outcome(password)).toBe(code);
  });

  it('may hold a name beside enough words, and says how to choose when it is refused', async () => {
    expect(await outcome('ada mange sept tortues en avril')).toBe('taken');
    const checked = await policy.check('password12345678', person);
    expect(checked.ok || [checked.refusal.sentence.fr, checked.refusal.sentence.en]).toEqual([
      expect.stringContaining('quatre ou cinq mots'),
      expect.stringContaining('four or five words'),
    ]);
  });

  it('is judged by its first 64 characters, so that what follows costs no time', async () => {
    expect(await outcome(`${'a'.repeat(64)} correct horse battery`)).toBe('password-guessable');
    expect(await outcome(`correct horse battery ${'a'.repeat(64)}`)).toBe('taken');
    expect(await outcome('correct horse battery '.repeat(6))).toBe('password-long');
  });

  it('costs no more at twice the length that is judged, whatever it is made of', async () => {
    const hostile = ['l33t$@!0', '@4(301!|57$%2', '1qaz2wsx', '20112012', 'passwordmotdepasse', '()[]{}<>', 'ﬃ'];
    for (const text of hostile) {
      const check = (length: number) => policy.check(text.repeat(length).slice(0, length), person);
      expect(await growth(check, 64, 128, 2)).toBeLessThan(2);
    }
  });
});

it.each([
  ['Greffe et Nuage', ['greffe', 'nuage'], ' et '],
  ['GR3FF3!', ['greffe'], '!'],
  ['gregreffeffe', ['greffe'], ''],
  ['Ère gallo-romaine', ['ère'], ' gallo-romaine'],
  ['no short one', ['no', 'a'], 'no short one'],
])('of %j without %j is left %j', (password, words, left) => {
  expect(withoutWords(password, words)).toBe(left);
});
