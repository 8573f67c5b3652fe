// @stage redis slow
/** A draft of the lexicon changes what messages are read to say: past cases are read again before they are judged. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { CaseVault } from '../../../src/cases/rows/vault.js';
import { Catalogue } from '../../../src/catalogue/catalogue.service.js';
import { ClassificationModule } from '../../../src/classification/classification.module.js';
import { LawDraftStore } from '../../../src/classification/upkeep/law-draft.store.js';
import { LawUpkeepService } from '../../../src/classification/upkeep/law-upkeep.service.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import { lawWith } from '../../../src/domain/reading/law.js';
import { read } from '../../../src/domain/reading/read.js';
import { LAW_STREAM } from '../../../src/domain/signature/law-draft.js';
import { IntakeModule } from '../../../src/intake/intake.module.js';
import { ReadingChildren } from '../../../src/intake/reading/reading-children.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { LettersModule } from '../../../src/letters/letters.module.js';
import { buildReading } from '../../support/built-reader.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { document, from, message } from '../../support/message.js';

const CLASSIFY = 'classification.classify';
const file = 'workflows/lexicon/countries/BO.yaml';
const bolivia = `code: BO
zone: THIRD
names: ["Bolivi*"]
towns: [Sucre]
offices: { court: [Tribunal Supremo de Justicia] }
examples: { found: [Tribunal Supremo de Justicia], notFound: [Peru] }
`;
const order =
  'TRIBUNAL SUPREMO DE JUSTICIA, Sucre\nOrdeno la entrega de los registros de la cuenta canary@target.example.';
const days = { day: '2099-01-01', since: '2026-11-01', until: '2026-11-30' };

describe('a draft of the lexicon', () => {
  let desk: LetterDesk;
  beforeAll(async () => {
    desk = await LetterDesk.open({ relay: false }, (platform) =>
      platform.start(CasesModule, ClassificationModule, LettersModule, IntakeModule),
    );
    Object.assign(desk.module.get(ReadingChildren), new ReadingChildren({ program: buildReading() }));
    const id = randomUUID() as typeof head.id;
    await desk.platform.fresh.asOwner(
      `insert into person (id, name, email, password_hash, roles) values ($1, 'Person', $2, '$argon2id$', $3)`,
      [id, `${id}@desk.example`, ['head_of_legal']],
    );
    await desk.signing.of(id);
    head = { id, name: 'Person', roles: ['head_of_legal'] };
  });
  afterAll(async () => {
    await desk?.module.get(ReadingChildren).close();
    await desk?.close();
  });

  const upkeep = () => desk.module.get(LawUpkeepService);
  let head: Parameters<LawUpkeepService['replay']>[2];

  /** A case that was read and judged, as it came in. */
  async function judged({ keepsText = true } = {}): Promise<string> {
    const [caseId, messageId] = [randomUUID(), await desk.received()];
    const receivedAt = '2026-11-24T13:37:12.000Z';
    await desk.give(caseId, {
      ...{ type: 'open', messageId, door: 'smtp', receivedAt, readable: true, reason: 'asks', clocks: [] },
    });
    const asked = message([document(order)], from('dj@groupe-hexagone.example'));
    const known = lawWith(desk.module.get(Catalogue).law, []);
    await desk.database.transaction(async (tx) => {
      const vault = desk.module.get(CaseVault);
      if (keepsText) await vault.put(tx, caseId, 'reading', asked);
      await vault.put(tx, caseId, 'authentication', []);
      await vault.put(tx, caseId, 'findings', read(asked, known));
    });
    await desk.run(CLASSIFY);
    return caseId;
  }

  /** A draft that was checked before, and its trial. */
  async function tried(text: string) {
    const draftId = randomUUID();
    const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
    const entry = { type: 'law.drafted', class: 'other', actor: head.id } as const;
    await desk.database.transaction(async (tx) => {
      await desk.module
        .get(Ledger)
        .record(tx, LAW_STREAM, [{ ...entry, data: { draftId, files: [{ file, sha256 }] } }]);
      await desk.module.get(LawDraftStore).keep(tx, draftId, [{ file, text }]);
    });
    valueOrFail(await upkeep().replay(draftId, days, head));
    await desk.run('classification.replay_draft');
    return valueOrFail(await upkeep().show(draftId)).replay;
  }

  it('is tried on the texts that past cases keep: a State that it adds changes the judgement of its old requests', async () => {
    const caseId = await judged();
    const before = (await desk.state(caseId)).classification;
    const replay = await tried(bolivia);
    expect(replay).toMatchObject({ state: 'done', total: 1, judged: 1, changed: 1, unjudged: 0 });
    const [outcome] = replay?.outcomes ?? [];
    expect(outcome?.before.rule).toBe(before?.rule);
    expect(outcome?.after.rule).not.toBe(before?.rule);
    expect((await desk.state(caseId)).classification).toEqual(before);
  });

  it('leaves out a case whose texts are no longer kept, and counts it', async () => {
    await judged({ keepsText: false });
    expect(await tried(bolivia)).toMatchObject({ state: 'done', total: 2, judged: 1, changed: 1, unjudged: 1 });
  });
});
