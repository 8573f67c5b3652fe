// @stage slow
/** What one client, one address and all of them together can take of the SMTP server. Doubles: what keeps a message. */
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { SMTPServerSession } from 'smtp-server';
import { BoundedSmtpServer } from '../../../src/intake/smtp/bounded-server.js';
import { type SmtpLimits, smtpLimits } from '../../../src/intake/smtp/limits.js';
import { eventually } from '../../support/eventually.js';
import { SmtpClient } from '../../support/smtp-client.js';

let ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends) end();
  ends = [];
});

/** Milliseconds that the test lets pass, in place of those of the machine. */
let hour = 0;
const clock = () => hour;

/** Time passes, and the server looks at its connections, as it does each second. */
function pass(server: BoundedSmtpServer, milliseconds: number): void {
  hour += milliseconds;
  server.watched.sample();
}

async function serving(limits: Partial<SmtpLimits> = {}) {
  const kept: SMTPServerSession['envelope'][] = [];
  const server: BoundedSmtpServer = new BoundedSmtpServer(
    {
      name: 'operator.example',
      ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true, logger: false },
      onData: (stream, session, callback) => {
        const connection = server.watched.find(session.id);
        connection?.dataBegan();
        stream.once('end', () => connection?.dataCame());
        stream.resume().once('end', () => {
          kept.push(structuredClone(session.envelope));
          callback(null, 'kept');
        });
      },
    },
    [],
    { ...smtpLimits, ...limits },
    clock,
  );
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  server.watched.stop();
  /** Bytes that the server read of its one connection. */
  const read = () => [...server.connections][0]?._socket.bytesRead ?? 0;
  const hasRead = (bytes: number) =>
    eventually(
      async () => read(),
      (count) => count >= bytes,
    );
  const { port } = server.server.address() as AddressInfo;
  ends.push(() => server.close());
  const client = async (localAddress?: string) => {
    const opened = await SmtpClient.open(port, localAddress);
    ends.push(() => opened.close());
    return opened;
  };
  return { server, kept, client, read, hasRead };
}

const letter = 'Subject: x\r\n\r\nText.\r\n.';

describe('one message', () => {
  it('has a hundred recipients at most: the others get a temporary error', async () => {
    const { client, kept } = await serving();
    const sender = await client();
    await sender.envelope();
    for (let at = 1; at < 100; at += 1) expect(await sender.say(`RCPT TO:<r${at}@x.example>`)).toMatch(/^250/);
    expect(await sender.say('RCPT TO:<r100@x.example>')).toMatch(/^452/);
    await sender.say('DATA');
    expect(await sender.say(letter)).toMatch(/^250/);
    expect(kept[0]?.rcptTo).toHaveLength(100);
  });

  it('of 200 000 recipients is ended, with a hundred of them kept', async () => {
    const { client } = await serving();
    const sender = await client();
    await sender.envelope();
    for (let from = 0; from < 200_000 && !sender.isClosed; from += 1_000) {
      const lines = Array.from({ length: 1_000 }, (_, at) => `RCPT TO:<recipient${from + at}@x.example>\r\n`);
      sender.socket.write(lines.join(''));
      await nextTurn();
    }
    const said = await sender.rest();
    expect(said).toMatch(/421 [^\r]*Too many commands without a message/);
    expect(said.match(/^250 /gm)).toHaveLength(smtpLimits.recipients - 1);
  });

  it('that comes too slowly is ended', async () => {
    const { server, client } = await serving({ windowMilliseconds: 1_500, windowBytes: 1_000 });
    const sender = await client();
    await sender.envelope();
    await sender.say('DATA');
    pass(server, 1_499);
    sender.socket.write('x');
    pass(server, 1);
    expect(await sender.rest()).toMatch(/421 .*too slowly/);
  });

  it('that comes fast enough is taken, however long it is', async () => {
    const { server, client, kept, read, hasRead } = await serving({ windowMilliseconds: 1_000, windowBytes: 1_000 });
    const sender = await client();
    await sender.envelope();
    await sender.say('DATA');
    for (let window = 0; window < 12; window += 1) {
      const before = read();
      sender.socket.write(`${'x'.repeat(998)}\r\n`);
      await hasRead(before + 1_000);
      pass(server, 1_000);
    }
    expect(await sender.say('.')).toMatch(/^250/);
    expect(kept).toHaveLength(1);
  });

  it('that never ends is ended', async () => {
    const { server, client, read, hasRead } = await serving({ messageMilliseconds: 1_500 });
    const sender = await client();
    await sender.envelope();
    await sender.say('DATA');
    for (let second = 0; second < 2; second += 1) {
      const before = read();
      sender.socket.write('x'.repeat(50_000));
      await hasRead(before + 50_000);
      pass(server, 1_000);
    }
    expect(await sender.rest()).toMatch(/421 .*took too long/);
  });
});

