// @stage long redis
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { CaseVault } from '../../../src/cases/rows/vault.js';
import { ClassificationModule } from '../../../src/classification/classification.module.js';
import { Classifier } from '../../../src/classification/classifier.js';
import { replayRules } from '../../../src/commands/replay.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import { lawWith } from '../../../src/domain/reading/law.js';
import { read } from '../../../src/domain/reading/read.js';
import { LettersModule } from '../../../src/letters/letters.module.js';
import { productLaw } from '../../support/law.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { document, from, message } from '../../support/message.js';
import { usWarrant, type WrittenRequest } from '../../support/written-request.js';

const system = { kind: 'system', room: 'test' } as const;

/** The cases of a real database, judged again under drafts that lie in a folder. */
describe('greffe rules replay', () => {
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

  /** workflows/ with one text of one file replaced, laid in a folder as a jurist would. */
  function draft(name: string, file: string, from: string, to: string): string {
    const place = join(folder, name);
    cpSync('workflows', place, { recursive: true });
    const text = readFileSync(join(place, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(place, file), text.replace(from, to));
    return place;
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

  describe('the command', () => {
    const environment = { ...process.env };
    beforeAll(async () => {
      for (const receivedAt of ['2026-07-13T22:00:00.000Z', '2026-07-15T21:59:59.999Z', '2026-07-15T22:00:00.000Z']) {
        await judged({ facts: usWarrant, receivedAt });
      }
      Object.assign(process.env, {
        ...desk.platform.fresh.environment,
        GREFFE_DATA: desk.platform.settings.dataFolder,
        GREFFE_TEST_DURABILITY: 'true',
      });
    });
    afterAll(() => {
      process.env = environment;
    });

    const ranges: [days: { since: string; until?: string }, judged: number][] = [
      [{ since: '2026-07-14', until: '2026-07-14' }, 1],
      [{ since: '2026-07-15' }, 2],
      [{ since: '2026-07-01', until: '2026-07-13' }, 0],
    ];
    it.each(ranges)('reads the days of receipt %j, both included, in Paris', async (days, judgedCases) => {
      const { ok, lines } = await printed(() => replayRules({ ...days, json: true }));
      expect(ok).toBe(true);
      expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ changed: 0, judged: judgedCases, law: today.hash });
    });

    it('tells every fault of a draft where it stands, and judges nothing', async () => {
      const place = draft('faulty', 'rules/third-countries.yaml', 'verdict: INCIDENT', 'verdict: PERHAPS');
      writeFileSync(join(place, 'law/texts.yaml'), '');
      const { ok, lines } = await printed(() => replayRules({ since: '2026-10-01', against: place }));
      expect(ok).toBe(false);
      expect(lines).toEqual([
        expect.stringMatching(`^${place}/law/texts.yaml:1: `),
        expect.stringMatching(`^${place}/rules/third-countries.yaml:\\d+: rules.U31.verdict: `),
        '2 fault(s).',
      ]);
    });

    it('tells a fault of one rule with its file and line, for machines too', async () => {
      const place = draft('one-fault', 'rules/third-countries.yaml', 'circuit: relayed_order', 'circuit: accident');
      const { ok, lines } = await printed(() => replayRules({ since: '2026-10-01', against: place, json: true }));
      expect(ok).toBe(false);
      expect(lines.map((line) => JSON.parse(line))).toEqual([
        { ok: false, faults: [expect.stringMatching(`^${place}/rules/third-countries.yaml:\\d+: .*accident`)] },
      ]);
    });

    it('reads the kept texts again under a draft of the lexicon, and leaves out a case that keeps none', async () => {
      const order =
        'TRIBUNAL SUPREMO DE JUSTICIA, Sucre\nOrdeno la entrega de los registros de la cuenta canary@target.example.';
      const asked = message([document(order)], from('dj@groupe-hexagone.example'));
      const { facts } = read(asked, lawWith(today, []));
      const receivedAt = '2026-08-03T09:00:00.000Z';
      const caseId = await judged({ facts, receivedAt });
      await judged({ facts, receivedAt });
      await desk.database.transaction((tx) => desk.module.get(CaseVault).put(tx, caseId, 'reading', asked));
      const place = draft('lexicon', 'lexicon/countries/PE.yaml', 'towns:\n', 'towns:\n  - Sucre\n');
      const { ok, lines } = await printed(() => replayRules({ since: '2026-08-03', against: place, json: true }));
      expect(ok).toBe(true);
      expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ changed: 1, judged: 1, unjudged: 1 });
    });

    it.each([
      [{ since: 'yesterday' }, '--since yesterday is no day: write it as 2026-10-01.'],
      [{ since: '2026-02-30' }, '--since 2026-02-30 is no day: write it as 2026-10-01.'],
      [
        { since: '2026-10-02', until: '2026-10-01' },
        '--until 2026-10-01 lies before --since 2026-10-02: exchange them.',
      ],
      [{ since: '2026-10-01', against: 'nowhere' }, /nowhere\/law does not exist/],
    ])('says what to write instead of %j', async (options, sentence) => {
      await expect(replayRules(options)).rejects.toThrow(sentence);
    });
  });
});
