import { expect, test } from '@jest/globals';
import { tellsSecondFactor } from './strength.js';

test.each([
  [{}, [], false],
  [{ acr: 'eidas2' }, [], false],
  [{ acr: 'eidas2' }, ['eidas2', 'eidas3'], true],
  [{ acr: 'eidas1' }, ['eidas2', 'eidas3'], false],
  [{ acr: '' }, [], false],
  [{ amr: ['pwd', 'otp', 'mfa'] }, [], true],
  [{ amr: ['pwd', 'otp'] }, [], false],
  [{ amr: ['pwd'] }, ['eidas2'], false],
])('%j with %j accepted: %p', (told, accepted, expected) => {
  expect(tellsSecondFactor(told, accepted)).toBe(expected);
});
