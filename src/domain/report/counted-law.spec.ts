import { expect, test } from '@jest/globals';
import { productLaw } from '../../../test/support/law.js';
import { countedLaw } from './counted-law.js';

test('the report counts the time limits of answers, and none of a removal, a preservation or an examination', () => {
  const { answerClocks } = countedLaw(new Set(), productLaw());
  const codes = ['D-EEV-10D', 'D-EEV-8H', 'D-R1182-3', 'D-CSI-72H', 'D-TCO-1H', 'D-TCO-48H', 'D-EEV-60', 'SLA-24H'];
  expect(codes.filter(answerClocks)).toEqual(['D-EEV-10D', 'D-EEV-8H', 'D-R1182-3', 'D-CSI-72H']);
});
