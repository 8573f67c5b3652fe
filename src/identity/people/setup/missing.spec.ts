import { expect, test } from '@jest/globals';
import { SettingsSchema } from '../../../platform/settings/settings.js';
import { missingOf } from './missing.js';

test('an empty environment lacks all that a company needs, and says by which variable', () => {
  const missing = missingOf(SettingsSchema.parse({}), 'administrator');
  expect(missing.map(({ code }) => code)).toEqual([
    'administrator',
    'operator',
    'public-url',
    'database',
    'mail-relay',
    'signing-key',
  ]);
  const variables = Object.values(SettingsSchema.shape).map((schema) => schema.meta()?.variable);
  for (const { variable } of missing.slice(1)) expect(variables).toContain(variable);
});

test('what is set is not missing', () => {
  const given = { operator: 'ciel-libre', publicUrl: 'https://greffe.example', mailUrl: 'smtp://relay.example' };
  const codes = missingOf({ ...SettingsSchema.parse({}), ...given }, 'head_of_legal').map(({ code }) => code);
  expect(codes).toEqual(['second-person', 'database', 'signing-key']);
});
