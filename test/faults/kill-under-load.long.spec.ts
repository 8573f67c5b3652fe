// @stage kills
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { releaseDataFolder } from '../../src/platform/database/postmaster.js';
import { eventually } from '../support/eventually.js';
import { greffe, type Served, serve } from '../support/served.js';
import { print } from './testbed/figures.js';

const ROUNDS = Number(process.env.TEST_KILLS ?? 20);
const CONNECTIONS = 4;
const LONGEST_LIFE_MILLISECONDS = 1_500;

/** F2: the server is killed at random moments under mail load; what it acknowledged is there, once. */
describe('kill -9 under mail load', () => {
  let folder: string;
  let environment: Record<string, string>;
  let served: Served | undefined;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-kill-'));
    environment = { GREFFE_DATA: folder };
  });

  afterAll(async () => {
    await served?.kill('SIGKILL');
    // After a failure the database of a server that was just killed may still be stopping.
    const release = () => releaseDataFolder(join(folder, 'postgres/data'));
    await eventually(
      () =>
        release().then(
          () => 'released',
          (error: Error) => error.message,
        ),
      (outcome) => outcome === 'released',
    ).finally(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }));
  });

  it(
    `keeps every acknowledged mail exactly once over ${ROUNDS} kills`,
    async () => {
      const acknowledged = new Set<string>();
      for (let round = 0; round < ROUNDS; round += 1) {
        served = await serve(environment);
        const before = acknowledged.size;
        const load = Array.from({ length: CONNECTIONS }, () => sendUntilDead(served as Served, acknowledged));
        // A busy machine may take longer to answer its first mail than the longest life.
        await eventually(
          async () => acknowledged.size,
          (count) => count > before,
        );
        await wait(100 + Math.random() * LONGEST_LIFE_MILLISECONDS);
        await served.kill('SIGKILL');
        await Promise.all(load);
      }
      served = await serve(environment);
      await served.kill('SIGTERM');
      const listed = await greffe(['intake', 'list', '--json', '--limit', '100000'], environment);
      const kept = listed.output
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { sha256: string }).sha256);
      const lost = [...acknowledged].filter((sha256) => !kept.includes(sha256));
      expect({ lost, twice: kept.length - new Set(kept).size }).toEqual({ lost: [], twice: 0 });
      expect(acknowledged.size).toBeGreaterThanOrEqual(ROUNDS);
      print(`${ROUNDS} kills: ${acknowledged.size} acknowledged, ${kept.length} kept, 0 lost, 0 twice`);
    },
    120_000 + ROUNDS * 30_000,
  );
});

/** One connection that sends one mail after another, noting the hash of each that got its 250. */
async function sendUntilDead({ smtpPort }: Served, acknowledged: Set<string>): Promise<void> {
  const transport = createTransport({
    host: '127.0.0.1',
    port: smtpPort,
    secure: false,
    ignoreTLS: true,
    pool: true,
    maxConnections: 1,
  });
  transport.on('error', () => undefined);
  try {
    for (;;) {
      const raw = mail();
      await transport.sendMail({ envelope: { from: 'a@sender.example', to: 'legal@nuage-souverain.example' }, raw });
      acknowledged.add(createHash('sha256').update(raw).digest('hex'));
    }
  } catch {
    transport.close();
  }
}

function mail(): Buffer {
  const id = randomBytes(12).toString('hex');
  return Buffer.from(
    `From: a@sender.example\r\nTo: legal@nuage-souverain.example\r\nSubject: ${id}\r\nMessage-ID: <${id}@sender.example>\r\n\r\n${id}\r\n`,
  );
}
