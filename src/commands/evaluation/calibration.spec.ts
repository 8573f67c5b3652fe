import { expect, it } from '@jest/globals';
import type { Conclusion } from '../classify.js';
import { calibrationOf } from './calibration.js';
import { Label } from './label.js';

const judged = (categories: string[], knownBy: Record<string, string>) => ({
  name: 'one',
  label: Label.parse({ verdict: 'ADMIT', dataCategories: ['SUB'], acceptableDataCategories: [['SUB', 'IDN']] }),
  found: { dataCategories: categories, targets: [], knownBy } as unknown as Conclusion,
});

it('the calibration counts a field by how it is known, and takes what no passage says for concluded', () => {
  const all = [
    judged(['SUB'], { categories: 'field' }),
    judged(['CON'], { categories: 'mail' }),
    judged(['SUB', 'IDN'], { categories: 'mail' }),
    judged([], {}),
  ];
  expect(calibrationOf(all)).toEqual({
    'categories, field': expect.objectContaining({ right: 1, of: 1 }),
    'categories, mail': expect.objectContaining({ right: 1, of: 2 }),
    'categories, concluded': expect.objectContaining({ right: 0, of: 1 }),
  });
});
