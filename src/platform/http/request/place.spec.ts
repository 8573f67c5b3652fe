import { expect, it } from '@jest/globals';
import { isWithin, placeOf } from './place.js';

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
  ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
  ['unknown', 'unknown'],
])('attempts from %s are counted for %s', (address, place) => {
  expect(placeOf(address)).toBe(place);
});

it.each([
  ['192.0.2.7', '192.0.2.7', true],
  ['::ffff:192.0.2.7', '192.0.2.0/24', true],
  ['192.0.3.7', '192.0.2.0/24', false],
  ['2001:db8::7', '2001:db8::/32', true],
  ['2001:db8::7', '2001:db8::8', false],
  ['192.0.2.7', '2001:db8::/32', false],
  ['unknown', '192.0.2.0/24', false],
])('whether %s lies in the network %s: %p', (address, network, isThere) => {
  expect(isWithin(address, network)).toBe(isThere);
});