describe('one connection', () => {
  it('is ended when no whole command comes in time, though a byte comes now and then', async () => {
    const { server, client, hasRead } = await serving({ commandMilliseconds: 60_000 });
    const sender = await client();
    await sender.line();
    for (let byte = 1; byte <= 61; byte += 1) {
      sender.socket.write('x');
      await hasRead(byte);
      pass(server, 1_000);
    }
    expect(await sender.rest()).toMatch(/421 .*No command came in time/);
  });

  it('is ended after too many errors', async () => {
    const { client } = await serving();
    const sender = await client();
    await sender.line();
    await sender.say('EHLO test');
    for (let at = 1; at < smtpLimits.errors; at += 1) expect(await sender.say('MAIL FROM:unknown')).toMatch(/^501/);
    sender.socket.write('MAIL FROM:unknown\r\n');
    expect(await sender.rest()).toMatch(/421 .*Too many errors/);
  });

  it('is ended after ten commands that the server does not know', async () => {
    const { client } = await serving();
    const sender = await client();
    await sender.line();
    for (let at = 1; at < 10; at += 1) expect(await sender.say('FROBNICATE')).toMatch(/^500/);
    expect(await sender.say('FROBNICATE')).toMatch(/^421/);
  });

  it('is ended after too many commands that lead to no message', async () => {
    const { client } = await serving({ replies: 50 });
    const sender = await client();
    await sender.line();
    sender.socket.write('NOOP\r\n'.repeat(100));
    expect(await sender.rest()).toMatch(/421 .*Too many commands without a message/);
  });

  it('brings so many messages and no more', async () => {
    const { client, kept } = await serving({ messages: 2 });
    const sender = await client();
    await sender.envelope();
    for (let at = 0; at < 2; at += 1) {
      if (at > 0) for (const line of ['MAIL FROM:<a@x.example>', 'RCPT TO:<b@x.example>']) await sender.say(line);
      await sender.say('DATA');
      expect(await sender.say(letter)).toMatch(/^250/);
    }
    expect(await sender.say('MAIL FROM:<a@x.example>')).toMatch(/^421 .*Too many messages/);
    expect(kept).toHaveLength(2);
  });

  it('is greeted with the name that was chosen', async () => {
    const { client } = await serving();
    expect(await (await client()).line()).toBe('220 operator.example ESMTP');
  });
});

describe('many connections', () => {
  it('of one address are limited, while another address is served', async () => {
    const { client } = await serving({ perAddress: 3 });
    for (let at = 0; at < 3; at += 1) expect(await (await client('127.0.0.2')).line()).toMatch(/^220/);
    expect(await (await client('127.0.0.2')).line()).toMatch(/^421 .*from your address/);
    expect(await (await client('127.0.0.3')).line()).toMatch(/^220/);
  });

  it('count again once they are closed', async () => {
    const { client } = await serving({ perAddress: 1 });
    const first = await client('127.0.0.2');
    await first.line();
    await first.say('QUIT');
    await first.rest();
    const greeting = async () => (await client('127.0.0.2')).line();
    expect(await eventually(greeting, (line) => line.startsWith('220'))).toMatch(/^220/);
  });

  it('that are idle give way to a new one when all are taken', async () => {
    const { server, client } = await serving({ connections: 4, graceMilliseconds: 500 });
    const idle = await Promise.all([2, 3, 4, 4].map((host) => client(`127.0.0.${host}`)));
    for (const one of idle) await one.line();
    pass(server, 500);
    expect(await (await client('127.0.0.5')).line()).toMatch(/^220/);
    const ended = await Promise.race(idle.map(async (one, at) => ((await one.rest()) ? at : -1)));
    // One of the two of 127.0.0.4.
    expect(ended).toBeGreaterThanOrEqual(2);
  });

  it('that are recent are not closed for a new one: the new one gets a temporary error', async () => {
    const { client } = await serving({ connections: 2, graceMilliseconds: 60_000 });
    for (const host of [2, 3]) expect(await (await client(`127.0.0.${host}`)).line()).toMatch(/^220/);
    expect(await (await client('127.0.0.4')).line()).toMatch(/^421 .*try again in a moment/);
  });
});
