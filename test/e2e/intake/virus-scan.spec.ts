// @stage redis slow
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendBySmtp } from '../../../src/commands/demo/sample-mail.js';
import { Database } from '../../../src/platform/database/database.js';
import { REQUEST_TYPE } from '../../../src/platform/http/http-app.js';
import { type Clamd, hasClamd, SIGNATURE, startClamd, VIRUS } from '../../support/clamd.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { signedIn, type Visitor } from '../../support/desk.js';
import { eventually } from '../../support/eventually.js';
import { admitted, tokenOf } from '../../support/machine.js';
import { type Served, serve } from '../../support/served.js';
import { SigningPeople } from '../../support/signing-people.js';

interface Kept {
  readonly id: string;
  readonly case: string | null;
}
interface Shown {
  readonly messageId: string;
  readonly reading: { readonly parts: readonly { readonly path: string; readonly name: string | null }[] };
  readonly scan: { readonly verdict: string; readonly signature: string | null };
}

(hasClamd ? describe : describe.skip)('with an antivirus, a message', () => {
  let folder: string;
  let clamd: Clamd;
  let fresh: FreshDatabase;
  let served: Served;
  let jurist: Visitor;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-virus-'));
    clamd = await startClamd(mkdtempSync(join(folder, 'clamd-')));
    fresh = await freshDatabase();
    served = await serve({
      GREFFE_DATA: join(folder, 'data'),
      ...fresh.environment,
      GREFFE_TEST_DURABILITY: 'true',
      GREFFE_CLAMD: clamd.socket,
      ...(process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {}),
    });
    jurist = await signedIn(fresh, Number(new URL(served.http).port), ['jurist']);
  });
  afterAll(async () => {
    await served?.kill('SIGTERM');
    await fresh?.drop();
    await clamd?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Sends a requisition with that attachment; resolves once it has its case. */
  async function arrived(attached: string): Promise<{ id: string; case: string }> {
    const mark = randomUUID();
    const raw = [
      'From: greffe@court.example',
      'To: requisitions@nuage-souverain.example',
      `Subject: Réquisition ${mark}`,
      `Message-ID: <${mark}@court.example>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Réquisition judiciaire, article 60-1 du code de procédure pénale : identité du titulaire du compte a@b.example.',
      '--b',
      'Content-Type: text/plain; name=act.txt',
      'Content-Disposition: attachment; filename=act.txt',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(`${mark} ${attached}`).toString('base64'),
      '--b--',
      '',
    ].join('\r\n');
    await sendBySmtp(served.smtpPort, Buffer.from(raw));
    const kept = await eventually(
      () =>
        fresh.asOwner<Kept>(
          `select m.id, c.case_id as case from raw_message m left join case_message c on c.message_id = m.id
           where m.sha256 = encode(sha256($1), 'hex')`,
          [Buffer.from(raw)],
        ),
      (rows) => rows[0]?.case != null,
    );
    return { id: kept[0]?.id ?? '', case: kept[0]?.case ?? '' };
  }

  const shown = async (caseId: string): Promise<Shown | undefined> =>
    (await jurist.send('GET', `/api/cases/${caseId}/documents`)).json<{ documents: Shown[] }>().documents[0];
  const scanned = (caseId: string): Promise<Shown | undefined> =>
    eventually(
      () => shown(caseId),
      (document) => document?.scan.verdict !== 'not_scanned',
    );
  const entriesOf = (messageId: string) =>
    fresh.asOwner<{ data: object }>(`select data from entry where stream = $1 and type = 'message.scanned'`, [
      `message/${messageId}`,
    ]);

  it('in which nothing is found is shown so, with its entry, and opens', async () => {
    const message = await arrived('nothing of note');
    const document = await scanned(message.case);
    expect(document?.scan).toEqual({ verdict: 'clean', signature: null });
    expect(await entriesOf(message.id)).toEqual([{ data: { verdict: 'clean' } }]);
    expect((await jurist.send('GET', `/api/messages/${message.id}/original`)).statusCode).toBe(200);
  });

  it('in which a virus is found is read and shown, and hands its files out only to a person who says so', async () => {
    const message = await arrived(VIRUS);
    const document = await scanned(message.case);
    expect(document?.scan).toEqual({ verdict: 'infected', signature: SIGNATURE });
    expect(await entriesOf(message.id)).toEqual([{ data: { verdict: 'infected', signature: SIGNATURE } }]);
    const path = document?.reading.parts.find(({ name }) => name === 'act.txt')?.path;
    expect(path).toBeDefined();
    for (const address of [`original`, `part?path=${path}`]) {
      const url = `/api/messages/${message.id}/${address}`;
      const refused = await jurist.send('GET', url);
      expect(refused.statusCode).toBe(409);
      expect(refused.body).toContain('message-infected');
      const given = await jurist.send('GET', `${url}${url.includes('?') ? '&' : '?'}despite=virus`);
      expect(given.statusCode).toBe(200);
    }
  });

  it('is kept and has its case while the antivirus is away; it is scanned once it is back, and an alarm said so', async () => {
    await clamd.stop();
    const message = await arrived('while it is away');
    expect((await shown(message.case))?.scan).toEqual({ verdict: 'not_scanned', signature: null });
    await eventually(
      () => fresh.asOwner(`select 1 from alarm where topic = 'ingestion.scan_message'`),
      (rows) => rows.length > 0,
    );
    await clamd.start();
    expect((await scanned(message.case))?.scan.verdict).toBe('clean');
  });

  it('that a machine brings is scanned in the files of its JSON', async () => {
    const port = Number(new URL(served.http).port);
    const identity = await Database.connect(fresh.urlOf('greffe_identity'), () => undefined);
    const machine = await admitted(
      {
        desk: { address: served.http, signing: new SigningPeople(identity, join(folder, 'data')) },
        administrator: await signedIn(fresh, port, ['administrator']),
        head: await signedIn(fresh, port, ['head_of_legal']),
      },
      ['requests:write'],
    );
    await identity.close();
    const base64 = Buffer.from(`${randomUUID()} ${VIRUS}`).toString('base64');
    const answer = await fetch(`${served.http}/api/requests`, {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${await tokenOf(served.http, machine)}`, 'content-type': REQUEST_TYPE },
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify({ subject: 'x', text: '', files: [{ name: 'a.txt', contentType: 'text/plain', base64 }] }),
    });
    const { messageId } = (await answer.json()) as { messageId: string };
    const scans = await eventually(
      () => fresh.asOwner<{ verdict: string }>('select verdict from message_scan where message_id = $1', [messageId]),
      (rows) => rows.length > 0,
    );
    expect(scans).toEqual([{ verdict: 'infected' }]);
  });
});
