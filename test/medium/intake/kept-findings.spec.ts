// @stage redis slow
/** What was read of a message is kept with its case, and used wherever the case needs it: nothing is read twice. */
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { CaseVault } from '../../../src/cases/rows/vault.js';
import { Catalogue } from '../../../src/catalogue/catalogue.service.js';
import { ClassificationModule } from '../../../src/classification/classification.module.js';
import { Directory } from '../../../src/directory/directory.js';
import { lawWith } from '../../../src/domain/reading/law.js';
import { read } from '../../../src/domain/reading/read.js';
import { IntakeModule } from '../../../src/intake/intake.module.js';
import { ReadingChildren } from '../../../src/intake/reading/reading-children.js';
import { LettersModule } from '../../../src/letters/letters.module.js';
import { buildReading } from '../../support/built-reader.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { body, from, message } from '../../support/message.js';

const CLASSIFY = 'classification.classify';
const text = 'Vu l’article 60-1 du code de procédure pénale, identité du titulaire de l’adresse 203.0.113.7.';
const request = message([body(text)], from('greffe@tribunal-nouveau.example'));

/** Some hundred words that no other page has. */
const words = (page: number) => Array.from({ length: 100 }, (_, at) => `mot${page}n${at}`).join('/');

describe('the findings of a case', () => {
  let desk: LetterDesk;
  beforeAll(async () => {
    desk = await LetterDesk.open({ relay: false }, (platform) =>
      platform.start(CasesModule, ClassificationModule, LettersModule, IntakeModule),
    );
    Object.assign(desk.module.get(ReadingChildren), new ReadingChildren({ program: buildReading() }));
  });
  afterAll(async () => {
    await desk?.module.get(ReadingChildren).close();
    await desk?.close();
  });

  const law = () => desk.module.get(Catalogue).law;
  const seal = (caseId: string, kind: 'reading' | 'authentication' | 'findings' | 'note', value: unknown) =>
    desk.database.transaction((tx) => desk.module.get(CaseVault).put(tx, caseId, kind, value));

  async function opened(): Promise<string> {
    const [caseId, messageId] = [randomUUID(), await desk.received()];
    const receivedAt = '2026-11-24T13:37:12.000Z';
    await desk.give(caseId, {
      ...{ type: 'open', messageId, door: 'smtp', receivedAt, readable: true, reason: 'asks', clocks: [] },
    });
    await seal(caseId, 'reading', request);
    await seal(caseId, 'authentication', []);
    return caseId;
  }

  it('are recorded as its facts without its text being read', async () => {
    const caseId = await opened();
    const reading = read(request, lawWith(law(), []));
    // Told apart from what the text says, so that the test sees which of the two was taken.
    await seal(caseId, 'findings', { ...reading, facts: { ...reading.facts, bases: ['CPP-77-1-1'] } });
    await desk.run(CLASSIFY);
    expect((await desk.state(caseId)).facts?.bases).toEqual(['CPP-77-1-1']);
    expect((await desk.state(caseId)).classification).not.toBeNull();
  });

  it('are made from its kept text where an earlier version left none, and then it is classified', async () => {
    const caseId = await opened();
    await desk.run(CLASSIFY);
    expect((await desk.state(caseId)).facts).toBeNull();
    await desk.run('ingestion.read_again');
    await desk.run(CLASSIFY);
    expect((await desk.state(caseId)).facts).toMatchObject({ bases: ['CPP-60-1'] });
  });

  it('are recorded though they name more than the index of searches can hold', async () => {
    const caseId = await opened();
    const reading = read(request, lawWith(law(), []));
    const pages = Array.from({ length: 2_000 }, (_, at) => ({
      ...{ kind: 'url', value: `http://x.example/${words(at)}`, span: { part: '1', start: 0, end: 1 } },
      ...{ tenant: null, doubtful: false },
    }));
    await seal(caseId, 'findings', { ...reading, targets: pages });
    await desk.run(CLASSIFY);
    expect((await desk.state(caseId)).classification).not.toBeNull();
    const note = () => Array.from({ length: 2_500 }, () => randomBytes(4).toString('hex')).join(' ');
    for (let at = 0; at < 20; at += 1) await seal(caseId, 'note', { text: note() });
  });

  it('let the requester be looked at again under the directory of now', async () => {
    const caseId = await opened();
    await seal(caseId, 'findings', read(request, lawWith(law(), [])));
    await desk.run(CLASSIFY);
    const look = () => desk.database.transaction((tx) => desk.cases.requesterOf(tx, caseId));
    const before = await look();
    expect(before?.checks.map(({ outcome }) => outcome)).toContain('directory_absent');
    const directory = desk.module.get(Directory, { strict: false });
    const known = law();
    const [authority] = known.authorities;
    if (!authority) throw new Error('The law names no authority.');
    const added = { ...authority, id: 'new', domains: ['tribunal-nouveau.example'], expiresAt: '2099-01-01' };
    const ofNow = { ...known, authorities: [...known.authorities, added] };
    const itself = directory.law;
    directory.law = async () => ofNow;
    try {
      const after = await look();
      expect(after?.checks.map(({ outcome }) => outcome)).not.toContain('directory_absent');
      expect(after?.digest).not.toBe(before?.digest);
    } finally {
      directory.law = itself;
    }
  });
});
