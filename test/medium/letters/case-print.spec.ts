// @stage redis slow
/** The whole file of a case as one sealed PDF, what stands in it, and for whom. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../../src/access/access.js';
import { NotesService } from '../../../src/cases/http/notes.service.js';
import { CaseVault } from '../../../src/cases/rows/vault.js';
import { type Language, valueOrFail } from '../../../src/domain/kernel/result.js';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { CasePrintService } from '../../../src/letters/casefile/case-print.service.js';
import { issueDemonstration } from '../../../src/reports/authority/issue.js';
import { endOfBase } from '../../../src/verifier/file/pdf-file.js';
import { verifyTogether } from '../../../src/verifier/report/together.js';
import { verifyLetter } from '../../../src/verifier/report/verify-letter.js';
import { eraseAsOwner } from '../../support/erased-case.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { body, document, from, message } from '../../support/message.js';
import { brokenRules } from '../../support/pdf-rules.js';
import { wordsOfPdf } from '../../support/pdf-words.js';
import { LONG_AFTER } from '../../support/sample-report.js';
import { refused } from '../../support/written-request.js';

const blocks = (pem: string, label: string) =>
  pem.match(new RegExp(`-----BEGIN ${label}-----[\\s\\S]+?-----END ${label}-----\\n?`, 'g')) ?? [];
const unsealed = (content: Buffer) => content.subarray(0, endOfBase(content));
const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const chinese = '敬启者：根据我国法律，请提供下列账户的登记信息。';
const text = `Dear counsel,\n\nproduce the content of the account canary@target.example.\n\n${chinese}`;
const passage = text.indexOf('the content');
const reading = message([body(text), { ...document('Warrant'), sha256: 'd'.repeat(64) }], {
  ...from('clerk@court.example', 'Clerk'),
  subject: 'Warrant 24-mj-00731',
  date: '2026-11-24T13:00:00.000Z',
});

let desk: LetterDesk;
let root: string;
let caseId: string;

const personOf = (role: Role): Person =>
  ({ id: (desk.person('jurist') as { id: string }).id, roles: [role] }) as unknown as Person;
const print = (role: Role = 'jurist', language: Language = 'en', of = caseId) =>
  desk.module.get(CasePrintService).print(of, language, personOf(role));
const printed = async (...asked: Parameters<typeof print>) => valueOrFail(await print(...asked)).content;
const entriesOf = (type: string) =>
  desk.platform.fresh.asOwner<{ data: Record<string, unknown>; actor: string }>(
    'select data, actor from entry where type = $1 order by at, seq',
    [type],
  );

/** A case that was decided and answered. */
async function openCase(): Promise<string> {
  const id = await desk.request({ classification: { ...refused, notices: [] } });
  await desk.addEvidence(id, { categories: [{ part: '1', start: passage, end: passage + 'the content'.length }] });
  await desk.database.transaction((tx) => desk.module.get(CaseVault).put(tx, id, 'reading', reading));
  await desk.give(
    id,
    { type: 'confirm_fact', confirmed: { fact: 'issuerCountry', value: 'US' } },
    desk.person('jurist'),
  );
  await desk.decide(id, 'refuse');
  await desk.run('correspondence.send_letter');
  return id;
}

async function noted(id: string, words: string): Promise<void> {
  const command = (noteId: string, digest: string) => ({ type: 'note', noteId, digest }) as const;
  const handling = { actor: desk.person('jurist'), key: randomUUID() };
  valueOrFail(await desk.module.get(NotesService, { strict: false }).add(id, { text: words }, command, handling));
}

beforeAll(async () => {
  const pem = await issueDemonstration('Nuage Souverain', new Date('2026-01-01T00:00:00.000Z'));
  const [own = '', , , above = ''] = blocks(pem, 'CERTIFICATE');
  root = above;
  const key = blocks(pem, 'PRIVATE KEY')[0] ?? '';
  desk = await LetterDesk.open(undefined, undefined, {
    GREFFE_LETTER_KEY: key,
    GREFFE_LETTER_CERTIFICATE: `${own}${above}`,
  });
  caseId = await openCase();
});
afterAll(() => desk?.close());

