// @stage slow
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { type Served, serve } from '../../support/served.js';

describe('a server that receives SIGTERM while a mail comes in', () => {
  let folder: string;
  let fresh: FreshDatabase;
  let served: Served;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-draining-'));
    fresh = await freshDatabase();
    const login = { DATABASE_URL: fresh.urlOf('greffe_intake') };
    served = await serve({ GREFFE_DATA: folder, ...login, GREFFE_TEST_DURABILITY: 'true' }, ['--role', 'intake']);
  }, 120_000);
  afterAll(async () => {
    await served.kill('SIGKILL');
    await fresh.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const health = async () => {
    const answer = await fetch(`${served.http}/health`);
    return [answer.status, ((await answer.json()) as { faults: string[] }).faults];
  };

  it('answers 503 to its monitor, takes the mail in hand, and ends', async () => {
    expect(await health()).toEqual([200, []]);
    const mail = await begunMail(served.smtpPort);
    const stopped = served.kill('SIGTERM');
    await eventually(health, ([status]) => status === 503);
    expect(await health()).toEqual([503, ['draining']]);
    expect(await ended(mail)).toMatch(/^250 /);
    await stopped;
    expect(await fresh.asOwner('select fate from raw_message')).toEqual([{ fate: 'waiting' }]);
  }, 120_000);
});

/** A connection on which a mail was begun, and its end is still to come. */
async function begunMail(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  const greeting = ['', 'EHLO sender.example', 'MAIL FROM:<a@sender.example>', 'RCPT TO:<legal@x.example>', 'DATA'];
  for (const command of greeting) {
    if (command !== '') socket.write(`${command}\r\n`);
    await answerOf(socket);
  }
  socket.write('From: a@sender.example\r\nSubject: Order\r\n\r\nOne line.\r\n');
  return socket;
}

async function ended(socket: Socket): Promise<string> {
  socket.write('.\r\n');
  const answer = await answerOf(socket);
  socket.end();
  return answer;
}

const answerOf = (socket: Socket): Promise<string> =>
  new Promise((done) => socket.once('data', (chunk: Buffer) => done(chunk.toString())));
