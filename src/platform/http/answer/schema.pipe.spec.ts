import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { RefusalError } from './refusal.error.js';
import { SchemaPipe, wordsOfStrangers } from './schema.pipe.js';

const schema = z.strictObject({
  email: z.email(),
  roles: z.array(z.enum(['jurist', 'auditor'])).min(1),
  'a/b': z.string().optional(),
});

const refusedBy = async (value: unknown): Promise<RefusalError> => {
  const thrown = await new SchemaPipe().transform(value, { type: 'body', schema }).catch((error: unknown) => error);
  if (!(thrown instanceof RefusalError)) throw new Error('It was let in.');
  return thrown;
};

describe('SchemaPipe', () => {
  it('lets in what the schema reads', async () => {
    const value = { email: 'a@desk.example', roles: ['jurist'] };
    await expect(new SchemaPipe().transform(value, { type: 'body', schema })).resolves.toEqual(value);
  });

  it('points at every wrong field and says what is expected, in both languages', async () => {
    const { details, refusal } = await refusedBy({ email: 'unknown', roles: ['king'], 'a/b': 3 });
    expect(refusal.kind).toBe('invalid');
    expect(details.issues).toEqual([
      {
        pointer: '#/email',
        sentence: { fr: 'Écrivez l’adresse comme nom@domaine.', en: 'Write the address as name@domain.' },
      },
      {
        pointer: '#/roles/0',
        sentence: {
          fr: 'Option invalide : une valeur parmi "jurist"|"auditor" attendue',
          en: 'Invalid option: expected one of "jurist"|"auditor"',
        },
      },
      {
        pointer: '#/a~1b',
        sentence: {
          fr: 'Attendu : une valeur de type string.',
          en: 'Expected: a value of type string.',
        },
      },
    ]);
  });

  it.each([
    ['a text that is empty', z.string().min(1), '', 'À remplir.', 'Fill this in.'],
    ['a text that is too short', z.string().min(12), 'abc', 'Au moins 12 caractères.', 'At least 12 characters.'],
    ['a text that is too long', z.string().max(2), 'abc', 'Au plus 2 caractères.', 'At most 2 characters.'],
    ['a list without an item', z.array(z.string()).min(1), [], 'Au moins 1 élément.', 'At least 1 item.'],
    ['a number that is too small', z.int().min(0), -1, 'Au moins 0.', 'At least 0.'],
    ['an instant', z.iso.datetime(), 'x', 'Indiquez le jour et l’heure.', 'State the day and the time.'],
  ])('says of %s what to enter, without a word of programs', async (_, value, given, fr, en) => {
    const told = z.strictObject({ value });
    const thrown = await new SchemaPipe().transform({ value: given }, { type: 'body', schema: told }).catch((e) => e);
    expect((thrown as RefusalError).details.issues).toEqual([{ pointer: '#/value', sentence: { fr, en } }]);
  });

  it.each([
    ['in a field', { email: 'a@desk.example', roles: ['jurist'], 'a/b': 'paid \u202Eton' }, '#/a~1b', 'U+202E'],
    ['between two marks', { email: '\u2066x\u2069', roles: [] }, '#/email', 'U+2066, U+2069'],
    ['in a list', { email: 'a@desk.example', roles: ['\u202Ajurist'] }, '#/roles/0', 'U+202A'],
  ])('refuses words that are turned around %s, and shows the mark', async (_where, value, pointer, codes) => {
    const { details, refusal } = await refusedBy(value);
    expect(refusal.code).toBe('invalid-data');
    expect(details.issues?.map((issue) => issue.pointer)).toEqual([pointer]);
    expect(details.issues?.[0]?.sentence.en).toContain(`(${codes})`);
  });

  it('takes the words of a stranger as they stand, where a schema says that they are', async () => {
    const act = z.strictObject({ text: z.string() });
    const value = { text: 'requête \u202Eturned' };
    const given = { type: 'body', schema: act } as const;
    await expect(new SchemaPipe().transform(value, given)).rejects.toThrow(RefusalError);
    act.register(wordsOfStrangers);
    await expect(new SchemaPipe().transform(value, given)).resolves.toEqual(value);
  });

  it('lets a text in another direction in, that has no such mark', async () => {
    const words = z.strictObject({ text: z.string() });
    const value = { text: 'طلب \u05D1\u05E7\u05E9\u05D4 request' };
    await expect(new SchemaPipe().transform(value, { type: 'body', schema: words })).resolves.toEqual(value);
  });

  it('refuses an unknown field by its name and never repeats a value', async () => {
    const { details } = await refusedBy({ email: 'secret-value', roles: ['jurist'], admin: true });
    expect(JSON.stringify(details)).toContain('admin');
    expect(JSON.stringify(details)).not.toContain('secret-value');
  });
});
