import { describe, expect, it } from '@jest/globals';
import { checkPassword, hashPassword, verifyPassword } from './password.js';

const person = { name: 'Ada Lovelace', email: 'ada.l@desk.example' };

describe('a new password', () => {
  it.each(['correct horse battery', 'phrase de passe ordinaire', 'p@sse-partout-42'])('takes %s', (password) => {
    expect(checkPassword(password, person).ok).toBe(true);
  });

  it.each(['I am lovelace 1843', 'ADA.L at my desk', 'aaaaaaaaaaaaaaaa', 'abababababab'])('refuses %s', (password) => {
    expect(checkPassword(password, person).ok).toBe(false);
  });

  it('is kept as Argon2id with its own salt', async () => {
    const [one, two] = await Promise.all([
      hashPassword('correct horse battery'),
      hashPassword('correct horse battery'),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, 'correct horse battery')).toBe(true);
    expect(await verifyPassword(one, 'correct horse battery ')).toBe(false);
  });
});
