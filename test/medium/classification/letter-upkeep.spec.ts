// @stage redis
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { Catalogue } from '../../../src/catalogue/catalogue.service.js';
import type { DraftFile } from '../../../src/catalogue/draft/draft.js';
import { startOfNext } from '../../../src/catalogue/draft/next-version.js';
import { ClassificationModule } from '../../../src/classification/classification.module.js';
import { AdoptedLaw } from '../../../src/classification/upkeep/adopted-law.js';
import { LawDraftStore } from '../../../src/classification/upkeep/law-draft.store.js';
import { LawUpkeepService } from '../../../src/classification/upkeep/law-upkeep.service.js';
import { addDays, day } from '../../../src/domain/kernel/day.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { payloadOfThing } from '../../../src/domain/signature/act.js';
import { LAW_STREAM, lawAct } from '../../../src/domain/signature/law-draft.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { LettersModule } from '../../../src/letters/letters.module.js';
import { TemplateTrialService } from '../../../src/letters/writing/template-trial.service.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { usWarrant } from '../../support/written-request.js';

/** Ahead of every run. */
const begins = day('2099-01-01');
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

interface Colleague {
  readonly id: Parameters<LawUpkeepService['keep']>[1]['id'];
  readonly name: string;
  readonly roles: readonly Role[];
}

