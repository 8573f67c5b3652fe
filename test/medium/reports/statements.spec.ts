// @stage redis
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../../src/access/access.js';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { CustomerIntake } from '../../../src/directory/customer-intake.js';
import { DirectoryModule } from '../../../src/directory/directory.module.js';
import { DirectoryLine } from '../../../src/domain/law/customer.js';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { composeStatement } from '../../../src/domain/report/statement/compose-statement.js';
import { CustomerStatement } from '../../../src/domain/report/statement/statement.js';
import { statementAct, statementStream } from '../../../src/domain/report/statement/statement-course.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { LettersModule } from '../../../src/letters/letters.module.js';
import { ReportsModule } from '../../../src/reports/reports.module.js';
import { StatementsService } from '../../../src/reports/statement/statements.service.js';
import { verifyDocument } from '../../../src/verifier/report/verify-document.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { LONG_AFTER } from '../../support/sample-report.js';
import { admitted, refused, requisition, type WrittenRequest } from '../../support/written-request.js';

const period = { from: '2026-01-01', to: '2026-01-31' };
const receivedAt = '2026-01-15T13:37:12.000Z';
const COUNTED = '2026-02-01T08:00:00.000Z';
const secret: WrittenRequest = {
  facts: requisition,
  classification: { ...admitted, gag: 'G_JUD', notices: ['N_CUST'] },
};
/** As the desk's `withdraw` gives the notices that the law wants. */
const foreign: WrittenRequest = { classification: { ...refused, notices: ['N_CUST'] } };

