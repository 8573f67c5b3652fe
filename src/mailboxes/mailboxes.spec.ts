import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readMailboxes } from './mailboxes.js';

const folder = mkdtempSync(join(tmpdir(), 'greffe-mailboxes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const desk = { name: 'desk', host: 'imap.example', user: 'desk', passwordFile: '/etc/password' };
function read(...mailboxes: Record<string, unknown>[]) {
  const path = join(folder, 'mailboxes.yaml');
  writeFileSync(path, JSON.stringify({ mailboxes }));
  return readMailboxes(path);
}

describe('the file of mailboxes', () => {
  it('gives a mailbox TLS, the port of its kind and the folder INBOX', async () => {
    expect(await read(desk)).toEqual([{ ...desk, tls: 'implicit', port: 993, folder: 'INBOX' }]);
    expect(await read({ ...desk, tls: 'starttls' })).toMatchObject([{ port: 143 }]);
  });

  it.each([
    ['a server elsewhere without TLS', [{ ...desk, tls: 'none' }], 'needs TLS'],
    ['neither a password nor a token', [{ ...desk, passwordFile: undefined }], 'needs either passwordFile or token'],
    [
      'a token server without TLS',
      [{ ...desk, passwordFile: undefined, token: { address: 'http://login.example/', client: 'a', secretFile: 'b' } }],
      'must be https://',
    ],
    ['two mailboxes of one name', [desk, desk], 'two mailboxes have one name'],
    ['a password in the file itself', [{ ...desk, password: 'secret' }], 'password'],
    ['a name that the log could not hold', [{ ...desk, name: 'Le greffe' }], 'small letters'],
    ['no mailbox', [], 'mailboxes'],
    ['no user', [{ ...desk, user: undefined }], 'mailboxes.0.user: must be a text'],
  ])('is refused for %s, with its path', async (_fault, mailboxes, sentence) => {
    await expect(read(...mailboxes)).rejects.toThrow(sentence);
    await expect(read(...mailboxes)).rejects.toThrow(join(folder, 'mailboxes.yaml'));
  });

  it('takes a server of this machine without TLS', async () => {
    expect(await read({ ...desk, host: '127.0.0.1', tls: 'none' })).toMatchObject([{ port: 143 }]);
  });
});
