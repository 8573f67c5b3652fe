/** What answers where the antivirus should be, and cannot be believed: messages are read on, and none is called clean. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendBySmtp } from '../../../src/commands/demo/sample-mail.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { signedIn, type Visitor } from '../../support/desk.js';
import { eventually } from '../../support/eventually.js';
import { type Served, serve } from '../../support/served.js';

const SCAN = 'ingestion.scan_message';

describe('in the place of the antivirus, something that', () => {
  let folder: string;
  let fresh: FreshDatabase;
  let served: Served;
  let jurist: Visitor;
  let server: Server;
  let answers: (socket: Socket) => void = (socket) => socket.destroy();
  const drips = new Set<NodeJS.Timeout>();
  let dripping = 0;

  beforeAll(async () => {
    server = createServer((socket) => answers(socket.on('error', () => undefined)));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    folder = mkdtempSync(join(tmpdir(), 'greffe-lying-'));
    fresh = await freshDatabase();
    served = await serve({
      GREFFE_DATA: folder,
      ...fresh.environment,
      GREFFE_TEST_DURABILITY: 'true',
      GREFFE_CLAMD: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    });
    jurist = await signedIn(fresh, Number(new URL(served.http).port), ['jurist']);
  });
  afterAll(async () => {
    for (const drip of drips) clearInterval(drip);
    await served?.kill('SIGKILL');
    server?.close();
    await fresh?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Sends a requisition; resolves with its case once it was judged. */
  async function judged(): Promise<string> {
    const mark = randomUUID();
    const raw = Buffer.from(
      [
        'From: greffe@court.example',
        'To: requisitions@nuage-souverain.example',
        `Subject: Réquisition ${mark}`,
        `Message-ID: <${mark}@court.example>`,
        'Content-Type: text/plain; charset=utf-8',
        '',
        `Réquisition judiciaire, article 60-1 du code de procédure pénale : identité du titulaire de a@b.example. ${mark}`,
        '',
      ].join('\r\n'),
    );
    await sendBySmtp(served.smtpPort, raw);
    const [found] = await eventually(
      () =>
        fresh.asOwner<{ id: string }>(
          `select c.case_id as id from raw_message m join case_message c on c.message_id = m.id
           where m.sha256 = encode(sha256($1), 'hex') and exists (
             select from entry e where e.stream = 'case/' || c.case_id and e.type = 'case.classified')`,
          [raw],
        ),
      (rows) => rows.length > 0,
    );
    return found?.id ?? '';
  }
  const scanShown = async (caseId: string) =>
    (await jurist.send('GET', `/api/cases/${caseId}/documents`)).json<{ documents: { scan: object }[] }>().documents[0]
      ?.scan;
  const scansKept = () =>
    fresh.asOwner(`select 1 from message_scan union all select 1 from entry where type = 'message.scanned'`);
  const notScanned = { verdict: 'not_scanned', signature: null };

  it.each([
    ['says what no antivirus says', '220 mail.example ESMTP\r\n'],
    ['says "OK" of another thing', 'stream: OK, nearly\0'],
    ['says nothing and closes', ''],
  ])(
    '%s: the message has its case and its judgement, an alarm says so, and nothing is called clean',
    async (_, said) => {
      await fresh.asOwner('delete from alarm');
      answers = (socket) => void socket.resume().end(said);
      const caseId = await judged();
      await eventually(
        () => fresh.asOwner('select 1 from alarm where topic = $1', [SCAN]),
        (rows) => rows.length > 0,
      );
      expect([await scanShown(caseId), await scansKept()]).toEqual([notScanned, []]);
    },
  );

  it('answers a byte at a time and for ever holds every scan, and no reading', async () => {
    answers = (socket) => {
      dripping += 1;
      const drip = setInterval(() => socket.write('s'), 100);
      drips.add(drip);
      socket.resume().on('close', () => clearInterval(drip));
    };
    const cases = [await judged(), await judged(), await judged()];
    await eventually(
      async () => dripping,
      (count) => count >= 2,
    );
    cases.push(await judged());
    for (const caseId of cases) expect(await scanShown(caseId)).toEqual(notScanned);
    expect(await scansKept()).toEqual([]);
  });
});