describe('a statement to a customer', () => {
  let desk: LetterDesk;
  let jurist: Person;
  let head: Person;
  const service = () => desk.module.get(StatementsService, { strict: false });
  const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'done' : result.refusal?.code);

  async function person(...roles: Role[]): Promise<Person> {
    const id = randomUUID() as Person['id'];
    await desk.platform.fresh.asOwner(
      `insert into person (id, name, email, password_hash, roles) values ($1, 'Person', $2, '$argon2id$', $3)`,
      [id, `${id}@desk.example`, roles],
    );
    await desk.signing.of(id);
    return { id, name: 'Person', roles };
  }
  const take = (...names: string[]) =>
    desk.module.get(CustomerIntake, { strict: false }).take(
      names.map((name) =>
        DirectoryLine.parse({
          ...{ customer: `c-${name}`, name, country: 'FR', flags: [], since: '2025-01-01T00:00:00Z' },
          accounts: [{ account: `team@${name}.example` }],
        }),
      ),
      { from: 'file', cursor: null, whole: true },
    );
  async function closed(name: string, request: WrittenRequest): Promise<string> {
    const caseId = await desk.request({ receivedAt, target: `team@${name}.example`, ...request });
    await desk.withdraw(caseId);
    return caseId;
  }
  async function asked(name: string): Promise<string> {
    const id = randomUUID();
    const result = await service().ask({ id, customer: `c-${name}`, period, askedOn: '2026-01-31' }, jurist);
    expect(codeOf(result)).toBe('done');
    return id;
  }
  async function prepared(name: string): Promise<{ id: string; digest: string }> {
    const id = await asked(name);
    expect(codeOf(await service().prepare(id, jurist))).toBe('done');
    return { id, digest: await digestOf(id) };
  }
  const digestOf = async (id: string): Promise<string> =>
    (await service().list()).find((each) => each.id === id)?.course.prepared?.digest ?? '';
  async function file(id: string, end: string): Promise<Buffer> {
    const read = await service().file(id, `releve-${id}.${end}`, head);
    if (!read.ok) throw new Error(read.refusal.code);
    return read.value;
  }
  const statementIn = async (id: string) => CustomerStatement.parse(JSON.parse(String(await file(id, 'json'))));
  const signOff = async ({ id, digest }: { id: string; digest: string }, by: Person, of = digest) => {
    const signature = await (await desk.signing.of(by.id)).sign(statementAct(id, of));
    return codeOf(await service().signOff(id, { digest, signature }, by));
  };

  beforeAll(async () => {
    desk = await LetterDesk.open({ relay: false }, (platform) =>
      platform.start(CasesModule, LettersModule, DirectoryModule, ReportsModule),
    );
    jurist = await person('jurist', 'head_of_legal');
    head = await person('head_of_legal');
    await take('atlas', 'bravo', 'cedar', 'delta');
  });
  afterAll(() => desk?.close());

  it('tells the closed requests about the customer and no others, and verifies from its file alone', async () => {
    await closed('atlas', foreign);
    const { id } = await prepared('atlas');
    const { content } = await statementIn(id);
    expect(content).toMatchObject({
      customer: { id: 'c-atlas', name: 'atlas' },
      foreignExecuted: 0,
      requests: [{ receivedOn: '2026-01-15', author: 'court', country: 'US', outcome: 'withdrawn' }],
    });
    expect(content.requests[0]?.informedOn).not.toBeNull();
    for (const language of ['fr', 'en']) {
      const verified = await verifyDocument(await file(id, `${language}.pdf`), { now: LONG_AFTER });
      if (!verified.ok) throw new Error(verified.fault.en);
      expect(verified).toMatchObject({ language, statement: { number: id, content } });
    }
    const openings = await desk.platform.fresh.asOwner(
      `select from entry where type = 'access.document_opened' and actor = $1 and data ->> 'id' = $2`,
      [head.id, id],
    );
    expect(openings).toHaveLength(3);
  });

  it('reads the same, but for the names and the numbers, when a secret request about the customer is withheld', async () => {
    await closed('bravo', foreign);
    await closed('cedar', foreign);
    await closed('cedar', secret);
    await desk.request({ receivedAt, target: 'team@cedar.example', ...secret });
    const read = async (name: string) => {
      const { id } = await prepared(name);
      // The two are counted one after the other, and a minute may end between them.
      const statement = { ...(await statementIn(id)), asOf: COUNTED };
      return (['fr', 'en'] as const).map((language) =>
        JSON.stringify(composeStatement(statement, language).blocks)
          .replaceAll(id, 'NUMBER')
          .replaceAll(name, 'NAME')
          .replaceAll(statement.content.requests[0]?.reference ?? '', 'REFERENCE')
          .replaceAll(statement.ledger.root, 'ROOT'),
      );
    };
    expect(await read('cedar')).toEqual(await read('bravo'));
  });

  it('is signed off by another person over its very bytes, and delivered after that alone', async () => {
    const statement = await prepared('atlas');
    expect(codeOf(await service().deliver(statement.id, statement.digest, jurist))).toBe('statement-not-signed-off');
    expect(await signOff(statement, jurist)).toBe('statement-preparer');
    expect(await signOff(statement, head, 'a'.repeat(64))).toBe('signature-wrong');
    expect(await signOff({ ...statement, digest: 'a'.repeat(64) }, head)).toBe('statement-changed');
    expect(await signOff(statement, head)).toBe('done');
    expect(codeOf(await service().deliver(statement.id, statement.digest, jurist))).toBe('done');
    expect(codeOf(await service().prepare(statement.id, jurist))).toBe('statement-delivered');
    const entries = await desk.database.transaction((tx) =>
      desk.module.get(Ledger).read(tx, statementStream(statement.id)),
    );
    expect(entries.map(({ type }) => type)).toEqual([
      'statement.asked',
      'statement.prepared',
      'statement.signed_off',
      'statement.delivered',
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/atlas/);
  });

  it('does not leave when silence was set after it was signed off: it is prepared again, without the request', async () => {
    const caseId = await closed('delta', { classification: { ...refused, notices: [] } });
    const statement = await prepared('delta');
    expect((await statementIn(statement.id)).content.requests).toHaveLength(1);
    expect(await signOff(statement, head)).toBe('done');
    const silence = { gag: 'G_JUD', until: null, noteId: randomUUID() } as const;
    await desk.give(caseId, { type: 'set_gag', ...silence }, desk.person('jurist'));
    expect(codeOf(await service().deliver(statement.id, statement.digest, jurist))).toBe('statement-overtaken');
    expect(codeOf(await service().prepare(statement.id, jurist))).toBe('done');
    expect((await statementIn(statement.id)).content.requests).toEqual([]);
    const digest = await digestOf(statement.id);
    expect(codeOf(await service().deliver(statement.id, digest, jurist))).toBe('statement-not-signed-off');
  });

  it('is refused for a customer who is not known, and for a period that is not over', async () => {
    const id = randomUUID();
    const ask = (customer: string, to: string) =>
      service().ask({ id, customer, period: { ...period, to }, askedOn: '2026-01-31' }, jurist);
    expect(codeOf(await ask('c-unknown', '2026-01-31'))).toBe('statement-customer-unknown');
    expect(codeOf(await ask('c-atlas', '2999-01-01'))).toBe('statement-period');
    expect(codeOf(await service().prepare(id, jurist))).toBe('statement-unknown');
  });

  it('is refused by the database when one person signs it off alone, or delivers it unsigned', async () => {
    const { id, digest } = await prepared('atlas');
    const record = (type: string, actor: string, data: object) =>
      desk.database.transaction((tx) =>
        desk.module
          .get(Ledger)
          .record(tx, statementStream(id), [{ type, class: 'other', actor, data: { digest, ...data } }]),
      );
    await expect(record('statement.delivered', jurist.id, {})).rejects.toThrow(/signs off the statement first/);
    const forged = { signature: { key: randomUUID() } };
    await expect(record('statement.signed_off', jurist.id, forged)).rejects.toThrow(/cannot sign it off/);
    await expect(record('statement.signed_off', head.id, {})).rejects.toThrow(/carries the signature/);
    await expect(record('statement.signed_off', head.id, { ...forged, digest: 'a'.repeat(64) })).rejects.toThrow(
      /other bytes/,
    );
  });

  it('keeps nothing of the customer in clear, and is gone with its key', async () => {
    const rows = await desk.platform.fresh.asOwner<{ text: string }>(
      `select row_to_json(s)::text as text from request_statement s`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ text }) => /atlas/.test(text))).toBe(false);
    const { id } = await prepared('bravo');
    const erase = DirectoryLine.parse({ customer: 'c-bravo', erase: true });
    const intake = desk.module.get(CustomerIntake, { strict: false });
    await intake.take([erase], { from: 'file', cursor: null, whole: false });
    expect((await service().list()).find((each) => each.id === id)?.customer).toBeNull();
    expect(codeOf(await service().file(id, `releve-${id}.json`, head))).toBe('statement-unknown');
  });
});
