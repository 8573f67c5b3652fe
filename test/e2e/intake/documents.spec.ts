// @stage slow
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { hashPassword } from '../../../src/identity/account/password/password.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { PASSWORD, Visitor } from '../../support/desk.js';
import { eventually } from '../../support/eventually.js';
import { type Served, serve } from '../../support/served.js';

interface Part {
  readonly path: string;
  readonly contentType: string;
  readonly sha256: string;
  readonly text: string | null;
}
interface Documents {
  readonly documents: readonly { readonly messageId: string; readonly reading: { readonly parts: readonly Part[] } }[];
}

const requisition = readFileSync('test/fixtures/samples/001-fr-gendarmerie-60-1-sub/message.eml');
const page =
  '<p>Veuillez <b>conserver</b></p><script>document.title="x"</script><img src="https://tracker.example/x.png">';
const htmlMail = Buffer.from(
  [
    'From: greffe@tribunal.example',
    'Subject: Demande de conservation',
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=iso-8859-1',
    '',
    `${page}<p>donn\u00e9es</p>`,
    '',
  ].join('\r\n'),
  'latin1',
);

/** The built server, its bounded programs included. */
describe('the documents of a case', () => {
  let folder: string;
  let fresh: FreshDatabase;
  let served: Served;
  let jurist: Visitor;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-documents-'));
    fresh = await freshDatabase();
    served = await serve({ GREFFE_DATA: folder, ...fresh.environment, GREFFE_TEST_DURABILITY: 'true' });
    const transport = createTransport({ host: '127.0.0.1', port: served.smtpPort, secure: false, ignoreTLS: true });
    for (const raw of [requisition, htmlMail]) {
      const envelope = { from: 'a@sender.example', to: 'legal@nuage-souverain.example' };
      await transport.sendMail({ envelope, raw });
    }
    transport.close();
    jurist = await signedIn('jurist');
  });
  afterAll(async () => {
    await served?.kill('SIGTERM');
    await fresh?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function signedIn(role: Role): Promise<Visitor> {
    const email = `${role}-${randomUUID().slice(0, 8)}@desk.example`;
    await fresh.asOwner('insert into person (id, name, email, password_hash, roles) values ($1, $2, $3, $4, $5)', [
      randomUUID(),
      role,
      email,
      await hashPassword(PASSWORD),
      [role],
    ]);
    const visitor = new Visitor(Number(new URL(served.http).port));
    await visitor.signIn(email);
    return visitor;
  }

  /** The case that the message of these bytes made, once it was read. */
  async function caseOf(raw: Buffer): Promise<{ caseId: string; messageId: string }> {
    const sha256 = createHash('sha256').update(raw).digest('hex');
    const look = () =>
      fresh.asOwner<{ caseId: string; messageId: string }>(
        `select c.case_id as "caseId", m.id as "messageId" from raw_message m join case_message c on c.message_id = m.id
         where m.sha256 = $1`,
        [sha256],
      );
    const [found] = await eventually(look, ({ length }) => length > 0);
    if (!found) throw new Error('No row.');
    return found;
  }

  const partsOf = async (caseId: string): Promise<readonly Part[]> => {
    const answer = await jurist.send('GET', `/api/cases/${caseId}/documents`);
    expect(answer.statusCode).toBe(200);
    return answer.json<Documents>().documents[0]?.reading.parts ?? [];
  };

  async function pdfOf(raw: Buffer): Promise<Buffer> {
    const { attachments } = await simpleParser(raw);
    return attachments[0]?.content ?? Buffer.alloc(0);
  }

  async function textOf(pdf: Buffer): Promise<string[]> {
    const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    }
    return pages;
  }

  it('are listed with their text, and the opening is recorded', async () => {
    const { caseId, messageId } = await caseOf(requisition);
    const parts = await partsOf(caseId);
    expect(parts.find(({ contentType }) => contentType === 'application/pdf')?.text).toContain('PRIONS ET AU BESOIN');
    const entries = await fresh.asOwner<{ data: { id: string } }>(
      `select data from entry where type = 'access.document_opened'`,
    );
    expect(entries.map(({ data }) => data.id)).toContain(messageId);
  });

  it('are handed out byte by byte as they were sent, never as something a browser runs', async () => {
    const { caseId, messageId } = await caseOf(requisition);
    const pdf = (await partsOf(caseId)).find(({ contentType }) => contentType === 'application/pdf');
    const answer = await fetch(`${served.http}/api/messages/${messageId}/part?path=${pdf?.path}`, {
      headers: { cookie: jurist.cookie ?? '' },
    });
    expect([answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([
      'application/octet-stream',
      'attachment',
    ]);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(pdf?.sha256);
    expect(bytes.equals(await pdfOf(requisition))).toBe(true);
  });

  it('answer 404 for a part that is not there, 422 for what is no path, 403 to who may not read', async () => {
    const { messageId } = await caseOf(requisition);
    const path = `/api/messages/${messageId}/part?path=`;
    expect((await jurist.send('GET', `${path}9.9`)).json()).toMatchObject({ type: '/problems/part-unknown' });
    expect((await jurist.send('GET', `${path}../1`)).statusCode).toBe(422);
    expect((await (await signedIn('administrator')).send('GET', `${path}1`)).statusCode).toBe(403);
  });

  it('show an HTML mail as it is, in a frame of our own pages where nothing runs or is fetched', async () => {
    const { caseId, messageId } = await caseOf(htmlMail);
    const [body] = await partsOf(caseId);
    const answer = await jurist.send('GET', `/api/messages/${messageId}/page?path=${body?.path}`);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['content-security-policy']).toBe(
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'",
    );
    expect(answer.headers['x-frame-options']).toBe('SAMEORIGIN');
    expect(answer.body).toContain('données');
  });

  describe('redacted', () => {
    const zone = { page: 1, left: 0.05, top: 0.05, width: 0.9, height: 0.25, reason: 'third_person' };
    const redact = (caseId: string, source: object, zones: readonly object[]) =>
      jurist.send('POST', `/api/cases/${caseId}/redactions`, { body: { source, zones, language: 'fr' } });

    it('are copies from which what was covered cannot be taken out again', async () => {
      const { caseId, messageId } = await caseOf(requisition);
      const pdf = (await partsOf(caseId)).find(({ contentType }) => contentType === 'application/pdf');
      expect((await textOf(await pdfOf(requisition)))[0]).toContain('MARCHELOUP');
      const answer = await redact(caseId, { messageId, path: pdf?.path }, [zone]);
      expect(answer.statusCode).toBe(200);
      const { base64, sha256 } = answer.json<{ base64: string; sha256: string }>();
      const copy = Buffer.from(base64, 'base64');
      expect(createHash('sha256').update(copy).digest('hex')).toBe(sha256);
      const pages = await textOf(copy);
      expect(pages.slice(0, -1).join('').trim()).toBe('');
      expect(pages.at(-1)).toContain('1. Page 1 – données d’un tiers');
      const [entry] = await fresh.asOwner<{ data: object }>(
        `select data from entry where type = 'access.copy_redacted'`,
      );
      expect(entry?.data).toEqual({
        case: caseId,
        zones: 1,
        reasons: ['third_person'],
        copy: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    });

    it('are the same copy for the same order, of a file that was handed in as well', async () => {
      const { caseId } = await caseOf(requisition);
      const source = { base64: (await pdfOf(requisition)).toString('base64') };
      const copies = await Promise.all([redact(caseId, source, [zone]), redact(caseId, source, [zone])]);
      const [first, second] = copies.map((answer) => answer.json<{ sha256: string }>().sha256);
      expect(second).toBe(first);
    });

    it.each([
      ['a page that it lacks', (pdf: Buffer) => pdf, { ...zone, page: 9 }],
      ['what is no PDF', () => Buffer.from('not a pdf'), zone],
    ])('refuse %s', async (_, of, asked) => {
      const { caseId } = await caseOf(requisition);
      const answer = await redact(caseId, { base64: of(await pdfOf(requisition)).toString('base64') }, [asked]);
      expect([answer.statusCode, answer.json<{ type: string }>().type]).toEqual([422, '/problems/not-a-page']);
    });

    it('refuse a part of another case, and a zone without a reason', async () => {
      const { caseId } = await caseOf(htmlMail);
      const { messageId, caseId: other } = await caseOf(requisition);
      const pdf = (await partsOf(other)).find(({ contentType }) => contentType === 'application/pdf');
      expect((await redact(caseId, { messageId, path: pdf?.path }, [zone])).statusCode).toBe(404);
      expect((await redact(other, { messageId, path: pdf?.path }, [{ ...zone, reason: undefined }])).statusCode).toBe(
        422,
      );
    });
  });
});