describe('the upkeep of letters', () => {
  let desk: LetterDesk;
  let head: Colleague;
  let dpo: Colleague;

  const upkeep = () => desk.module.get(LawUpkeepService);
  const catalogue = () => desk.module.get(Catalogue);
  const inTransaction = <T>(work: Parameters<typeof desk.database.transaction<T>>[0]) =>
    desk.database.transaction(work);
  const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'done' : result.refusal?.code);

  async function person(...roles: Role[]): Promise<Colleague> {
    const id = randomUUID() as Colleague['id'];
    await desk.platform.fresh.asOwner(
      `insert into person (id, name, email, password_hash, roles) values ($1, 'Person', $2, '$argon2id$', $3)`,
      [id, `${id}@desk.example`, roles],
    );
    await desk.signing.of(id);
    return { id, name: 'Person', roles };
  }

  /** The next version of a letter, in both languages, and a file of the law that goes with it. */
  function files(): DraftFile[] {
    const letters = ['fr', 'en'].map((language) => {
      const file = `templates/letters/${language}/confirmation.v3.yaml`;
      const text = startOfNext(file, catalogue().letters)?.text ?? '';
      return { file, text: text.replace(/^validFrom: .*$/m, `validFrom: ${begins}`) };
    });
    const law = 'workflows/clocks/france.yaml';
    return [...letters, { file: law, text: `# reviewed\n${catalogue().inUse(law)?.text}` }];
  }

  /** A draft that was checked before: the check takes seconds, and another specification makes it. */
  async function keep(drafted: DraftFile[], data: object = {}): Promise<string> {
    const draftId = randomUUID();
    const named = { files: drafted.map(({ file, text }) => ({ file, sha256: sha256(text) })) };
    const entry = { type: 'law.drafted', class: 'other', actor: head.id } as const;
    await inTransaction(async (tx) => {
      await desk.module
        .get(Ledger)
        .record(tx, LAW_STREAM, [{ ...entry, data: { draftId, ...(Object.keys(data).length ? data : named) } }]);
      await desk.module.get(LawDraftStore).keep(tx, draftId, drafted);
    });
    return draftId;
  }

  async function tried(id: string, on: string = begins): Promise<void> {
    valueOrFail(await upkeep().replay(id, { day: on, since: '2026-11-01', until: '2026-11-30' }, head));
    await desk.run('classification.replay_draft');
  }

  async function signed(act: 'propose_law' | 'adopt_law', id: string, by: Colleague, on: string = begins) {
    const { draft } = valueOrFail(await upkeep().show(id));
    const signature = (await desk.signing.of(by.id)).sign(lawAct(act, draft, { day: on, judged: 0, changed: 0 }));
    return codeOf(
      act === 'adopt_law' ? await upkeep().adopt(id, signature, by) : await upkeep().propose(id, on, signature, by),
    );
  }

  beforeAll(async () => {
    desk = await LetterDesk.open({ relay: true }, (platform) =>
      platform.start(CasesModule, LettersModule, ClassificationModule),
    );
    head = await person('head_of_legal');
    dpo = await person('dpo');
  });
  afterAll(() => desk?.close());

  it('several files are adopted together, and an alarm names those that are not installed on their day', async () => {
    const drafted = files();
    const id = await keep(drafted);
    await tried(id);
    expect(await signed('propose_law', id, head)).toBe('done');
    expect(await signed('adopt_law', id, head)).toBe('law-drafted-it');
    expect(await signed('adopt_law', id, dpo)).toBe('done');
    const adopted = desk.module.get(AdoptedLaw);
    const byName = drafted.toSorted((one, other) => (one.file < other.file ? -1 : 1));
    expect(await inTransaction((tx) => adopted.textsOn(tx, begins))).toEqual(byName);
    const missing = () => inTransaction((tx) => adopted.differing(tx, begins));
    expect(await missing()).toEqual(byName.map(({ file }) => file).filter((file) => file.startsWith('templates/')));
    const { letters } = catalogue();
    const installed = drafted.map(({ file: name, text }) => ({ name, text }));
    Object.assign(catalogue(), { letters: [...letters, ...installed] });
    expect(await missing()).toEqual([]);
    Object.assign(catalogue(), { letters });
  });

  it('a letter is proposed for the day from which it is drawn, and for no other', async () => {
    const id = await keep(files());
    const later = addDays(begins, 1);
    await tried(id, later);
    expect(await signed('propose_law', id, head, later)).toBe('law-letter-day');
    await tried(id);
    expect(await signed('propose_law', id, head)).toBe('done');
  });

  it('a draft counts for nothing when the text of one of its files is no longer the one of its entry', async () => {
    const id = await keep(files());
    const owner = desk.platform.fresh;
    await owner.asOwner('alter table law_draft_file disable trigger law_draft_file_stays');
    await owner.asOwner(`update law_draft_file set text = '' where draft_id = $1 and file like '%/en/%'`, [id]);
    await owner.asOwner('alter table law_draft_file enable trigger law_draft_file_stays');
    expect(codeOf(await upkeep().show(id))).toBe('law-draft-unknown');
  });

  it('the draft of one file that an earlier version recorded is proposed and adopted under the same digest', async () => {
    const [, , law] = files();
    if (!law) throw new Error('There is no file of the law.');
    const one = { file: law.file, sha256: sha256(law.text) };
    const id = await keep([law], one);
    const { draft } = valueOrFail(await upkeep().show(id));
    const figures = { day: begins, judged: 0, changed: 0 };
    expect(lawAct('adopt_law', draft, figures).payload).toBe(payloadOfThing({ ...one, ...figures }));
    await tried(id);
    expect(await signed('propose_law', id, head)).toBe('done');
    expect(await signed('adopt_law', id, dpo)).toBe('done');
  });

  /** Who opened it, by the entries of the log. */
  const opened = async (id: string): Promise<string[]> => {
    const rows = await desk.platform.fresh.asOwner<{ actor: string }>(
      `select actor from entry where type = 'access.document_opened' and data ->> 'id' = $1`,
      [id],
    );
    return rows.map(({ actor }) => actor);
  };

  it('its letters are written for an invented request and for past cases, in both languages, and for no secret case', async () => {
    const caseId = await desk.request({ facts: usWarrant });
    await desk.draft(caseId, 'refuse');
    const words = { fr: 'Notre service vous répond.', en: 'Our desk answers.' };
    const drafted = (['fr', 'en'] as const).map((language) => {
      const file = `templates/letters/${language}/refusal.v2.yaml`;
      const text = (startOfNext(file, catalogue().letters)?.text ?? '')
        .replace(/^validFrom: .*$/m, `validFrom: ${begins}`)
        .replace("always: ['{position}']", `always: ['{position}', '${words[language]}']`);
      return { file, text };
    });
    const trials = await desk.module.get(TemplateTrialService).try(await keep(drafted), head);
    expect(await opened(caseId)).toEqual([head.id]);
    expect(trials.map(({ kind, letters }) => [kind, letters.map(({ reference }) => reference !== null)])).toEqual([
      ['refusal', [false, true]],
    ]);
    for (const { versions } of trials.flatMap(({ letters }) => letters)) {
      const gained = versions.map(({ before, after }) => after.filter((text) => !before.includes(text)));
      expect(gained).toEqual([[words.fr], [words.en]]);
      expect(versions.flatMap(({ before, after }) => before.filter((text) => !after.includes(text)))).toEqual([]);
    }
    const { law } = catalogue();
    const circuits = law.circuits.map((circuit) => ({ ...circuit, secret: true }));
    Object.assign(catalogue(), { law: { ...law, circuits } });
    const [again] = await desk.module.get(TemplateTrialService).try(await keep(drafted), head);
    Object.assign(catalogue(), { law });
    expect(again?.letters.map(({ reference }) => reference)).toEqual([null]);
    expect(await desk.module.get(TemplateTrialService).try(randomUUID(), head)).toEqual([]);
  });
});
