import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { newSeed, openSeed, sealSeed } from './password-key.js';

const owner = { person: randomUUID(), secret: randomBytes(32) };

test('a sealed seed opens by its password, its person and its installation together', async () => {
  const seed = newSeed();
  const sealed = await sealSeed(seed, 'correct horse battery', owner);
  expect(await openSeed(sealed, 'correct horse battery', owner)).toEqual(seed);
  expect(await openSeed(sealed, 'correct horse batterz', owner)).toBeUndefined();
  expect(await openSeed(sealed, 'correct horse battery', { ...owner, person: randomUUID() })).toBeUndefined();
  expect(await openSeed(sealed, 'correct horse battery', { ...owner, secret: randomBytes(32) })).toBeUndefined();
  const other = await sealSeed(seed, 'correct horse battery', owner);
  expect(await openSeed({ ...sealed, salt: other.salt }, 'correct horse battery', owner)).toBeUndefined();
});
