import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseState } from '../../../src/domain/case/model/state.js';
import { type ActToSign, actOn, payloadOfThing } from '../../../src/domain/signature/act.js';
import type { Member } from '../../support/desk.js';
import { openQueueServer, type QueueServer } from '../../support/queue-server.js';
import { admitted, requisition } from '../../support/written-request.js';

const code = 'D-EEV-10D';
const end = '2099-01-01T00:00:00.000Z';

describe('the suspension of a time limit, on a running server', () => {
  let server: QueueServer;
  let caseId: string;
  let [jurist, head]: Member[] = [];

  const stateOf = async () =>
    (await jurist?.send('GET', `/api/cases/${caseId}`))?.json<{ state: CaseState }>().state as CaseState;
  const sign = async (by: Member | undefined, act: ActToSign) => (await server.desk.signing.of(by?.id ?? '')).sign(act);

  /** The status of a write, and the name of the problem when it is refused. */
  async function write(by: Member | undefined, path: string, body: object = { reason: 'Lu.' }): Promise<string> {
    const { seq: seen } = await stateOf();
    const answer = await by?.send('POST', `/api/cases/${caseId}/clocks/${code}/${path}`, { body: { seen, ...body } });
    if (!answer || answer.statusCode < 300) return String(answer?.statusCode);
    return `${answer.statusCode} ${answer.json<{ type: string }>().type.replace('/problems/', '')}`;
  }

  beforeAll(async () => {
    server = await openQueueServer();
    [jurist, head] = [await server.signedIn('jurist'), await server.signedIn('head_of_legal')];
    const facts = { ...requisition, issuerZone: 'EU_EEV', issuerCountry: 'DE', bases: ['EU-EPOC'] } as const;
    caseId = await server.desk.request({
      facts: { ...facts, bases: [...facts.bases] },
      classification: {
        ...admitted,
        ...{ verdict: 'CLARIFY', grounds: ['G-INFO'], circuit: 'clarification', letterBlocks: ['B-FR-INCOMP'] },
        clocks: [{ code, legalEnd: end, safeEnd: end }],
      },
    });
    await server.desk.decide(caseId, 'clarify');
  });
  afterAll(() => server?.close());

  it('begins with a second person, and ends with a second person and what the authority wrote since', async () => {
    expect(await write(jurist, 'pause')).toBe('201');
    const { pauseAsked } = await stateOf();
    const { article, letterId, noteId } = pauseAsked ?? {};
    const pause = actOn('confirm_pause', {
      ...{ case: caseId, preparation: noteId ?? null, payload: payloadOfThing({ code, article, letterId }) },
    });
    expect(await write(head, 'pause/confirmation', { signature: await sign(head, pause) })).toBe('201');
    expect(await write(jurist, 'resumption')).toBe('409 not-clarified');
    await server.desk.give(caseId, { type: 'join', messageId: await server.desk.received(), reason: 'thread' });
    expect(await write(jurist, 'resumption')).toBe('201');
    const { paused, resumptionAsked } = await stateOf();
    expect(paused).toHaveLength(1);
    const { messageId, noteId: why } = resumptionAsked ?? {};
    const over = actOn('confirm_resumption', {
      ...{ case: caseId, preparation: why ?? null, payload: payloadOfThing({ code, messageId }) },
    });
    const confirm = async (by: Member | undefined) =>
      write(by, 'resumption/confirmation', { signature: await sign(by, over) });
    expect(await confirm(jurist)).toMatch(/^403/);
    expect((await stateOf()).paused).toHaveLength(1);
    expect(await confirm(head)).toBe('201');
    expect(await stateOf()).toMatchObject({ paused: [], resumptionAsked: null });
  });
});
