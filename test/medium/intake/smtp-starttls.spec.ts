// @stage slow
/** STARTTLS (RFC 3207) and the greeting of a relay, on real sockets with the TLS client of Node. Doubles: what keeps a message. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BoundedSmtpServer } from '../../../src/intake/smtp/bounded-server.js';
import { CertificateWatch } from '../../../src/intake/smtp/certificate-watch.js';
import { type SmtpLimits, smtpLimits } from '../../../src/intake/smtp/limits.js';
import { eventually } from '../../support/eventually.js';
import { type ServerCertificate, serverCertificate } from '../../support/server-certificate.js';
import { SmtpClient } from '../../support/smtp-client.js';

let folder: string;
let files: ServerCertificate;
let ends: (() => unknown)[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-starttls-'));
  files = await serverCertificate(folder);
});
afterEach(async () => {
  await Promise.all(ends.map((end) => end()));
  ends = [];
  rmSync(folder, { recursive: true, force: true });
});

/** Milliseconds that the test lets pass, in place of those of the machine. */
let hour = 0;

async function serving({ limits = {}, relays = [] }: { limits?: Partial<SmtpLimits>; relays?: string[] } = {}) {
  const warnings: string[] = [];
  let came = 0;
  const server: BoundedSmtpServer = new BoundedSmtpServer(
    {
      ...{ name: 'operator.example', authOptional: true, disabledCommands: ['AUTH'] },
      ...{ disableReverseLookup: true, logger: false },
      // Else OpenSSL refuses what is older than TLS 1.2 by itself.
      ciphers: 'DEFAULT:@SECLEVEL=0',
      onData: (stream, session, callback) => {
        const connection = server.watched.find(session.id);
        connection?.dataBegan();
        stream.once('end', () => connection?.dataCame());
        stream.on('data', (chunk: Buffer) => {
          came += chunk.length;
        });
        stream.once('end', () => callback(null, session.secure ? 'kept, secure' : 'kept'));
      },
    },
    relays,
    { ...smtpLimits, ...limits },
    () => hour,
  );
  const logger = { log: () => undefined, warn: (sentence: unknown) => warnings.push(String(sentence)) };
  const paths = { smtpCertificate: files.certificate, smtpKey: files.key };
  const watch = new CertificateWatch(paths, (shown) => server.showCertificate(shown), logger);
  await watch.start();
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  ends.push(
    () => watch.stop(),
    () => new Promise<void>((done) => server.close(done)),
  );
  server.watched.stop();
  /** Time passes once the server has read so many bytes of messages, and it looks at its connections. */
  const pass = async (milliseconds: number, bytes = 0) => {
    await eventually(
      async () => came,
      (count) => count >= bytes,
    );
    hour += milliseconds;
    server.watched.sample();
  };
  const client = async (localAddress?: string) => {
    const opened = await SmtpClient.open(port, localAddress);
    ends.unshift(() => opened.close());
    return opened;
  };
  return { server, watch, client, warnings, pass };
}

/** Over TLS, after a STARTTLS that was answered; rejects when the handshake fails. */
async function upgraded(client: SmtpClient, options: ConnectionOptions = { ca: files.root }): Promise<SmtpClient> {
  await client.line();
  await client.say('EHLO test');
  expect(await client.say('STARTTLS')).toMatch(/^220/);
  client.socket.removeAllListeners('data');
  const secure: TLSSocket = connect({ socket: client.socket, host: '127.0.0.1', ...options });
  await new Promise<void>((done, fail) => secure.once('secureConnect', done).once('error', fail));
  ends.unshift(() => secure.destroy());
  return SmtpClient.over(secure);
}

const envelope = ['EHLO test', 'MAIL FROM:<a@sender.example>', 'RCPT TO:<b@x.example>', 'DATA'];

