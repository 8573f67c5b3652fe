// @stage long
/** One mail made to keep the reading busy and 200 slow connections, at once: others are served meanwhile. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { packageRoot } from '../../src/platform/package/package-root.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { type Served, serve } from '../support/served.js';
import { SmtpClient } from '../support/smtp-client.js';
import { percentile, print } from './testbed/figures.js';

const PARTS = 490;
const TIMES = 800;
const SLOW = 200;
const LIMIT_MILLISECONDS = 250;
const support = join(packageRoot(), 'test/support');

let folder: string;
let fresh: FreshDatabase;
let served: Served;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-flood-'));
  fresh = await freshDatabase();
  served = await serve({ GREFFE_DATA: folder, ...fresh.environment, GREFFE_TEST_DURABILITY: 'true' });
});
afterAll(async () => {
  await served?.kill('SIGTERM');
  await fresh?.drop();
  rmSync(folder, { recursive: true, force: true });
});

interface Probed {
  readonly took: readonly number[];
  readonly failed: readonly string[];
}

/** How long an address took to answer, by a process of its own, while something was done. */
async function probed(url: string, meanwhile: () => Promise<void>): Promise<Probed> {
  const child = spawn(process.execPath, [join(support, 'prober.mjs'), url], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  await meanwhile();
  child.kill('SIGTERM');
  return JSON.parse((await lines.next()).value) as Probed;
}

const figuresOf = ({ took, failed }: Probed) => ({
  ...{ asked: took.length, failed: failed.length },
  ...{ p50: percentile(took, 50), p99: percentile(took, 99), max: percentile(took, 100) },
});

function flood(): string {
  const id = `${randomUUID()}@flood.example`;
  const part = `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${'art. 60-1 du code de procédure pénale '.repeat(TIMES)}\r\n`;
  const head = `From: x@flood.example\r\nSubject: x\r\nMessage-ID: <${id}>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n`;
  return `${head}${part.repeat(PARTS)}--b--`;
}

/** The answer to a mail; the connection is closed behind it. */
async function mailed(from: string, raw: string): Promise<string> {
  const client = await SmtpClient.open(served.smtpPort, from);
  await client.envelope();
  await client.say('DATA');
  const answer = await client.say(`${raw}\r\n.`);
  client.close();
  return answer;
}

/** A connection that brings a byte a second of a message, and comes again when it is ended. */
function slow(from: string): () => void {
  let client: SmtpClient | undefined;
  let isOver = false;
  const hold = async () => {
    while (!isOver) {
      client = await SmtpClient.open(served.smtpPort, from);
      await client.envelope();
      await client.say('DATA');
      while (!isOver && !client.isClosed) {
        client.socket.write('x');
        await wait(1_000);
      }
    }
  };
  hold().catch(() => undefined);
  return () => {
    isOver = true;
    client?.close();
  };
}

it('during a mail of 490 parts and 200 slow connections, the server answers and takes other mail', async () => {
  const answers: string[] = [];
  const said = { flood: '' };
  // Other programs on the machine delay an answer too.
  const atRest = figuresOf(await probed(`${served.http}/health`, () => wait(5_000)));
  const ends = Array.from({ length: SLOW }, (_, at) => slow(`127.0.0.${2 + (at % 4)}`));
  await wait(4_000);
  const probes = await probed(`${served.http}/health`, async () => {
    const sent = mailed('127.0.0.7', flood()).then((answer) => {
      said.flood = answer;
    });
    const until = performance.now() + 20_000;
    while (performance.now() < until) {
      const raw = `From: a@court.example\r\nSubject: ${randomUUID()}\r\n\r\nBonjour`;
      answers.push(await mailed('127.0.0.8', raw));
      await wait(500);
    }
    await sent;
    await eventually(judged, (rows) => rows.length === 1);
  });
  for (const end of ends) end();
  const figures = { ...figuresOf(probes), mails: answers.length };
  print('At rest, /health in milliseconds:', atRest);
  print('490 parts of 800 citations and 200 slow connections, /health in milliseconds:', figures);
  expect(said.flood).toMatch(/^250/);
  expect(answers.filter((answer) => !answer.startsWith('250'))).toEqual([]);
  expect(await judged()).toEqual([{ fate: 'new_case', reason: 'too_long', clocks: 1, status: 'open' }]);
  expect(figures.failed).toBe(0);
  expect(figures.p99).toBeLessThan(LIMIT_MILLISECONDS + atRest.p99);
});

const judged = () =>
  fresh.asOwner<{ fate: string; reason: string; clocks: number; status: string }>(
    `select m.fate, m.fate_reason as reason, c.status,
       (select count(*)::int from case_clock k where k.case_id = c.id) as clocks
     from raw_message m join case_message j on j.message_id = m.id join case_file c on c.id = j.case_id
     where m.size > 10000000 and m.fate <> 'waiting'`,
  );

it('the measure sees a server that reads such a message itself', async () => {
  const program = ['--import', join(support, 'typescript.mjs'), join(support, 'reads-while-it-serves.mjs')];
  const child = spawn(process.execPath, [...program, String(PARTS), String(TIMES)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const url = `http://127.0.0.1:${(await lines.next()).value}`;
  const probes = await probed(`${url}/health`, async () => {
    await wait(1_000);
    await fetch(`${url}/read`);
    await wait(1_000);
  });
  child.kill('SIGTERM');
  const figures = figuresOf(probes);
  print('The same text read in the process that answers:', figures);
  expect(figures.p99).toBeGreaterThan(LIMIT_MILLISECONDS);
});
