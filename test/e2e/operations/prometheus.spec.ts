// @stage slow
/** Prometheus reads a server that has a fault: the alert of that fault fires, no other does, and it ends with the fault. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { createTransport } from 'nodemailer';
import { assemble } from '../../../scripts/assemble.mjs';
import { packageRoot } from '../../../src/platform/package/package-root.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { freePort } from '../../support/free-port.js';
import { withAttachment } from '../../support/hostile-mail.js';
import { sampleJpeg } from '../../support/scanned-pdf.js';
import { greffe, type Served, serve } from '../../support/served.js';
import { present } from '../../support/tools.js';

const TOKEN = 'a-token-for-monitoring-of-43-characters-long';
const documents = join(packageRoot(), 'docs/operations');
const FRENCH = 'node_modules/@tesseract.js-data/fra/4.0.0_best_int/fra.traineddata.gz';

(present('prometheus') ? describe : describe.skip)('Prometheus', () => {
  let scratch: string;
  let program: string;
  let fresh: FreshDatabase;
  let served: Served;
  let monitor: ChildProcess;
  let address: string;
  let environment: Record<string, string>;

  beforeAll(async () => {
    scratch = mkdtempSync(join(tmpdir(), 'greffe-prometheus-'));
    program = join(scratch, 'program');
    assemble(packageRoot(), program);
    fresh = await freshDatabase();
    environment = {
      ...{ GREFFE_DATA: join(scratch, 'data'), ...fresh.environment },
      ...{ GREFFE_METRICS_TOKEN: TOKEN, GREFFE_TEST_DURABILITY: 'true' },
    };
    served = await serve(environment, [], { root: program });
    await startMonitor();
  }, 240_000);
  afterAll(async () => {
    monitor?.kill();
    await served?.kill('SIGTERM');
    await fresh?.drop();
    rmSync(scratch, { recursive: true, force: true });
  });

  /** With the files of the documentation; only, it looks each second, and no alert waits. */
  async function startMonitor(): Promise<void> {
    const read = (name: string) => readFileSync(join(documents, 'prometheus', name), 'utf8');
    const scrape = read('scrape.yml')
      .replace('/etc/prometheus/greffe.token', 'greffe.token')
      .replace('127.0.0.1:8080', new URL(served.http).host);
    writeFileSync(join(scratch, 'prometheus.yml'), `global: {scrape_interval: 1s, evaluation_interval: 1s}\n${scrape}`);
    writeFileSync(join(scratch, 'greffe.token'), `${TOKEN}\n`);
    writeFileSync(join(scratch, 'alerts.yml'), read('alerts.yml').replaceAll(/^( +)for: .*$/gm, '$1for: 1s'));
    const port = await freePort();
    address = `http://127.0.0.1:${port}/api/v1`;
    const words = [`--config.file=${scratch}/prometheus.yml`, `--storage.tsdb.path=${scratch}/tsdb`];
    monitor = spawn('prometheus', [...words, `--web.listen-address=127.0.0.1:${port}`], { stdio: 'ignore' });
  }

  const ask = async (path: string) =>
    (await (await fetch(`${address}/${path}`)).json()) as { status: string; data: Record<string, unknown[]> };

  interface Alert {
    readonly state: string;
    readonly labels: Readonly<Record<string, string>>;
  }
  const firing = async (): Promise<string[] | null> => {
    const answer = await ask('alerts').catch(() => null);
    if (answer === null) return null;
    const alerts = (answer.data.alerts as Alert[]).filter(({ state }) => state === 'firing');
    return alerts.map(({ labels }) => [labels.alertname, labels.fault].filter(Boolean).join(' ')).sort();
  };
  const fires = (...alerts: string[]) => eventually(firing, (seen) => seen?.join() === alerts.join());

  async function receive(raw: Buffer): Promise<void> {
    const transport = createTransport({ host: '127.0.0.1', port: served.smtpPort, ignoreTLS: true });
    await transport.sendMail({ envelope: { from: 'a@court.example', to: 'legal@x.example' }, raw });
  }

  it('fires until the first backup was made', async () => {
    await fires('GreffeBackupOld');
    const recipients = join(scratch, 'recipients.txt');
    writeFileSync(recipients, `${await identityToRecipient(await generateX25519Identity())}\n`);
    const owner = { ...environment, DATABASE_OWNER_URL: fresh.ownerUrl };
    const { code, output } = await greffe(['backup', '--to', scratch, '--recipients', recipients], owner);
    expect([code, output]).toEqual([0, expect.stringContaining('Written to')]);
    await fires();
  }, 120_000);

  it('has an answer for each panel of the dashboard', async () => {
    await receive(withAttachment('text/plain', 'act', Buffer.from('one')));
    const { panels } = JSON.parse(readFileSync(join(documents, 'grafana/greffe.json'), 'utf8')) as {
      panels: { title: string; targets: { expr: string }[] }[];
    };
    expect(panels.length).toBeGreaterThan(10);
    for (const { title, targets } of panels) {
      for (const { expr } of targets) {
        const count = async () => {
          const { status, data } = await ask(`query?query=${encodeURIComponent(expr)}`);
          return [title, status, data?.result?.length ?? 0] as const;
        };
        // Without a fault that panel is empty.
        await eventually(count, ([, status, found]) => status === 'success' && (found > 0 || title === 'Faults'));
      }
    }
  }, 120_000);

  it('fires while text recognition does not load, and people are notified too', async () => {
    renameSync(join(program, FRENCH), join(scratch, 'fra.gz'));
    await receive(withAttachment('image/jpeg', 'act', sampleJpeg('002')));
    await fires('GreffeFault recognition');
    const alarms = () => fresh.asOwner<{ topic: string }>('select topic from alarm');
    expect(await alarms()).toEqual([{ topic: 'ingestion.recognition' }]);
    renameSync(join(scratch, 'fra.gz'), join(program, FRENCH));
    await fires();
  }, 240_000);

  it('fires while the store of files is away', async () => {
    renameSync(join(scratch, 'data/blobs'), join(scratch, 'aside'));
    await fires('GreffeTakesNothing');
    renameSync(join(scratch, 'aside'), join(scratch, 'data/blobs'));
    await fires();
  }, 120_000);

  it('fires when the process is gone', async () => {
    await served.kill('SIGKILL');
    await fires('GreffeAway');
  }, 60_000);
});
