import { expect, test } from '@jest/globals';
import { isTokenUri, readTokenUri } from './token.js';

const library = 'module-path=/usr/lib/softhsm/libsofthsm2.so';

test('a token, its key and its library are read from one URI', () => {
  const uri = `pkcs11:token=Greffe%20Paris;object=rapports?${library}`;
  expect(isTokenUri(uri)).toBe(true);
  expect(readTokenUri(uri)).toEqual({
    token: 'Greffe Paris',
    object: 'rapports',
    module: '/usr/lib/softhsm/libsofthsm2.so',
  });
});

test.each([
  ['no library', 'pkcs11:token=Greffe;object=rapports'],
  ['no key', `pkcs11:token=Greffe?${library}`],
  ['its PIN', `pkcs11:token=Greffe;object=rapports?${library}&pin-value=1234`],
  ['a key named twice', `pkcs11:token=Greffe;object=a;object=b?${library}`],
  ['an escape that is none', `pkcs11:token=%zz;object=rapports?${library}`],
])('with %s it is refused', (_, uri) => {
  expect(() => readTokenUri(uri)).toThrow('GREFFE_SIGNING_KEY reads pkcs11:token=…;object=…?module-path=…');
});
