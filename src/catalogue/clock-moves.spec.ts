/** How clocks stop, move and hold a case, from the texts: a clock that says more or less than its text is named. */
import { expect, it } from '@jest/globals';
import { productLaw } from '../../test/support/law.js';
import type { ClockRule } from '../domain/law/clock.js';

const { clocks } = productLaw();
const codes = (holds: (clock: ClockRule) => boolean): string[] =>
  [...new Set(clocks.filter(holds).map(({ code }) => code))].sort();
const nis2 = ['D-NIS2-1M', 'D-NIS2-24H', 'D-NIS2-72H'];

it('A question of the operator suspends the four duties of article 10 to transmit, and no other clock (EEV 10(6)).', () => {
  expect(codes(({ pause }) => pause !== undefined)).toEqual(['D-EEV-10D', 'D-EEV-10D-END', 'D-EEV-8H', 'D-EEV-ASAP']);
  expect(new Set(clocks.flatMap(({ pause }) => pause?.article ?? []))).toEqual(new Set(['EEV 10(6)']));
});

it('The month of GDPR 12(3) is extended by two, the sixty days of preservation by thirty (EEV 11(1)), and no other clock is.', () => {
  const extended = clocks.flatMap(({ code, extension }) => (extension ? [[code, extension]] : []));
  expect(Object.fromEntries(extended)).toEqual({ 'D-GDPR-1M': 'D-GDPR-3M', 'D-EEV-60': 'D-EEV-90' });
});

it('A case stays open while the enforcing authority may object, data lie outside the system, an announced removal order may come, or a report of an incident or a change is owed.', () => {
  expect(codes(({ holdsCase }) => holdsCase === true)).toEqual([
    'D-DIS-45D',
    'D-EEV-96H',
    ...nis2,
    'D-SNC-1M',
    'D-TCO-12H',
  ]);
});

it('No one moves a time that a text gives to others, or sets for both sides.', () => {
  const fixed = ['D-DIS-10D', 'D-DIS-45D', 'D-EEV-96H', 'D-EEV-STOP', ...nis2, 'D-SNC-1M', 'D-TCO-12H'];
  expect(codes(({ movedBy }) => movedBy === null)).toEqual(fixed);
});
