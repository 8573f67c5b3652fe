import { expect, test } from '@jest/globals';
import { isCrossSite } from './origin.js';

const host = 'desk.example:8443';

test.each([
  ['no browser', undefined, undefined, false],
  ['own page', 'https://desk.example:8443', 'same-origin', false],
  ['own page, old browser', 'https://desk.example:8443', undefined, false],
  ['typed address', undefined, 'none', false],
  ['other port', 'https://desk.example:9443', undefined, true],
  ['other host', 'https://evil.example', undefined, true],
  ['subdomain', 'https://desk.example:8443', 'same-site', true],
  ['other site', undefined, 'cross-site', true],
  ['word unknown to us', undefined, 'same-planet', true],
  ['sandboxed page', 'null', undefined, true],
  ['prefix trick', 'https://desk.example:8443.evil.example', undefined, true],
  ['user-info trick', 'https://desk.example:8443@evil.example', undefined, true],
] as const)('%s', (_, origin, fetchSite, foreign) => {
  expect(isCrossSite({ host, origin, fetchSite })).toBe(foreign);
});
