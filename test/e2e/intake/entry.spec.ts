// @stage redis slow
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseState } from '../../../src/domain/case/model/state.js';
import { instant } from '../../../src/domain/kernel/instant.js';
import { Database } from '../../../src/platform/database/database.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { type Member, signedIn } from '../../support/desk.js';
import { eventually } from '../../support/eventually.js';
import { outlookFile } from '../../support/held-files.js';
import { machineTime } from '../../support/machine-clock.js';
import { type Served, serve } from '../../support/served.js';
import { actToSign } from '../../support/signed-acts.js';
import { SigningPeople } from '../../support/signing-people.js';

interface Receipt {
  readonly messageId: string;
  readonly sha256: string;
  readonly receivedAt: string;
  readonly repeated: boolean;
}
interface CaseFile {
  readonly seq: number;
  readonly door: string;
  readonly state: CaseState;
}

const act =
  'Réquisition judiciaire, article 60-1 du code de procédure pénale : identité du titulaire du compte a1@b.example.';
const HOUR = 3_600_000;
const ago = (hours: number) => new Date(machineTime() - hours * HOUR).toISOString();
const base64 = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64');

describe('a request that no mail system brought', () => {
  let folder: string;
  let fresh: FreshDatabase;
  let served: Served;
  let analyst: Member;
  let head: Member;
  let identity: Database;
  let signing: SigningPeople;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-entry-'));
    fresh = await freshDatabase();
    served = await serve({
      GREFFE_DATA: folder,
      ...fresh.environment,
      GREFFE_TEST_DURABILITY: 'true',
      ...(process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {}),
    });
    const port = Number(new URL(served.http).port);
    analyst = await signedIn(fresh, port, ['analyst', 'jurist']);
    head = await signedIn(fresh, port, ['head_of_legal']);
    identity = await Database.connect(fresh.urlOf('greffe_identity'), () => undefined);
    signing = new SigningPeople(identity, folder);
  });
  afterAll(async () => {
    await identity?.close();
    await served?.kill('SIGTERM');
    await fresh?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const enter = (changed: object = {}, key = randomUUID() as string) =>
    analyst.send('POST', '/api/entries', {
      body: {
        ...{ manner: 'bailiff', servedAt: null, broughtBy: 'Me Canari', receivedBy: 'Mme Accueil' },
        ...{ subject: `Réquisition ${randomUUID()}`, text: act, ...changed },
      },
      headers: { 'idempotency-key': key },
    });
  const entered = async (changed: object = {}): Promise<Receipt> => {
    const answer = await enter(changed);
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return answer.json<Receipt>();
  };
  const caseOf = async ({ messageId }: Receipt): Promise<string> => {
    const found = await eventually(
      async () => (await analyst.send('GET', `/api/entries/${messageId}`)).json<{ caseId: string | null }>(),
      ({ caseId }) => typeof caseId === 'string',
    );
    return found.caseId ?? '';
  };
  const judged = (id: string, by: Member = analyst) =>
    eventually(
      async () => (await by.send('GET', `/api/cases/${id}`)).json<CaseFile>(),
      ({ state }) => state?.facts !== null && state?.clocks.some(({ code }) => code !== 'SLA-TRIAGE'),
    );

  it('is kept before it is read, with an entry in the name of the person that names no one else', async () => {
    const receipt = await entered({ servedAt: ago(3) });
    const [entry] = await fresh.asOwner<{ actor: string; data: object }>(
      `select actor, data from entry where stream = $1 and seq = 1`,
      [`message/${receipt.messageId}`],
    );
    expect(entry?.actor).toBe(analyst.id);
    expect(entry?.data).toMatchObject({ door: 'desk', manner: 'bailiff', sha256: receipt.sha256 });
    await caseOf(receipt);
    const words = await fresh.asOwner<{ found: boolean }>(
      `select bool_or(e.data::text ~ 'Canari|Accueil' or position('Canari'::bytea in o.envelope) > 0) as found
       from entry e, occurrence o`,
    );
    expect(words).toEqual([{ found: false }]);
  });

  it('is taken with the marks of direction of its act, which a field of a colleague may not have', async () => {
    const text = `\u202B${act}\u202C`;
    await entered({ text });
    const view = await analyst.send('POST', '/api/views', { body: { name: text } });
    expect(view.body).toContain('U+202B');
  });

  it('has its case, whose clocks count from the service, which a second person confirms', async () => {
    const servedAt = ago(5);
    const id = await caseOf(await entered({ servedAt }));
    const file = await judged(id);
    expect(file.state.service).toMatchObject({ at: servedAt, manner: 'bailiff', confirmedBy: null });
    expect(file.state.facts?.bases).toEqual(['CPP-60-1']);
    const clocks = await fresh.asOwner<{ starts: boolean }>(
      'select starts_at = $2::timestamptz as starts from case_clock where case_id = $1',
      [id, servedAt],
    );
    expect(clocks.map(({ starts }) => starts)).not.toContain(false);
    const confirmedBy = async (member: Member): Promise<number> => {
      const { seq, state } = await judged(id);
      const act = actToSign(id, { type: 'confirm_service', at: instant(servedAt) }, state);
      const body = { seen: seq, at: servedAt, signature: act && (await signing.of(member.id)).sign(act) };
      const { statusCode } = await (await stepped(member)).send('POST', `/api/cases/${id}/service/confirmation`, {
        body,
      });
      // The acknowledgement of receipt may leave meanwhile: the case has then moved on.
      return statusCode === 409 ? confirmedBy(member) : statusCode;
    };
    expect(await confirmedBy(analyst)).toBe(403);
    expect(await confirmedBy(head)).toBe(201);
    expect((await judged(id)).state.service?.confirmedBy).toBe(head.id);
    const notes = (await analyst.send('GET', `/api/cases/${id}/notes`)).body;
    expect(notes).toContain('Me Canari');
  });

  const stepped = async (member: Member): Promise<Member> => {
    await member.stepUp();
    return member;
  };

  it('is asked once, however often it is sent', async () => {
    const key = randomUUID();
    const changed = { subject: `Réquisition ${randomUUID()}` };
    const [first, again] = [await enter(changed, key), await enter(changed, key)];
    expect(again.json<Receipt>()).toEqual(first.json<Receipt>());
    const other = await entered(changed);
    expect([other.messageId, other.repeated]).toEqual([first.json<Receipt>().messageId, true]);
  });

  it('is the mail itself where its file is given, byte for byte', async () => {
    const raw = readFileSync('test/fixtures/samples/001-fr-gendarmerie-60-1-sub/message.eml');
    const files = [{ name: 'requisition.eml', contentType: 'message/rfc822', base64: base64(raw) }];
    const receipt = await entered({ manner: 'mail_file', text: '', files });
    expect(receipt.sha256).toBe(createHash('sha256').update(raw).digest('hex'));
    expect((await judged(await caseOf(receipt))).state.facts?.bases).toContain('CPP-60-1');
  });

  it('is read where it is a message saved by Outlook', async () => {
    const message = outlookFile({ subject: 'Réquisition', body: act, sender: 'opj@police.example', files: [] });
    const files = [{ name: 'requisition.msg', contentType: 'application/octet-stream', base64: base64(message) }];
    const receipt = await entered({ manner: 'mail_file', text: '', files });
    expect((await judged(await caseOf(receipt))).state.facts?.bases).toEqual(['CPP-60-1']);
  });

  it('opens a case whatever the reading makes of it', async () => {
    const receipt = await entered({ manner: 'telephone', text: 'Facture 12 : 300 euros. Merci de votre achat.' });
    expect(await caseOf(receipt)).not.toBe('');
  });

  it('is refused with a service in the future, with nothing in it, and of those who sort no requests', async () => {
    const codeOf = async (answer: ReturnType<typeof enter>) => (await answer).json<{ type: string }>().type;
    expect(await codeOf(enter({ servedAt: ago(-2) }))).toBe('/problems/served-later');
    expect(await codeOf(enter({ text: '' }))).toBe('/problems/nothing-entered');
    const auditor = await signedIn(fresh, Number(new URL(served.http).port), ['auditor']);
    expect((await auditor.send('POST', '/api/entries', { body: {} })).statusCode).toBe(403);
  });
});
