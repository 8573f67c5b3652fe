// @stage long redis
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { CaseStore } from '../../../src/cases/rows/case.store.js';
import { readCatalogue } from '../../../src/catalogue/catalogue.js';
import { type Law, lawFor } from '../../../src/catalogue/files/law.js';
import { readSources } from '../../../src/catalogue/files/source.js';
import { ClassificationModule } from '../../../src/classification/classification.module.js';
import { Classifier } from '../../../src/classification/classifier.js';
import { replayCases } from '../../../src/commands/replay.js';
import type { Command } from '../../../src/domain/case/command.js';
import { day } from '../../../src/domain/kernel/day.js';
import { type Instant, instant } from '../../../src/domain/kernel/instant.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import { LettersModule } from '../../../src/letters/letters.module.js';
import { eraseAsOwner } from '../../support/erased-case.js';
import { productLaw } from '../../support/law.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { requisition, usWarrant, type WrittenRequest } from '../../support/written-request.js';

type Confirmed = Extract<Command, { type: 'confirm_fact' }>['confirmed'];

const system = { kind: 'system', room: 'test' } as const;

/** The cases of a real database, judged again under drafts that lie in a folder. */
describe('a replay of the rules', () => {
  let desk: LetterDesk;
  let folder: string;
  const today = productLaw();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-draft-'));
    desk = await LetterDesk.open({ relay: true }, (platform) =>
      platform.start(CasesModule, LettersModule, ClassificationModule),
    );
  });

  afterAll(async () => {
    await desk?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Each spec has a month of its own, so that none sees the cases of another. */
  const month = (name: string): { from: Instant; before: Instant } => {
    const [year = 0, number = 0] = name.split('-').map(Number);
    const next = new Date(Date.UTC(year, number, 1)).toISOString();
    return { from: instant(`${name}-01T00:00:00Z`), before: instant(next) };
  };

  async function judged(request: WrittenRequest): Promise<string> {
    const caseId = await desk.request(request);
    await judge(caseId);
    return caseId;
  }

  const judge = (caseId: string) =>
    desk.database.transaction(async (tx) => {
      const handling = { actor: system, key: randomUUID() };
      const state = await desk.cases.load(tx, caseId);
      return valueOrFail(await desk.module.get(Classifier).classify(tx, caseId, state, handling));
    });

  const referenceOf = async (caseId: string) =>
    (await desk.database.transaction((tx) => desk.module.get(CaseStore).find(tx, caseId)))?.reference;

  /** workflows/ with one text of one file replaced, laid in a folder as a jurist would. */
  function draft(name: string, file: string, from: string, to: string): string {
    const place = join(folder, name);
    cpSync('workflows', place, { recursive: true });
    const text = readFileSync(join(place, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(place, file), text.replace(from, to));
    return place;
  }

  function lawOf(place: string): Law {
    const read = readCatalogue(readSources('.', place));
    if (!read.ok) throw new Error(read.faults.join('\n'));
    const law = lawFor(read.law);
    if (!law) throw new Error('The draft has no default profile.');
    return law;
  }

  async function printed(work: () => Promise<boolean>): Promise<{ ok: boolean; lines: string[] }> {
    const lines: string[] = [];
    const spy = jest.spyOn(console, 'log').mockImplementation((line: string) => lines.push(...line.split('\n')));
    try {
      return { ok: await work(), lines };
    } finally {
      spy.mockRestore();
    }
  }

  const replayed = (range: { from: Instant; before: Instant | null }, law: Law, json = false) =>
    printed(() => replayCases(desk.cases.received(range), law, { json }));

  /** Row U01 approved by others. */
  const changedRule = (name: string): string =>
    draft(
      name,
      'rules/third-countries.yaml',
      '[head_of_legal, dpo, executive] }\n    legal: ["18 USC 2703", "18 USC 2713"',
      '[head_of_legal, ciso] }\n    legal: ["18 USC 2703", "18 USC 2713"',
    );

  it('changes nothing under the law that judged', async () => {
    for (const facts of [usWarrant, requisition]) await judged({ facts, receivedAt: '2026-01-12T09:00:00.000Z' });
    expect(await replayed(month('2026-01'), today)).toEqual({ ok: true, lines: ['0 outcomes would change of 2.'] });
  });

  it('says which outcomes a draft would change, and in what', async () => {
    const warrant = await judged({ facts: usWarrant, receivedAt: '2026-02-12T09:00:00.000Z' });
    await judged({ facts: requisition, receivedAt: '2026-02-12T09:00:00.000Z' });
    const law = lawOf(changedRule('changed'));
    const reference = await referenceOf(warrant);
    expect(await replayed(month('2026-02'), law)).toEqual({
      ok: true,
      lines: [
        `${reference}  U01 REFUSE_REDIRECT → U01 REFUSE_REDIRECT`,
        '  approvers: -dpo -executive +ciso',
        '1 outcome would change of 2.',
      ],
    });
    const { lines } = await replayed(month('2026-02'), law, true);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        reference,
        receivedOn: '2026-02-12',
        judgedUnder: today.hash,
        before: { rule: 'U01', row: 'U01', verdict: 'REFUSE_REDIRECT' },
        after: { rule: 'U01', row: 'U01', verdict: 'REFUSE_REDIRECT' },
        differences: [{ aspect: 'approvers', lost: ['dpo', 'executive'], gained: ['ciso'] }],
      },
      { ok: true, changed: 1, judged: 2, unjudged: 0, law: law.hash },
    ]);
  });

  it('says the old and the new end of a clock that a draft makes longer', async () => {
    const warrant = await judged({ facts: usWarrant, receivedAt: '2025-11-12T09:00:00.000Z' });
    const place = draft(
      'longer',
      'clocks/france.yaml',
      'setBy: operator\n    unit: hours\n    amount: 24',
      'setBy: operator\n    unit: hours\n    amount: 36',
    );
    expect((await replayed(month('2025-11'), lawOf(place))).lines).toEqual([
      `${await referenceOf(warrant)}  U01 REFUSE_REDIRECT → U01 REFUSE_REDIRECT`,
      '  clocks: -D-SISSE-0 - 2025-11-13T09:00:00.000Z +D-SISSE-0 - 2025-11-13T21:00:00.000Z',
      '1 outcome would change of 1.',
    ]);
  });

  it('tries a draft that begins later on past cases, as if they came in on that day', async () => {
    const warrant = await judged({ facts: usWarrant, receivedAt: '2025-12-12T09:00:00.000Z' });
    const place = draft(
      'later',
      'rules/third-countries.yaml',
      '  - id: U01\n',
      '  - id: U01\n    validTo: 2026-12-31\n',
    );
    const law = lawOf(place);
    expect((await replayed(month('2025-12'), law)).lines).toEqual(['0 outcomes would change of 1.']);
    const supposed = { before: today, on: day('2027-01-01') };
    const { lines } = await printed(() => replayCases(desk.cases.received(month('2025-12')), law, { supposed }));
    expect(lines[0]).toMatch(new RegExp(`^${await referenceOf(warrant)}  U01 REFUSE_REDIRECT → `));
    expect(lines.at(-1)).toBe('1 outcome would change of 1.');
  });

  it('judges by the rules of the draft in force on the day of receipt, in Paris', async () => {
    const [before, on] = ['2026-03-10T22:59:59.000Z', '2026-03-10T23:00:00.000Z'];
    await judged({ facts: usWarrant, receivedAt: before });
    const second = await judged({ facts: usWarrant, receivedAt: on });
    const rule = `  - id: U01-NEW
    title: { fr: "Mandat", en: "Warrant" }
    why: { fr: "Un essai.", en: "A trial." }
    match: { issuerZone: THIRD, issuerKind: court, basis: US-SCA-2703 }
    precedence: 105
    validFrom: 2026-03-11
    verdict: REFUSE
    circuit: refusal
    grounds: [G-GDPR48]
    notify: [*sisse]
    deadlines: [D-SISSE-0]
    approval: { roles: [head_of_legal, dpo] }
    legal: [GDPR 48]
`;
    const place = draft('dated', 'rules/third-countries.yaml', '  - id: U01\n', `${rule}\n  - id: U01\n`);
    const { lines } = await replayed(month('2026-03'), lawOf(place));
    expect(lines[0]).toBe(`${await referenceOf(second)}  U01 REFUSE_REDIRECT → U01-NEW REFUSE`);
    expect(lines.at(-1)).toBe('1 outcome would change of 2.');
  });

  it('judges the facts as people corrected them, and leaves out what waits for the rules', async () => {
    const caseId = await judged({ facts: requisition, receivedAt: '2026-04-12T09:00:00.000Z' });
    const corrections: Confirmed[] = [
      { fact: 'issuerZone', value: 'THIRD' },
      { fact: 'issuerCountry', value: 'US' },
      { fact: 'issuerKind', value: 'court' },
      { fact: 'bases', value: ['US-SCA-2703'] },
    ];
    for (const confirmed of corrections) {
      await desk.give(caseId, { type: 'confirm_fact', confirmed }, desk.person('jurist'));
    }
    expect((await replayed(month('2026-04'), today)).lines).toEqual([
      '0 outcomes would change of 0.',
      'Left out, for the rules have not judged them yet: 1.',
    ]);
    await judge(caseId);
    const { lines } = await replayed(month('2026-04'), lawOf(changedRule('corrected')));
    expect(lines).toContain('1 outcome would change of 1.');
  });

  it('replays a case whose keys were destroyed', async () => {
    const caseId = await judged({ facts: usWarrant, receivedAt: '2026-05-12T09:00:00.000Z' });
    await eraseAsOwner(desk.platform.fresh, caseId);
    const { lines } = await replayed(month('2026-05'), lawOf(changedRule('erased')));
    expect(lines.at(-1)).toBe('1 outcome would change of 1.');
  });

  it('reads every case of the range once, over several pages', async () => {
    const receivedAt = '2026-06-12T09:00:00.000Z';
    for (let batch = 0; batch < 21; batch += 1) {
      await Promise.all(Array.from({ length: 10 }, () => desk.request({ receivedAt })));
    }
    const found: string[] = [];
    for await (const { reference } of desk.cases.received(month('2026-06'))) found.push(reference);
    expect(found).toHaveLength(210);
    expect(new Set(found).size).toBe(210);
  });
});
