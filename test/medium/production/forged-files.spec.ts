import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { Forger, french, type Prepared } from '../../support/forger.js';
import { tableOf } from '../../support/target-table.js';

/** The second lock on files of operations in an answer, against a stolen application role. */
describe('files of operations, kept by the database alone', () => {
  const forger = new Forger();
  const { approve, dispatch, fails } = forger;
  beforeAll(forger.open);
  afterAll(forger.close);

  const [row] = tableOf(1, 1).targets;
  const [target, orderId] = [row?.id ?? '', randomUUID()];
  const entry = (caseId: string, type: string, data: object) => forger.entry(caseId, type, forger.who('jurist'), data);
  const scanned = (caseId: string, uploadId: string, verdict: string) =>
    forger.entry(caseId, 'case.production_file_scanned', 'production', { orderId, uploadId, verdict });
  const decided = (caseId: string, uploadId: string, decision: string) =>
    entry(caseId, 'case.production_file_decided', { orderId, uploadId, decision, noteId: randomUUID() });

  async function handedIn({ of = target, verdict = 'clean' }: { of?: string; verdict?: string | null } = {}) {
    const [caseId, uploadId] = [await forger.desk.request(french), randomUUID()];
    await hand(caseId, uploadId, of);
    if (verdict) await scanned(caseId, uploadId, verdict);
    return { caseId, uploadId };
  }
  const hand = (caseId: string, uploadId: string, of = target) => {
    const file = { orderId, uploadId, target: of, size: 1, digest: 'f'.repeat(64) };
    return entry(caseId, 'case.production_file_handed_in', file);
  };
  const prepare = ({ caseId, uploadId }: { caseId: string; uploadId: string }, file = 1): Promise<Prepared> => {
    const targets = [{ ...row, files: [1] }];
    return forger.prepare(caseId, {
      disclosure: { ...tableOf(1, 1), targets, shared: [], uploads: [{ file, id: uploadId }] },
    });
  };
  const notHanded = 'was not handed in for its target before the answer was prepared';
  const notClean = 'neither scanned clean nor accepted';

  it('are prepared when they are clean, or accepted by a person', async () => {
    await prepare(await handedIn());
    const accepted = await handedIn({ verdict: 'not_scanned' });
    await decided(accepted.caseId, accepted.uploadId, 'accept');
    const it = await prepare(accepted);
    await approve(it, 'jurist', 'jurist');
  });

  it('are refused without their entry, for another target, at another place, and of another case', async () => {
    await fails(async () => prepare({ caseId: await forger.desk.request(french), uploadId: randomUUID() }), notHanded);
    await fails(async () => prepare(await handedIn({ of: randomUUID() })), notHanded);
    await fails(async () => prepare(await handedIn(), 2), notHanded);
    const { uploadId } = await handedIn();
    await fails(async () => prepare({ caseId: await forger.desk.request(french), uploadId }), notHanded);
  });

  it('are refused unscanned, infected, refused by a person, and of an order that was withdrawn or is impossible', async () => {
    for (const verdict of [null, 'not_scanned', 'infected']) {
      await fails(async () => prepare(await handedIn({ verdict })), notClean);
    }
    const late = await handedIn();
    await scanned(late.caseId, late.uploadId, 'infected');
    await fails(() => prepare(late), notClean);
    const refused = await handedIn();
    await decided(refused.caseId, refused.uploadId, 'refuse');
    await fails(() => prepare(refused), notClean);
    for (const type of ['case.production_withdrawn', 'case.production_declined']) {
      const over = await handedIn();
      await entry(over.caseId, type, { orderId, noteId: randomUUID() });
      await fails(() => prepare(over), 'was withdrawn or declared impossible');
    }
  });

  it('in which a virus is found later are neither consented to nor sent', async () => {
    const first = await handedIn();
    const prepared = await prepare(first);
    await scanned(first.caseId, first.uploadId, 'infected');
    await fails(() => approve(prepared, 'jurist', 'jurist'), notClean);
    const second = await handedIn();
    const approved = await prepare(second);
    await approve(approved, 'jurist', 'jurist');
    await approve(approved, 'head', 'head_of_legal');
    await scanned(second.caseId, second.uploadId, 'infected');
    await fails(() => dispatch(approved, 'releaser'), notClean);
  });

  it('are refused where the table was prepared before they came', async () => {
    const { caseId, uploadId } = await handedIn();
    const { asOwner } = forger.desk.platform.fresh;
    await asOwner('alter table preparation disable trigger uploads_may_leave');
    const another = randomUUID();
    const prepared = await prepare({ caseId, uploadId: another });
    await asOwner('alter table preparation enable trigger uploads_may_leave');
    await hand(caseId, another);
    await scanned(caseId, another, 'clean');
    await fails(() => approve(prepared, 'jurist', 'jurist'), notHanded);
    await prepare({ caseId, uploadId });
  });
});
