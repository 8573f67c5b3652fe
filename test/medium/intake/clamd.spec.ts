import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scan as scanAt } from '../../../src/platform/scan/clamd.js';
import { type Clamd, hasClamd, SIGNATURE, type Signatures, startClamd, VIRUS } from '../../support/clamd.js';
import { machineTime } from '../../support/machine-clock.js';

const scan = (address: string, open: () => Promise<Readable>) => scanAt(address, open, machineTime());

const mail = (body: Buffer) => async (): Promise<Readable> =>
  Readable.from([
    Buffer.from(
      'From: a@court.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n' +
        '--b\r\nContent-Type: text/plain\r\n\r\nBonjour\r\n' +
        '--b\r\nContent-Type: application/pdf; name=act.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n',
    ),
    Buffer.from(body.toString('base64')),
    Buffer.from('\r\n--b--\r\n'),
  ]);

/** Something that takes the connection as clamd does, and answers as it does not. */
async function answering(answer: (socket: Socket) => unknown): Promise<{ address: string; close: () => void }> {
  const server = createServer((socket) => answer(socket.on('error', () => undefined)));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('No address.');
  return { address: `127.0.0.1:${address.port}`, close: () => server.close() };
}

(hasClamd ? describe : describe.skip)('a message that clamd scans', () => {
  let folder: string;
  let clamd: Clamd;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-clamd-'));
    clamd = await startClamd(folder);
  });
  afterAll(async () => {
    await clamd?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is clean when nothing known is in it', async () => {
    expect(await scan(clamd.socket, mail(randomBytes(200_000)))).toEqual({ verdict: 'clean' });
  });

  it('is infected when an encoded attachment holds what is looked for', async () => {
    const attached = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(VIRUS), randomBytes(1_000)]);
    expect(await scan(clamd.socket, mail(attached))).toEqual({ verdict: 'infected', signature: SIGNATURE });
  });

  it('is too large when clamd takes no more of it, and never clean', async () => {
    expect(await scan(clamd.socket, mail(randomBytes(4 * clamd.largest)))).toEqual({ verdict: 'too_large' });
  });
});

(hasClamd ? describe : describe.skip)('a clamd that cannot be believed calls nothing clean,', () => {
  it.each<[string, Signatures, string]>([
    ['when its signatures are nine days old', { age: 9 }, 'run freshclam'],
    ['when its signatures are of a day to come', { age: -9 }, 'run freshclam'],
    ['when it has no daily signatures', { age: null }, 'no daily signatures'],
    ['when it does not find the test file of EICAR', { eicar: false }, 'test file of EICAR'],
  ])('%s, and still finds what it knows', async (_, signatures, sentence) => {
    const folder = mkdtempSync(join(tmpdir(), 'greffe-clamd-'));
    const clamd = await startClamd(folder, signatures);
    try {
      await expect(scan(clamd.socket, mail(randomBytes(1_000)))).rejects.toThrow(sentence);
      expect(await scan(clamd.socket, mail(Buffer.from(VIRUS)))).toEqual({ verdict: 'infected', signature: SIGNATURE });
    } finally {
      await clamd.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('a message without a result', () => {
  it('is an error when no daemon answers at the address', async () => {
    await expect(scan('/nowhere/clamd.sock', mail(Buffer.alloc(10)))).rejects.toThrow('ENOENT');
  });

  it.each(['', 'stream: OK and more\0', 'UNKNOWN COMMAND\0', 'stream: FOUND\0'])(
    'is an error when the answer is "%s"',
    async (said) => {
      const server = await answering((socket) => socket.end(said));
      await expect(scan(server.address, mail(Buffer.alloc(10)))).rejects.toThrow();
      server.close();
    },
  );

  it('is asked for again when clamd closes while a chunk is written, which loses its answer', async () => {
    let connections = 0;
    const server = await answering((socket) => {
      connections += 1;
      if (connections < 3) return socket.once('data', () => socket.resetAndDestroy());
      return socket.once('data', () => socket.end('INSTREAM size limit exceeded. ERROR\0'));
    });
    expect(await scan(server.address, mail(randomBytes(1_000_000)))).toEqual({ verdict: 'too_large' });
    server.close();
  });

  it('is an error when what answers never stops', async () => {
    const endless = (socket: Socket): unknown =>
      socket.write('stream: OK\0'.repeat(10_000), (ended) => ended ?? endless(socket));
    const server = await answering((socket) => socket.resume() && endless(socket));
    await expect(scan(server.address, mail(Buffer.alloc(10)))).rejects.toThrow('too much');
    server.close();
  });

  it('is an error when its answer comes byte by byte and never ends', async () => {
    const server = await answering((socket) => {
      const drip = setInterval(() => socket.write('s'), 20);
      socket.resume().on('close', () => clearInterval(drip));
    });
    const one = scanAt(server.address, mail(Buffer.alloc(10)), machineTime(), 200);
    await expect(one).rejects.toThrow('takes too long');
    server.close();
  });

  it('is an error when clamd takes its bytes and never answers', async () => {
    const server = await answering((socket) => socket.resume());
    await expect(scanAt(server.address, mail(Buffer.alloc(10)), machineTime(), 200)).rejects.toThrow('takes too long');
    server.close();
  });

  it('is an error when "OK" comes before the last byte was sent', async () => {
    const server = await answering((socket) => socket.once('data', () => socket.end('stream: OK\0')));
    await expect(scan(server.address, mail(randomBytes(4_000_000)))).rejects.toThrow('before the last byte');
    server.close();
  });

  it('is an error when something says "OK" to all that it is sent, the test file of EICAR too', async () => {
    const server = await answering((socket) => {
      let last = Buffer.alloc(0);
      socket.on('data', (chunk) => {
        last = Buffer.concat([last, chunk]).subarray(-4);
        if (last.equals(Buffer.alloc(4))) socket.end('stream: OK\0');
      });
    });
    await expect(scan(server.address, mail(randomBytes(1_000)))).rejects.toThrow('EICAR');
    server.close();
  });

  it('is an error when clamd closes each time without an answer', async () => {
    const server = await answering((socket) => socket.once('data', () => socket.resetAndDestroy()));
    await expect(scan(server.address, mail(randomBytes(1_000_000)))).rejects.toThrow();
    server.close();
  });

  it('is an error when its own bytes cannot be read to the end', async () => {
    const server = await answering((socket) => socket.resume().once('end', () => socket.end('stream: OK\0')));
    const broken = async () =>
      Readable.from(
        (async function* () {
          yield Buffer.from('half');
          throw new Error('The file is damaged.');
        })(),
      );
    await expect(scan(server.address, broken)).rejects.toThrow('The file is damaged.');
    server.close();
  });
});
