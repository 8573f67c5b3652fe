// @stage redis
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { actOn } from '../../../src/domain/signature/act.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { anySignature } from '../../support/case-walk.js';
import { Forger, french } from '../../support/forger.js';

/** The second lock on what operations are ordered to keep and to release, against a stolen application role. */
describe('instructions to operations, kept by the database alone', () => {
  const forger = new Forger();
  const { who, entry, fails } = forger;
  beforeAll(forger.open);
  afterAll(forger.close);

  const keyOf = async (caseId: string, by: string) =>
    (await forger.desk.signing.of(who(by))).sign(actOn('approve', { case: caseId }));
  /** Under a key of that person, over another act: what it signs is verified outside of the database. */
  const signed = async (caseId: string, by: string, type: string, data: object) =>
    entry(caseId, type, who(by), { ...data, signature: await keyOf(caseId, by) });

  const acknowledgeBefore = '2026-11-24T10:00:00.000Z';
  const what = { targets: [{ id: randomUUID(), place: 0 }], categories: ['SUB'], period: false, named: 'f'.repeat(64) };
  const freezing = (orderId: string, about: string) => ({
    ...{ orderId, task: 'freeze', of: null, about, what, until: null },
    acknowledgeBefore,
  });
  const freeze = (caseId: string, by: string, orderId: string, about: string) =>
    signed(caseId, by, 'case.keeping_ordered', freezing(orderId, about));
  const extend = (caseId: string, of: string, about: string) => {
    const data = { orderId: randomUUID(), task: 'extend', of, about, what: null, until: null, acknowledgeBefore };
    return signed(caseId, 'jurist', 'case.keeping_ordered', data);
  };
  const measure = (caseId: string, by: string, orderId: string) => {
    const data = { orderId, measure: 'freeze_access', acknowledgeBefore, noteId: randomUUID() };
    return signed(caseId, by, 'case.measure_ordered', data);
  };
  const release = (caseId: string, by: string, of: string) => {
    const data = { orderId: randomUUID(), of, acknowledgeBefore, noteId: randomUUID() };
    return signed(caseId, by, 'case.release_ordered', data);
  };
  const answer = (caseId: string, by: string, orderId: string, said = 'done') =>
    signed(caseId, by, 'case.instruction_answered', { orderId, answer: said, noteId: null });
  const end = (caseId: string, by: string) =>
    entry(caseId, 'case.preservation_ended', who(by), { reason: 'withdrawn', noteId: randomUUID() });

  /** A case with data kept by an act. */
  async function keeping() {
    const [caseId, actId] = [await forger.desk.request(french), randomUUID()];
    const data = { actId, action: 'preserve', until: null, ratifyBefore: acknowledgeBefore, step: 'preparation' };
    await entry(caseId, 'case.acted', who('jurist'), { ...data, noteId: randomUUID() });
    return { caseId, actId };
  }
  /** One with a freeze that the preparer ordered. */
  async function frozen() {
    const { caseId, actId } = await keeping();
    const orderId = randomUUID();
    await freeze(caseId, 'preparer', orderId, actId);
    return { caseId, actId, orderId };
  }

  it('are given under a confirmed key of a person who may give them, each once, and for an act that keeps', async () => {
    const { caseId, actId } = await keeping();
    const orderId = randomUUID();
    const unsigned = () => entry(caseId, 'case.keeping_ordered', who('jurist'), freezing(orderId, actId));
    await fails(unsigned, 'carries the signature');
    const forged = { ...freezing(orderId, actId), signature: anySignature };
    await fails(() => entry(caseId, 'case.keeping_ordered', who('jurist'), forged), 'under a confirmed key');
    const anothers = { ...forged, signature: await keyOf(caseId, 'head') };
    await fails(() => entry(caseId, 'case.keeping_ordered', who('jurist'), anothers), 'under a confirmed key');
    await fails(() => freeze(caseId, 'dpo', orderId, actId), 'who may do so');
    await fails(() => freeze(caseId, 'jurist', orderId, randomUUID()), 'No act has these data kept');
    await fails(() => measure(caseId, 'jurist', orderId), 'who may do so');
    await freeze(caseId, 'jurist', orderId, actId);
    await fails(() => freeze(caseId, 'jurist', orderId, actId), 'was given already');
    await fails(() => extend(caseId, randomUUID(), actId), 'No freeze stands');
    await fails(() => extend(caseId, orderId, randomUUID()), 'No act has these data kept');
    await extend(caseId, orderId, actId);
  });

  it('are answered once, under a confirmed key of a person of operations, who did not give them', async () => {
    const { caseId, orderId } = await frozen();
    await fails(() => answer(caseId, 'operations', randomUUID()), 'No instruction waits');
    await fails(() => answer(caseId, 'jurist', orderId), 'a person of operations');
    const said = { orderId, answer: 'done', noteId: null };
    const forged = (signature: object) =>
      entry(caseId, 'case.instruction_answered', who('operations'), { ...said, signature });
    await fails(() => forged(anySignature), 'a person of operations');
    await fails(async () => forged(await keyOf(caseId, 'head')), 'a person of operations');
    await fails(() => entry(caseId, 'case.instruction_answered', who('operations'), said), 'carries the signature');
    await answer(caseId, 'operations', orderId);
    await fails(() => answer(caseId, 'operations', orderId), 'No instruction waits');
    const ofHead = randomUUID();
    await measure(caseId, 'head', ofHead);
    await fails(() => answer(caseId, 'headsOperations', ofHead), 'Who gave an instruction');
  });

  it('are answered by a machine with the right and a token that holds alone, and never those of an incident', async () => {
    const { caseId, orderId } = await frozen();
    const report = (of: string, machine: string) =>
      entry(caseId, 'case.instruction_reported', 'production', { orderId: of, answer: 'done', noteId: null, machine });
    await fails(() => report(orderId, randomUUID()), 'No machine that may');
    const incident = randomUUID();
    await measure(caseId, 'head', incident);
    const [reader, writer] = [await machine(['instructions:read']), await machine(['instructions:answer'])];
    await fails(() => report(orderId, reader), 'No machine that may');
    await fails(() => report(incident, writer), 'No machine that may');
    await report(orderId, writer);
    await fails(() => report(orderId, writer), 'No instruction waits');
  });

  /** A machine that two people admitted, with a token. */
  async function machine(scopes: readonly string[]): Promise<string> {
    const { database, module } = forger.desk;
    const id = randomUUID();
    const token = Buffer.from(randomUUID().replaceAll('-', '').repeat(2), 'hex');
    const values = [id, `m-${id.slice(0, 8)}`, scopes, who('administrator'), Buffer.alloc(32)];
    const adopted = { changeId: id, signature: anySignature };
    await database.transaction(async (tx) => {
      await tx.query(
        `insert into machine_client (id, name, scopes, owner, until, secret_sha256)
         values ($1, $2, $3, $4, clock_timestamp() + interval '1 day', $5)`,
        values,
      );
      const entries = ['machine.proposed', 'machine.adopted'].map(
        (type) => ({ type, class: 'other', actor: who('administrator'), data: adopted }) as const,
      );
      await module.get(Ledger).record(tx, 'machine/clients', entries);
      const data = { token: token.toString('hex'), scopes };
      await module
        .get(Ledger)
        .record(tx, `machine/${id}`, [{ type: 'machine.token_issued', class: 'other', actor: 'machines', data }]);
      await tx.query('insert into machine_token (sha256, client_id, scopes) values ($1, $2, $3)', [token, id, scopes]);
    });
    return id;
  }

  it('release nothing while the preservation runs, nor for the person who ordered the freeze or ended it', async () => {
    const { caseId, orderId } = await frozen();
    await fails(() => release(caseId, 'head', orderId), 'is not over');
    await end(caseId, 'jurist');
    await fails(() => release(caseId, 'preparer', orderId), 'Who ordered a freeze');
    await fails(() => release(caseId, 'preparersSecond', orderId), 'Who ordered a freeze');
    await fails(() => release(caseId, 'jurist', orderId), 'Who ended a preservation');
    await fails(() => release(caseId, 'dpo', orderId), 'who may do so');
    await fails(() => release(caseId, 'head', randomUUID()), 'No freeze stands');
    await release(caseId, 'head', orderId);
    await fails(() => release(caseId, 'head', orderId), 'No freeze stands');
  });

  it('release a measure of an incident once operations confirmed it, by another person than ordered it', async () => {
    const [caseId, orderId] = [await forger.desk.request(french), randomUUID()];
    await measure(caseId, 'head', orderId);
    await fails(() => release(caseId, 'preparersSecond', orderId), 'have not confirmed');
    await answer(caseId, 'operations', orderId);
    await fails(() => release(caseId, 'head', orderId), 'Who ordered a freeze');
    await fails(() => release(caseId, 'releaser', orderId), 'who may do so');
    await release(caseId, 'preparersSecond', orderId);
  });
});
