import { expect, it } from '@jest/globals';
import { hashPassword, verifyPassword } from './password.js';

it('a password is kept as Argon2id with its own salt', async () => {
  const [one, two] = await Promise.all([hashPassword('correct horse battery'), hashPassword('correct horse battery')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
  expect(await verifyPassword(one, 'correct horse battery')).toBe(true);
  expect(await verifyPassword(one, 'correct horse battery ')).toBe(false);
});
