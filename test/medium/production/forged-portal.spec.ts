import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Forger, french, type Prepared } from '../../support/forger.js';
import { PortalRows } from '../../support/portal-rows.js';
import { tableOf } from '../../support/target-table.js';

const MEGABYTE = 1_048_576;

/** Against a stolen password of the application: answers that say they are collected, and are not. */
describe('an answer by the portal, kept by the database alone', () => {
  const forger = new Forger();
  const { fails } = forger;
  beforeAll(forger.open);
  afterAll(forger.close);

  const answer = { id: randomUUID(), kind: 'answer', mailbox: '2'.repeat(64), zone: 'FR' };
  const byPortal = { disclosure: { ...tableOf(1, 1), byPortal: true }, letters: [answer] };
  const prepared = (changed: object = {}): Promise<Prepared> => forger.prepared(french, { ...byPortal, ...changed });
  const nothing = 'Only an answer by mail that hands something over is collected on the portal';

  it('hands something over, by mail', async () => {
    await prepared();
    await fails(() => prepared({ disclosure: { ...tableOf(1, 0), byPortal: true }, accountsDisclosed: 0 }), nothing);
    await fails(() => prepared({ letters: [] }), nothing);
    await fails(() => prepared({ letters: [{ ...answer, kind: 'refusal' }] }), nothing);
    await fails(() => prepared({ disclosure: { ...tableOf(1, 1), byPortal: false } }), nothing);
  });

  it('does not end before its link was sent', async () => {
    const closing = async (changed: object) => {
      const it = await forger.approved(french, { ...byPortal, ...changed });
      await forger.dispatch(it, 'releaser');
      return () => forger.entry(it.caseId, 'case.closed', 'cases', { outcome: 'executed' });
    };
    await fails(await closing({}), 'still wait to be made available on the portal');
    const carried = await closing({ disclosure: tableOf(1, 1) });
    await carried();
  });

  it('alone encloses more than twelve megabytes: a mail does not carry them', async () => {
    const enclosing = async (size: number, changed: object) => {
      const { caseId, id } = await prepared({ ...changed, letters: [{ ...answer, id: randomUUID() }] });
      const letterId = randomUUID();
      await forger.sql(
        `insert into letter (id, case_id, preparation_id, kind, language, template, template_sha256, sha256, envelope, post)
         values ($1, $2, $3, 'answer', 'fr', 'answer.v3', $4, $4, 'x', false)`,
        ...[letterId, caseId, id, 'a'.repeat(64)],
      );
      return forger.sql(
        'insert into letter_file (letter_id, position, blob_id, sha256, size) values ($1, 1, $2, $3, $4)',
        ...[letterId, randomUUID(), 'a'.repeat(64), size],
      );
    };
    const byMail = { disclosure: tableOf(1, 1) };
    await fails(() => enclosing(12 * MEGABYTE + 1, byMail), 'twelve megabytes of files at most');
    await enclosing(12 * MEGABYTE, byMail);
    await enclosing(13 * MEGABYTE, {});
  });
});

describe('what is recorded of an answer and its package, against the same', () => {
  let rows: PortalRows;
  beforeAll(async () => {
    rows = await PortalRows.open();
  });
  afterAll(() => rows?.close());

  const fails = (attack: Promise<unknown>, sentence: string) => expect(attack).rejects.toThrow(sentence);
  const sealed = (caseId: string, letterId: string, size = 1_000_000) => {
    const told = { packageId: randomUUID(), letterId, sha256: '5'.repeat(64), size };
    return rows.desk.database.transaction((tx) =>
      rows.append(tx, `case/${caseId}`, 'case.package_sealed', 'production', told),
    );
  };
  const notReleased = 'of an answer with data that people released';

  it('is one package, of an answer that was released, and holds its files', async () => {
    const { caseId, letterId } = await rows.answered({ packed: false });
    await fails(sealed(await rows.desk.request(), letterId), notReleased);
    await fails(sealed(caseId, randomUUID()), notReleased);
    const held = await rows.answered({ held: true, packed: false });
    const { left } = await rows.desk.state(held.caseId);
    const recall = { type: 'recall', preparationId: left[0]?.id ?? '', noteId: randomUUID() } as const;
    await rows.desk.give(held.caseId, recall, rows.desk.person('jurist'));
    await fails(sealed(held.caseId, held.letterId), notReleased);
    await fails(sealed(caseId, letterId, 1), 'holds every file of its answer');
    await sealed(caseId, letterId);
    await fails(sealed(caseId, letterId), 'was sealed already');
  });
});
