import { expect, it } from '@jest/globals';
import { howToEnter } from './how-to-enter.js';

it('The demonstration says how to enter as each person, and what waits first for them.', () => {
  const told = howToEnter([
    {
      ...{ name: 'Camille Aubry', email: 'camille.aubry@greffe.example', password: 'one', roles: ['jurist'] },
      tasks: [
        { reference: 'GRF-2026-000003', open: ['confirm_fact', 'prepare'] },
        { reference: 'GRF-2026-000009', open: ['note'] },
      ],
    },
    { name: 'Jeanne Delmas', email: 'jeanne.delmas@greffe.example', password: 'two', roles: ['dpo'], tasks: [] },
  ]);
  const lines = told.split('\n').map((line) => line.split(/ {2,}/));
  expect(lines).toContainEqual([
    ...['Camille Aubry', 'jurist', 'camille.aubry@greffe.example', 'one'],
    'GRF-2026-000003: confirm_fact, prepare',
  ]);
  expect(lines).toContainEqual(['Jeanne Delmas', 'dpo', 'jeanne.delmas@greffe.example', 'two', '–']);
});
