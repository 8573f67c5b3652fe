/** A mailbox behind OAuth 2: the token of the operator's own server opens it, and is asked for anew when it is refused. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccessToken } from '../../../src/mailboxes/access-token.js';
import type { MailboxKeeper } from '../../../src/mailboxes/mailbox-keeper.js';
import { MailboxReader } from '../../../src/mailboxes/mailbox-reader.js';
import { Logger } from '../../../src/platform/telemetry/logger.js';
import { Dovecot, hasDovecot } from '../../support/dovecot.js';
import { eventually } from '../../support/eventually.js';

(hasDovecot ? describe : describe.skip)('a mailbox behind OAuth 2', () => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-token-'));
  const served = mkdtempSync(join(tmpdir(), 'greffe-dovecot-'));
  const asked: URLSearchParams[] = [];
  let valid = 'none';
  let answer: unknown = {};
  let dovecot: Dovecot;
  /** The token server, and what the mail server asks of a token (RFC 7662). */
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request));
    response.setHeader('content-type', 'application/json');
    if (request.url === '/token') {
      asked.push(form);
      response.end(JSON.stringify(answer));
      return;
    }
    const isValid = form.get('token') === valid;
    response.end(JSON.stringify(isValid ? { active: true, username: 'desk' } : { active: false }));
  });
  const at = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const source = () => ({ address: at('/token'), client: 'greffe', secretFile: join(folder, 'secret'), scope: 'imap' });

  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    writeFileSync(join(folder, 'secret'), 'a client secret\n');
    dovecot = await Dovecot.start(served, at('/introspect'));
  });
  afterAll(async () => {
    await dovecot?.kill();
    server.close();
    for (const each of [folder, served]) rmSync(each, { recursive: true, force: true });
  });

  it('is opened with a token, and with a new one when the first is refused', async () => {
    const visitor = await dovecot.visitor();
    await visitor.append('INBOX', Buffer.from('Subject: one\r\n\r\nOne.\r\n'));
    visitor.close();
    const kept: string[] = [];
    const faults: (string | null)[] = [];
    const keeper = {
      held: async () => new Set<number>(),
      keep: async (...[, , , bytes]: Parameters<MailboxKeeper['keep']>) => void kept.push(bytes.toString()),
    };
    const mailbox = {
      ...{ name: 'desk', host: '127.0.0.1', port: dovecot.tlsPort, tls: 'implicit' as const, folder: 'INBOX' },
      ...{ user: 'desk', authorities: dovecot.authorities, token: source() },
    };
    const reader = new MailboxReader(mailbox, {
      keeper: keeper as never,
      logger: new Logger('silent'),
      largest: 100_000,
      looked: async (_name, fault) => void faults.push(fault),
    });
    answer = { access_token: 'stale', expires_in: 3600 };
    reader.start();
    await eventually(
      async () => faults,
      (seen) => seen.includes('refused'),
    );
    answer = { access_token: 'fresh', expires_in: 3600 };
    valid = 'fresh';
    await eventually(
      async () => kept,
      (seen) => seen.length > 0,
    );
    await reader.stop();
    expect(kept[0]).toBe('Subject: one\r\n\r\nOne.\r\n');
    expect(asked.length).toBeGreaterThan(1);
    expect(Object.fromEntries(asked[0] ?? [])).toEqual({
      grant_type: 'client_credentials',
      client_id: 'greffe',
      client_secret: 'a client secret',
      scope: 'imap',
    });
  });

  it('asks for a token once, and again shortly before its end', async () => {
    const token = new AccessToken(source());
    answer = { access_token: 'first', expires_in: 100 };
    const before = asked.length;
    expect(await token.current(0)).toBe('first');
    answer = { access_token: 'second', expires_in: 100 };
    expect(await token.current(39_999)).toBe('first');
    expect(await token.current(40_000)).toBe('second');
    expect(asked.length - before).toBe(2);
  });

  it('is not opened when the answer holds no token', async () => {
    answer = { error: 'invalid_client' };
    await expect(new AccessToken(source()).current(0)).rejects.toThrow('without an access token');
  });
});
