// @stage redis slow
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { Catalogue } from '../../../src/catalogue/catalogue.service.js';
import { Expiries } from '../../../src/catalogue/expiries.js';
import { ClassificationModule } from '../../../src/classification/classification.module.js';
import { Classifier } from '../../../src/classification/classifier.js';
import { AdoptedLaw } from '../../../src/classification/upkeep/adopted-law.js';
import { AdoptedLawWatch } from '../../../src/classification/upkeep/adopted-law-watch.js';
import { LawDraftStore } from '../../../src/classification/upkeep/law-draft.store.js';
import { LawUpkeepService } from '../../../src/classification/upkeep/law-upkeep.service.js';
import { addDays, type Day, day } from '../../../src/domain/kernel/day.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { LAW_STREAM, lawAct } from '../../../src/domain/signature/law-draft.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { LettersModule } from '../../../src/letters/letters.module.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { usWarrant } from '../../support/written-request.js';

const file = 'workflows/clocks/france.yaml';
const inUse = readFileSync(file, 'utf8');
const longer = inUse.replace(
  'setBy: operator\n    unit: hours\n    amount: 24',
  'setBy: operator\n    unit: hours\n    amount: 36',
);
/** Ahead of every run. */
const begins = day('2099-01-01');
const system = { kind: 'system', room: 'test' } as const;

interface Colleague {
  readonly id: Parameters<LawUpkeepService['keep']>[1]['id'];
  readonly name: string;
  readonly roles: readonly Role[];
}

