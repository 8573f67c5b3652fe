import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { Disclosure } from '../../../src/domain/case/model/disclosure.js';
import type { Tx } from '../../../src/platform/database/transaction.js';
import { Forger, french, type Prepared } from '../../support/forger.js';
import { tableOf } from '../../support/target-table.js';

type Row = Disclosure['targets'][number];

/** The second lock on the table of a disclosure, against a stolen application role. */
describe('targets one by one, kept by the database alone', () => {
  const forger = new Forger();
  const { prepared, approve, dispatch, fails, inserted } = forger;
  beforeAll(forger.open);
  afterAll(forger.close);

  const [produced] = tableOf(1, 1).targets as [Row];
  const withheld = { ...produced, id: randomUUID(), place: 1, answer: 'withhold', ground: 'G-PRIV' };
  const tabled = (disclosure: object, accountsDisclosed = 1) =>
    prepared(french, { disclosure: { ...tableOf(1, 1), ...disclosure }, accountsDisclosed });

  it('refuses a disclosure that says nothing of its targets', async () => {
    await fails(() => prepared(french, { disclosure: null }), 'what is answered for each target');
  });

  it('refuses a count that is not the one of the table', async () => {
    await fails(() => tabled({}, 99), 'counted from the targets');
    await fails(() => tabled({}, 0), 'counted from the targets');
    await fails(() => tabled({ targets: [produced, withheld] }, 2), 'counted from the targets');
  });

  it.each(['withhold', 'no_data', 'unknown', 'struck'])(
    'refuses a file of a target with the answer %s',
    async (answer) => {
      const other = { ...withheld, answer, files: [2] };
      await fails(() => tabled({ targets: [produced, other] }), 'nothing is produced');
    },
  );

  it('refuses a file for all where nothing is produced', async () => {
    await fails(() => tabled({ targets: [{ ...produced, answer: 'unknown' }] }, 0), 'nothing is produced');
  });

  it('refuses a target to be produced without a file', async () => {
    await fails(() => tabled({ shared: [] }), 'no file is attached');
    await fails(
      () =>
        tabled(
          {
            shared: [],
            targets: [
              { ...produced, files: [1] },
              { ...withheld, answer: 'part' },
            ],
          },
          2,
        ),
      'no file is attached',
    );
  });

  it('refuses a table beside a refusal', async () => {
    const request = { ...french, classification: { ...french.classification, verdict: 'REFUSE' } } as typeof french;
    const table = { disclosure: tableOf(1, 1), accountsDisclosed: 1 };
    await fails(() => prepared(request, { action: 'refuse', ...table }), 'Only a disclosure');
  });

  describe('of a preparation that is older than the table', () => {
    const older = async (): Promise<Prepared> => {
      const { asOwner } = forger.desk.platform.fresh;
      await asOwner('alter table preparation disable trigger targets_are_answered');
      try {
        return await prepared(french, { disclosure: null });
      } finally {
        await asOwner('alter table preparation enable trigger targets_are_answered');
      }
    };

    it('refuses the consent, so that it is prepared again', async () => {
      const it = await older();
      await fails(() => approve(it, 'jurist', 'jurist'), 'prepare it again');
    });

    it('refuses to release what was consented to before', async () => {
      const it = await older();
      const { asOwner } = forger.desk.platform.fresh;
      await asOwner('alter table approval disable trigger targets_are_answered');
      await approve(it, 'jurist', 'jurist');
      await approve(it, 'head', 'head_of_legal');
      await asOwner('alter table approval enable trigger targets_are_answered');
      await fails(() => dispatch(it, 'releaser'), 'prepare it again');
    });
  });

  describe('a file', () => {
    const kept = async (tx: Tx, { id, caseId }: Prepared, kind: string, positions: readonly number[]) => {
      const letter = { id: randomUUID(), case_id: caseId, preparation_id: id, kind, language: 'fr' };
      const hashes = { template: `${kind}.v1`, template_sha256: 'a'.repeat(64), sha256: 'b'.repeat(64) };
      await inserted(tx, 'letter', { ...letter, ...hashes, envelope: Buffer.of(1) });
      for (const position of positions) {
        const file = { letter_id: letter.id, position, blob_id: randomUUID(), size: 1 };
        await inserted(tx, 'letter_file', { ...file, sha256: (position === 0 ? 'b' : 'c').repeat(64) });
      }
    };
    const keeping = (it: Prepared, kind: string, ...positions: number[]) =>
      forger.desk.database.transaction((tx) => kept(tx, it, kind, positions));

    it('is kept for a target that is produced, and for all', async () => {
      const it = await tabled({ targets: [{ ...produced, files: [1] }, withheld], shared: [2] });
      await keeping(it, 'answer', 0, 1, 2);
    });

    it('is refused for a target of which nothing is produced, and without a target', async () => {
      const it = await tabled({ targets: [{ ...produced, files: [1] }, withheld], shared: [] });
      await fails(() => keeping(it, 'answer', 0, 1, 2), 'belongs to no target');
      await fails(() => keeping(it, 'answer', 3), 'belongs to no target');
    });

    it('is refused beside a notice, which encloses letters of the answer alone', async () => {
      const it = await tabled({});
      await fails(() => keeping(it, 'sisse_notice', 0, 1), 'Data leave with the answer alone');
    });
  });
});