describe('STARTTLS of the SMTP server', () => {
  it('shows the certificate of the operator, and takes a mail over TLS 1.3', async () => {
    const { client } = await serving();
    const plain = await client();
    const sender = await upgraded(plain);
    expect((sender.socket as TLSSocket).getProtocol()).toBe('TLSv1.3');
    for (const command of envelope) await sender.say(command);
    expect(await sender.say('Subject: x\r\n\r\nText.\r\n.')).toMatch(/^250 .*kept, secure/);
  });

  it('takes TLS 1.2, and nothing older', async () => {
    const { client } = await serving();
    const of = (version: 'TLSv1.1' | 'TLSv1.2'): ConnectionOptions => ({
      ...{ ca: files.root, minVersion: version, maxVersion: version },
      // The client would refuse the older one by itself.
      ciphers: 'DEFAULT:@SECLEVEL=0',
    });
    const sender = await upgraded(await client(), of('TLSv1.2'));
    expect((sender.socket as TLSSocket).getProtocol()).toBe('TLSv1.2');
    await expect(upgraded(await client(), of('TLSv1.1'))).rejects.toThrow(/protocol version|alert/i);
  });

  it('reads nothing that came in the clear behind the command', async () => {
    const { client } = await serving();
    const plain = await client();
    await plain.line();
    await plain.say('EHLO test');
    plain.socket.write('STARTTLS\r\nMAIL FROM:<injected@sender.example>\r\n');
    expect(await plain.line()).toMatch(/^220/);
    plain.socket.removeAllListeners('data');
    const secure = connect({ socket: plain.socket, host: '127.0.0.1', ca: files.root });
    await new Promise<void>((done, fail) => secure.once('secureConnect', done).once('error', fail));
    ends.unshift(() => secure.destroy());
    const sender = SmtpClient.over(secure);
    await sender.say('EHLO test');
    expect(await sender.say('RCPT TO:<b@x.example>')).toMatch(/^503/);
  });

  it('counts a connection no longer once it closed, also after a handshake that failed', async () => {
    const { server, client } = await serving({ limits: { perAddress: 2 } });
    for (let round = 0; round < 3; round += 1) {
      const sender = await upgraded(await client());
      sender.close();
      await expect(upgraded(await client(), { ca: [] })).rejects.toThrow(/self-signed/);
      await eventually(
        async () => server.connections.size,
        (open) => open === 0,
      );
    }
    expect(await (await client()).line()).toMatch(/^220/);
  });

  it('ends a message that comes too slowly over TLS too', async () => {
    const { client, pass } = await serving({ limits: { windowMilliseconds: 1_500, windowBytes: 10_000 } });
    const sender = await upgraded(await client());
    for (const command of envelope) await sender.say(command);
    sender.socket.write('x'.repeat(100));
    await pass(1_500, 90);
    expect(await sender.rest()).toMatch(/421 .*too slowly/);
  });

  it('lets a message pass that comes quickly enough over TLS', async () => {
    const { client, pass } = await serving({ limits: { windowMilliseconds: 1_000, windowBytes: 7_200 } });
    const sender = await upgraded(await client());
    for (const command of envelope) await sender.say(command);
    for (let window = 1; window <= 15; window += 1) {
      sender.socket.write(`${'x'.repeat(70)}\r\n`.repeat(100));
      // The server keeps the last bytes back: they may begin the end of the message.
      await pass(1_000, window * 7_200 - 4);
    }
    expect(await sender.say('\r\n.')).toMatch(/^250/);
  });

  it('ends a handshake that never comes', async () => {
    const { client, pass } = await serving({ limits: { commandMilliseconds: 1_500 } });
    const plain = await client();
    await plain.line();
    await plain.say('EHLO test');
    await plain.say('STARTTLS');
    await pass(1_501);
    await plain.rest();
    expect(plain.isClosed).toBe(true);
  });
});

describe('a certificate that is renewed while the server runs', () => {
  it('is shown to the next connection', async () => {
    const { watch, client } = await serving();
    const renewed = await serverCertificate(folder);
    await watch.look();
    const sender = await upgraded(await client(), { ca: renewed.root });
    expect((sender.socket as TLSSocket).authorized).toBe(true);
  });

  it.each<[string, () => void]>([
    ['its key is not there yet', () => copyFileSync(join(folder, 'other.pem'), files.certificate)],
    ['its file is gone', () => rmSync(files.certificate)],
    ['its file is cut', () => writeFileSync(files.certificate, '-----BEGIN CERTIFICATE-----\n')],
  ])('leaves the former one, with a warning, while %s', async (_case, change) => {
    const { watch, client, warnings } = await serving();
    await serverCertificate(folder, 'other');
    change();
    await watch.look();
    expect(warnings).toEqual(['The new certificate of the SMTP server cannot be used; the former is shown.']);
    await upgraded(await client());
  });
});

/** Holds the pause of the library before a greeting, its only timer of 100 ms, until the test ends it. */
function heldPauses() {
  const { setTimeout: real } = globalThis;
  const held: (() => void)[] = [];
  const holding = (work: () => void, milliseconds?: number) =>
    milliseconds === 100 ? real(() => undefined, held.push(work) && 0) : real(work, milliseconds);
  globalThis.setTimeout = Object.assign(holding, real) as typeof real;
  return {
    /** @returns how many pauses were held */
    end: () => held.splice(0).map((work) => work()).length,
    restore: () => {
      globalThis.setTimeout = real;
    },
  };
}

describe('the greeting', () => {
  const asSoon = async (client: SmtpClient): Promise<string> => {
    client.socket.write('EHLO relay\r\n');
    await client.line();
    return client.line();
  };

  it('of a stranger comes after a pause, and who speaks before it is refused', async () => {
    const { client } = await serving({ relays: ['192.0.2.0/24'] });
    expect(await asSoon(await client())).not.toMatch(/^250/);
  });

  it('of a relay of the operator does not wait for the pause, and comes once', async () => {
    const { client } = await serving({ relays: ['192.0.2.0/24', '127.0.0.0/8'] });
    const pauses = heldPauses();
    try {
      const relay = await client();
      expect(await relay.line()).toMatch(/^220/);
      expect(await relay.say('EHLO relay')).toMatch(/^250/);
      expect(pauses.end()).toBeGreaterThan(0);
      expect(await relay.say('NOOP')).toMatch(/^250/);
    } finally {
      pauses.restore();
    }
  });
});