describe('the upkeep of the law', () => {
  let desk: LetterDesk;
  let [head, colleague, dpo]: Colleague[] = [];
  let reference: string | undefined;

  const upkeep = () => desk.module.get(LawUpkeepService);
  const adopted = () => desk.module.get(AdoptedLaw);
  const inTransaction = <T>(work: Parameters<typeof desk.database.transaction<T>>[0]) =>
    desk.database.transaction(work);
  const sure = (person: Colleague | undefined): Colleague => {
    if (!person) throw new Error('No such person.');
    return person;
  };

  /** A person whose roles and key the log knows. */
  async function person(...roles: Role[]): Promise<Colleague> {
    const id = randomUUID() as Colleague['id'];
    await desk.platform.fresh.asOwner(
      `insert into person (id, name, email, password_hash, roles) values ($1, 'Person', $2, '$argon2id$', $3)`,
      [id, `${id}@desk.example`, roles],
    );
    await desk.signing.of(id);
    return { id, name: 'Person', roles };
  }

  /** A draft that was checked before: the check takes seconds, and one specification makes it. */
  async function keep(text = longer): Promise<string> {
    const draftId = randomUUID();
    const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
    const entry = { type: 'law.drafted', class: 'other', actor: sure(head).id } as const;
    await inTransaction(async (tx) => {
      await desk.module
        .get(Ledger)
        .record(tx, LAW_STREAM, [{ ...entry, data: { draftId, files: [{ file, sha256 }] } }]);
      await desk.module.get(LawDraftStore).keep(tx, draftId, [{ file, text }]);
    });
    return draftId;
  }

  async function tried(id: string, on: string = begins) {
    const days = { day: on, since: '2026-11-01', until: '2026-11-30' };
    valueOrFail(await upkeep().replay(id, days, sure(head)));
    await desk.run('classification.replay_draft');
    return valueOrFail(await upkeep().show(id)).replay;
  }

  async function signature(
    act: 'propose_law' | 'adopt_law' | 'withdraw_law',
    id: string,
    by: Colleague,
    on: string = begins,
  ) {
    const { draft, replay } = valueOrFail(await upkeep().show(id));
    const figures = { day: on, judged: replay?.judged ?? 0, changed: replay?.changed ?? 0 };
    return (await desk.signing.of(by.id)).sign(lawAct(act, draft, figures));
  }

  const propose = async (id: string, by = sure(head), on: string = begins) =>
    upkeep().propose(id, on, await signature('propose_law', id, by, on), by);
  const adopt = async (id: string, by: Colleague) => upkeep().adopt(id, await signature('adopt_law', id, by), by);
  const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'done' : result.refusal?.code);
  const draftOf = async (id: string) => (await inTransaction((tx) => adopted().drafts(tx))).find(id);

  beforeAll(async () => {
    desk = await LetterDesk.open({ relay: true }, (platform) =>
      platform.start(CasesModule, LettersModule, ClassificationModule),
    );
    head = await person('head_of_legal');
    colleague = await person('head_of_legal');
    dpo = await person('dpo');
    const caseId = await desk.request({ facts: usWarrant, receivedAt: '2026-11-12T09:00:00.000Z' });
    await inTransaction(async (tx) => {
      const state = await desk.cases.load(tx, caseId);
      valueOrFail(await desk.module.get(Classifier).classify(tx, caseId, state, { actor: system, key: randomUUID() }));
    });
    const [row] = await desk.platform.fresh.asOwner<{ reference: string }>('select reference from case_file');
    reference = row?.reference;
  });
  afterAll(() => desk?.close());

  it('keeps a sound draft with its entry, and none that has a fault', async () => {
    expect(codeOf(await upkeep().keep({ files: [{ file, text: 'clocks: [' }] }, sure(head)))).toBe('law-draft-faulty');
    const id = valueOrFail(await upkeep().keep({ files: [{ file, text: longer }] }, sure(head)));
    expect(valueOrFail(await upkeep().show(id))).toMatchObject({
      files: [{ file, text: longer }],
      draft: { files: [{ file }], drafted: { by: sure(head).id }, proposal: null, adopted: null, withdrawn: null },
    });
  });

  it('says which outcomes of past cases a draft would change, clocks with their ends, and changes no case', async () => {
    const before = await desk.platform.fresh.asOwner('select count(*) from entry where stream like $1', ['case/%']);
    const replay = await tried(await keep(), '2027-03-15');
    expect(replay).toMatchObject({ state: 'done', total: 1, judged: 1, changed: 1, unjudged: 0 });
    expect(replay?.outcomes).toEqual([
      {
        ...{ reference, receivedOn: '2026-11-12' },
        before: { rule: 'U01', row: 'U01', verdict: 'REFUSE_REDIRECT' },
        after: { rule: 'U01', row: 'U01', verdict: 'REFUSE_REDIRECT' },
        differences: [
          {
            aspect: 'clocks',
            lost: ['D-SISSE-0 - 2027-03-16T09:00:00.000Z'],
            gained: ['D-SISSE-0 - 2027-03-16T21:00:00.000Z'],
          },
        ],
      },
    ]);
    expect(await desk.platform.fresh.asOwner('select count(*) from entry where stream like $1', ['case/%'])).toEqual(
      before,
    );
  });

  it('is proposed only after a trial for the same day', async () => {
    const id = await keep();
    expect(codeOf(await propose(id))).toBe('law-draft-not-replayed');
    await tried(id, addDays(begins, 7));
    expect(codeOf(await propose(id))).toBe('law-draft-not-replayed');
    await tried(id);
    expect(codeOf(await propose(id, sure(head), '2026-01-01'))).toBe('law-day-passed');
    expect(codeOf(await propose(id))).toBe('done');
    expect(codeOf(await propose(id))).toBe('law-draft-settled');
  });

  it('is adopted by a person who neither wrote nor proposed it, and not by one of the two', async () => {
    const id = await keep();
    expect(codeOf(await adopt(id, sure(dpo)))).toBe('law-draft-not-proposed');
    await tried(id);
    expect(codeOf(await propose(id, sure(colleague)))).toBe('done');
    expect(codeOf(await adopt(id, sure(head)))).toBe('law-drafted-it');
    expect(codeOf(await adopt(id, sure(colleague)))).toBe('law-proposed-it');
    const other = await signature('propose_law', id, sure(dpo));
    expect(codeOf(await upkeep().adopt(id, other, sure(dpo)))).toBe('signature-wrong');
    expect(codeOf(await adopt(id, sure(dpo)))).toBe('done');
    expect(codeOf(await adopt(id, sure(dpo)))).toBe('law-draft-settled');
    expect(await draftOf(id)).toMatchObject({
      proposal: { day: begins, changed: 1 },
      adopted: { by: sure(dpo).id },
    });
  });

  it('takes an adoption that is not signed by a key of that person for none', async () => {
    const id = await keep();
    await tried(id);
    await propose(id);
    const forged = await signature('adopt_law', id, sure(head));
    await inTransaction((tx) =>
      desk.module.get(Ledger).record(tx, LAW_STREAM, [
        {
          type: 'law.adopted',
          class: 'other',
          actor: sure(dpo).id,
          data: { draftId: id, signature: forged },
        },
      ]),
    );
    expect(await draftOf(id)).toMatchObject({ adopted: null });
  });

  it('is withdrawn before its day, and holds no more', async () => {
    const id = await keep(inUse.replace('amount: 24', 'amount: 20'));
    await tried(id);
    await propose(id);
    await adopt(id, sure(dpo));
    const by = sure(colleague);
    expect(codeOf(await upkeep().withdraw(id, await signature('withdraw_law', id, by), by))).toBe('done');
    const holding = (await inTransaction((tx) => adopted().drafts(tx))).holdingOn(addDays(begins, 30));
    expect(holding.get(file)?.draftId).not.toBe(id);
  });

  it('raises one alarm that names the file from the day on which another text is in use, and not before', async () => {
    const watch = desk.module.get(AdoptedLawWatch);
    const alarms = () => desk.platform.fresh.asOwner('select topic, code from alarm where topic like $1', ['law.%']);
    await watch.look(addDays(begins, -1));
    expect(await alarms()).toEqual([]);
    await watch.look(begins);
    await watch.look(begins);
    expect(await alarms()).toEqual([{ topic: 'law.clocks.france', code: 'work_given_up' }]);
    const textsOn = (on: typeof begins) => inTransaction((tx) => adopted().textsOn(tx, on));
    expect(await textsOn(addDays(begins, -1))).toEqual([]);
    expect(await textsOn(begins)).toEqual([{ file, text: longer }]);
    const catalogue = desk.module.get(Catalogue);
    const { sources } = catalogue;
    const installed = { name: file, text: `# installed\n${longer}` };
    Object.assign(catalogue, { sources: sources.map((source) => (source.name === file ? installed : source)) });
    expect(await inTransaction((tx) => adopted().differing(tx, begins))).toEqual([]);
    Object.assign(catalogue, { sources });
    expect(await inTransaction((tx) => adopted().differing(tx, begins))).toEqual([file]);
  });

  it('counts nothing of a draft whose stored text is not the one of its entry, and gives no such text to install', async () => {
    const id = await keep();
    await desk.platform.fresh.asOwner('alter table law_draft_file disable trigger law_draft_file_stays');
    await desk.platform.fresh.asOwner('update law_draft_file set text = $2 where text = $1', [longer, inUse]);
    await desk.platform.fresh.asOwner('alter table law_draft_file enable trigger law_draft_file_stays');
    expect(codeOf(await upkeep().show(id))).toBe('law-draft-unknown');
    expect(await inTransaction((tx) => adopted().textsOn(tx, begins))).toEqual([{ file, text: null }]);
  });

  it('tells of a text that is due to be read again, until a person says that it was', async () => {
    const expiries = desk.module.get(Expiries);
    /** Of those, the texts that are due first. */
    const named = async (on: Day) => (await expiries.on(on)).find(({ kind }) => kind === 'source')?.names ?? [];
    const { days } = desk.module.get(Catalogue).law.upkeep.sources;
    const late = addDays(day('2026-11-24'), days + 1);
    expect(await named(late)).toContain('CPP');
    expect(codeOf(await upkeep().checkSource('Coutume de Paris', sure(head)))).toBe('law-text-unknown');
    expect(codeOf(await upkeep().checkSource('CPP', sure(head)))).toBe('done');
    const read = (await upkeep().list()).sources.find(({ text }) => text === 'CPP');
    expect(read).toMatchObject({ checkedBy: sure(head).id, dueOn: addDays(read?.checkedOn ?? late, days) });
    expect(await named(late)).not.toContain('CPP');
  });
});
