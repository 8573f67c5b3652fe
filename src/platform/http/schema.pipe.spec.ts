import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { RefusalError } from './refusal.error.js';
import { SchemaPipe } from './schema.pipe.js';

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
    const { details, refusal } = await refusedBy({ email: 'nobody', roles: ['king'], 'a/b': 3 });
    expect(refusal.kind).toBe('invalid');
    expect(details.issues).toEqual([
      { pointer: '#/email', sentence: { fr: 'adresse e-mail invalide', en: 'Invalid email address' } },
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

  it('refuses an unknown field by its name and never repeats a value', async () => {
    const { details } = await refusedBy({ email: 'secret-value', roles: ['jurist'], admin: true });
    expect(JSON.stringify(details)).toContain('admin');
    expect(JSON.stringify(details)).not.toContain('secret-value');
  });
});
