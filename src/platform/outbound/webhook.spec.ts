/** What is posted to a machine of the operator, over HTTPS to a real server of this machine. */
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createServer as createPlain } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { machineTime } from '../../../test/support/machine-clock.js';
import { mailIdentity } from '../../../test/support/mail-certificate.js';
import { WebhookReceiver, whsec } from '../../../test/support/webhook-receiver.js';
import { postWebhook, type WebhookTarget } from './webhook.js';

let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await WebhookReceiver.open();
});
afterAll(() => receiver.close());
beforeEach(() => {
  receiver.secret = whsec('in force');
  receiver.answer = async () => ({ status: 204 });
  receiver.asked.length = 0;
});

const target = (change: Partial<WebhookTarget> = {}): WebhookTarget => ({
  ...{ url: `${receiver.address}/events`, secrets: [whsec('in force')], roots: receiver.root },
  ...{ timeoutMilliseconds: 10_000, ...change },
});
const post = (change: Partial<WebhookTarget> = {}) =>
  postWebhook(target(change), { id: 'one', at: new Date(machineTime()), body: '{"é":1}' });

describe('a webhook', () => {
  it('is taken by a machine that knows its secret, and by none that knows another', async () => {
    expect(await post()).toEqual({ status: 204, retryAfter: null });
    expect((await post({ secrets: [whsec('another')] })).status).toBe(401);
  });

  it('is signed by both secrets while they change', async () => {
    const secrets = [whsec('the next one'), whsec('in force')];
    expect((await post({ secrets })).status).toBe(204);
    receiver.secret = whsec('the next one');
    expect((await post({ secrets })).status).toBe(204);
    receiver.secret = whsec('the one before');
    expect((await post({ secrets })).status).toBe(401);
  });

  it('follows no redirect', async () => {
    receiver.answer = async () => ({ status: 307, location: `${receiver.address}/elsewhere` });
    expect((await post()).status).toBe(307);
    expect(receiver.asked.map(({ path }) => path)).toEqual(['/events']);
  });

  it('leaves for no server whose certificate is not trusted', async () => {
    await expect(post({ roots: undefined })).rejects.toThrow('self-signed certificate');
    const other = await mailIdentity('127.0.0.1', { forServers: true, isMachine: true, signsOnly: true });
    await expect(post({ roots: other.certificate })).rejects.toThrow('self-signed certificate');
    await expect(post({ url: receiver.address.replace('127.0.0.1', 'localhost') })).rejects.toThrow('altnames');
    expect(receiver.asked).toEqual([]);
  });

  it('waits for no server that says nothing, and ends when the process stops', async () => {
    const silent = createPlain(() => undefined);
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const url = `https://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
    await expect(post({ url, timeoutMilliseconds: 50 })).rejects.toThrow('aborted');
    const ending = new AbortController();
    const posted = post({ url, signal: ending.signal });
    ending.abort();
    await expect(posted).rejects.toThrow('aborted');
    silent.close();
  });

  it('takes the status of an answer that has no end, and what it asks for', async () => {
    const made = await mailIdentity('127.0.0.1', { forServers: true, isMachine: true, signsOnly: true });
    const endless = createServer({ cert: made.certificate, key: made.key }, (request, response) => {
      response.writeHead(503, { 'retry-after': request.url === '/date' ? 'Fri, 01 Jan 2100 00:00:00 GMT' : '30' });
      const write = (): void => {
        while (response.writable && response.write(Buffer.alloc(16_384)));
      };
      response.on('drain', write).on('error', () => undefined);
      write();
    });
    await new Promise<void>((done) => endless.listen(0, '127.0.0.1', done));
    const url = `https://127.0.0.1:${(endless.address() as AddressInfo).port}`;
    // So that a reader without a limit would not end in time.
    const given = { roots: made.certificate, timeoutMilliseconds: 600_000 };
    expect(await post({ ...given, url: `${url}/` })).toEqual({ status: 503, retryAfter: 30 });
    expect(await post({ ...given, url: `${url}/date` })).toEqual({ status: 503, retryAfter: null });
    endless.closeAllConnections();
    endless.close();
  });
});