describe('the printed file of a case', () => {
  it('is sealed, called a printed case file by everyone who verifies it, and names the log’s digest of it', async () => {
    const content = await printed();
    const verified = verifyLetter(content, { trusted: root, now: LONG_AFTER });
    expect(verified).toMatchObject({ ok: true, established: 'certificate', printed: { texts: true } });
    const sentences = verified.ok ? verified.statements.map(({ en }) => en).join(' ') : '';
    expect(sentences).toContain('This file is a printed case file, intact');
    expect(sentences).toContain(sha256Of(content));
    expect(sentences).not.toMatch(/approved/);
    const known = { key: null, stampRoots: null, now: LONG_AFTER };
    const [finding] = await verifyTogether([{ name: 'case.pdf', bytes: content }], known);
    expect(finding).toMatchObject({ verdict: 'not_established' });
    const changed = Buffer.from(content);
    changed[3000] = content.readUInt8(3000) ^ 1;
    expect(verifyLetter(changed, { trusted: root, now: LONG_AFTER }).ok).toBe(false);
  });

  it('is recorded with its reader and its digest, and each message in it as opened', async () => {
    const opened = (await entriesOf('access.document_opened')).length;
    const content = await printed('jurist', 'fr');
    const reader = personOf('jurist').id;
    expect((await entriesOf('access.case_printed')).at(-1)).toEqual({
      actor: reader,
      data: { case: caseId, language: 'fr', texts: true, sha256: sha256Of(content) },
    });
    expect(await entriesOf('access.document_opened')).toHaveLength(opened + 1);
  });

  const said = {
    fr: [
      'heures sont celles de Paris',
      'Accord donné : Responsable juridique',
      'Lettre envoyée',
      'États-Unis',
      'signé',
    ],
    en: [
      'times are those of Paris',
      'Consent given: Head of legal',
      'Letter sent',
      'United States',
      'signed',
      '“the content”',
      '(body of the mail)',
    ],
  };
  it.each(['fr', 'en'] as const)('says in %s what the case holds, on the clocks of Paris', async (language) => {
    const content = await printed('jurist', language);
    const words = await wordsOfPdf(content);
    const [letter] = (await desk.state(caseId)).left.flatMap(({ letters }) => letters);
    for (const each of [
      ...said[language],
      ...['Warrant 24-mj-00731', 'produce the content of the account', 'canary@target.example', '24-mj-00731'],
      ...['24/11/2026 14:37:12 (UTC+01:00)', 'act.pdf', 'd'.repeat(64), letter?.sha256 ?? '?'],
    ])
      expect(words).toContain(each);
  });

  it('keeps the rules of PDF/A-3a and PDF/UA-1 that a program can check', async () => {
    expect(brokenRules(unsealed(await printed()))).toEqual([]);
  });

  it('lists every entry of the case with the hash that the log holds', async () => {
    const words = (await wordsOfPdf(await printed())).replaceAll(/\s/g, '');
    const leaves = await desk.platform.fresh.asOwner<{ leaf: string }>(
      `select encode(leaf, 'hex') as leaf from entry where stream = 'case/' || $1`,
      [caseId],
    );
    expect(leaves.length).toBeGreaterThan(7);
    for (const { leaf } of leaves) expect(words).toContain(leaf);
  });

  it('says no word of a message to those who may not read messages', async () => {
    const opened = (await entriesOf('access.document_opened')).length;
    const words = await wordsOfPdf(await printed('ciso'));
    expect(words).toContain('do not read messages');
    expect(words).toContain('Read in a message');
    expect(words).not.toMatch(/“the content”|produce the|Clerk <clerk/);
    expect((await entriesOf('access.case_printed')).at(-1)?.data).toMatchObject({ texts: false });
    expect(await entriesOf('access.document_opened')).toHaveLength(opened);
  });

  it('holds 200 entries, texts of many pages and letters that its font lacks', async () => {
    const long = await openCase();
    const pages = `${chinese}\n\n${'Une longue note, sans fin. '.repeat(700)}`;
    await noted(long, pages);
    await noted(long, 'x'.repeat(15_000));
    const [messageId] = (await desk.state(long)).messages;
    const { id: actor } = personOf('jurist');
    const again = { type: 'message.repeated', class: 'other', actor, data: {} } as const;
    await desk.database.transaction((tx) =>
      desk.module.get(Ledger, { strict: false }).record(tx, `message/${messageId}`, Array(200).fill(again)),
    );
    const content = await printed('jurist', 'fr', long);
    const words = await wordsOfPdf(content);
    expect(words.match(/Message déjà reçu/g)).toHaveLength(200);
    expect(words).toContain('[U+656C]');
    expect(brokenRules(unsealed(content))).toEqual([]);
  }, 60_000);
});

describe('a case whose file is not for everyone', () => {
  it('is of a secret circuit: those alone who may read the log print it', async () => {
    const id = await desk.request({ classification: { ...refused, circuit: 'secret_cell', notices: [] } });
    const before = (await entriesOf('access.case_printed')).length;
    for (const role of ['analyst', 'jurist', 'dpo', 'ciso', 'executive'] as const)
      expect(await print(role, 'fr', id)).toMatchObject({ ok: false, refusal: { code: 'secret-not-printed' } });
    expect(await entriesOf('access.case_printed')).toHaveLength(before);
    for (const role of ['head_of_legal', 'auditor'] as const) expect((await print(role, 'fr', id)).ok).toBe(true);
  });

  it('was erased: its decisions and digests remain, and nothing that was personal', async () => {
    const id = await openCase();
    await eraseAsOwner(desk.platform.fresh, id);
    const content = await printed('jurist', 'en', id);
    const words = await wordsOfPdf(content);
    expect(words).toContain('The content of this case was erased');
    expect(words).toContain('Consent given: Head of legal');
    expect(words).not.toMatch(/canary|Clerk|clerk@|produce the content|mj-00731/);
    expect(verifyLetter(content, { trusted: root, now: LONG_AFTER }).ok).toBe(true);
  });

  it('is not known', async () => {
    expect(await print('jurist', 'fr', randomUUID())).toMatchObject({ ok: false, refusal: { code: 'case-unknown' } });
  });
});

it('a case is printed without a seal where none is set, says so, and is refused by the verifier in these words', async () => {
  const bare = await LetterDesk.open();
  try {
    const id = await bare.request({ classification: refused });
    const person = { id: (bare.person('jurist') as { id: string }).id, roles: ['jurist'] } as unknown as Person;
    const { content } = valueOrFail(await bare.module.get(CasePrintService).print(id, 'en', person));
    expect(await wordsOfPdf(content)).toContain('Not sealed');
    const known = { key: null, stampRoots: null, now: LONG_AFTER };
    const [finding] = await verifyTogether([{ name: 'case.pdf', bytes: content }], known);
    expect(finding?.verdict).toBe('refused');
    expect(finding?.sentences[0]?.en).toContain(sha256Of(content));
  } finally {
    await bare.close();
  }
});
