import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendLetter } from '../../../src/cases/handle/jobs.js';
import type { CaseState } from '../../../src/domain/case/model/state.js';
import { type ActToSign, actOn, payloadOfThing } from '../../../src/domain/signature/act.js';
import type { Member } from '../../support/desk.js';
import { openQueueServer, type QueueServer } from '../../support/queue-server.js';
import { actOnPreparation } from '../../support/signed-acts.js';
import { refused, requisition } from '../../support/written-request.js';

interface File {
  readonly state: CaseState;
  readonly status: string;
  readonly requester: { digest: string } | null;
  readonly recipient: { postal: string[] | null; mailbox: string | null; confirmed: boolean } | null;
  readonly moves: { command: string; closed: { code: string } | null }[];
}
interface Shown {
  readonly id: string;
  readonly delivery: string;
  readonly recipient: string;
}

const postal = 'Tribunal judiciaire\n1 rue du Palais\n75001 Paris';
const scan = {
  name: 'recepisse.pdf',
  contentType: 'application/pdf',
  base64: Buffer.from('%PDF-1.7').toString('base64'),
};

describe('a requester with a postal address alone, on a running server', () => {
  let server: QueueServer;
  let caseId: string;
  let jurist: Member;
  let other: Member;
  let head: Member;

  const fileOf = async () => (await jurist.send('GET', `/api/cases/${caseId}`)).json<File>();
  const sign = async ({ id }: Member, act: ActToSign) => (await server.desk.signing.of(id)).sign(act);

  /** The status of a write, and the name of the problem when it is refused. */
  async function write(by: Member, path: string, body: object): Promise<string> {
    const { seq: seen } = (await fileOf()).state;
    const answer = await by.send('POST', `/api/cases/${caseId}/${path}`, { body: { seen, ...body } });
    if (answer.statusCode < 300) return String(answer.statusCode);
    return `${answer.statusCode} ${answer.json<{ type: string }>().type.replace('/problems/', '')}`;
  }
  const letter = async () =>
    (await jurist.send('GET', `/api/cases/${caseId}/letters`)).json<{ letters: Shown[] }>().letters[0] as Shown;
  const toPost = async () =>
    (await jurist.send('GET', '/api/cases?toPost=true')).json<{ cases: { id: string }[] }>().cases.map(({ id }) => id);

  async function consent(by: Member, path: 'approvals' | 'refusal') {
    const { state, requester } = await fileOf();
    const prepared = state.preparation ?? { id: randomUUID(), seq: 0, payload: '' };
    const approves = path === 'approvals';
    const act = actOnPreparation(approves ? 'approve' : 'refuse', caseId, prepared, approves ? 'head_of_legal' : null);
    const asked = approves ? { role: 'head_of_legal', requester: requester?.digest } : {};
    const { id: preparationId, payload } = prepared;
    return write(by, path, { preparationId, payload, ...asked, signature: await sign(by, act) });
  }

  beforeAll(async () => {
    server = await openQueueServer();
    jurist = await server.signedIn('jurist');
    [other, head] = [await server.signedIn('jurist'), await server.signedIn('head_of_legal')];
    caseId = await server.desk.request({
      facts: requisition,
      classification: { ...refused, verdict: 'REFUSE', notices: [], letterBlocks: ['B0', 'B-END'] },
      requester: { address: '' },
    });
  });
  afterAll(() => server?.close());

  it('has an address that one person chooses and another confirms', async () => {
    expect(await write(jurist, 'preparations', { action: 'refuse' })).toBe('409 no-address');
    const chosen = { recipient: 'requester', name: 'Madame la juge', reason: 'En-tête de la réquisition.' };
    expect(await write(jurist, 'recipient', { ...chosen, postal: 'Paris' })).toBe('422 postal-unwritten');
    expect(await write(jurist, 'recipient', { ...chosen, postal })).toBe('201');
    expect(await write(jurist, 'preparations', { action: 'refuse' })).toBe('409 recipient-unseen');
    const { recipient } = (await fileOf()).state;
    const act = actOn('confirm_recipient', {
      ...{ case: caseId, preparation: recipient?.id ?? null },
      payload: payloadOfThing({ recipient: recipient?.kind, digest: recipient?.digest }),
    });
    const path = `recipient/${recipient?.id}/confirmation`;
    expect(await write(jurist, path, { signature: await sign(jurist, act) })).toMatch(/^403/);
    expect(await write(other, path, { signature: await sign(other, act) })).toBe('201');
    expect((await fileOf()).recipient).toMatchObject({ postal: postal.split('\n'), mailbox: null, confirmed: true });
  });

  it('gets no mail: the approved letter waits in a list, and is printed from there', async () => {
    expect(await write(jurist, 'preparations', { action: 'refuse' })).toBe('201');
    const { id, recipient, delivery } = await letter();
    expect([recipient, delivery]).toEqual([`Madame la juge\n${postal}`, 'waiting']);
    const print = async () => (await jurist.send('GET', `/api/cases/${caseId}/letters/${id}/print`)).statusCode;
    expect(await print()).toBe(409);
    expect(await toPost()).toEqual([]);
    expect(await consent(head, 'approvals')).toBe('201');
    expect(await consent(other, 'refusal')).toBe('201');
    await server.desk.runUntilDone(sendLetter.topic);
    expect(server.desk.relay.received).toEqual([]);
    expect([(await letter()).delivery, await toPost(), await print()]).toEqual(['to_post', [caseId], 200]);
    const { tasks } = (await jurist.send('GET', '/api/tasks')).json<{ tasks: { id: string; open: string[] }[] }>();
    expect(tasks.find((task) => task.id === caseId)?.open).toContain('post_letter');
    const { state } = await fileOf();
    expect([state.lettersSent, state.status]).toEqual([[], 'open']);
  });

  it('counts as answered once a person records the posting with its evidence, and not before', async () => {
    const { id } = await letter();
    const postedAt = (await server.desk.platform.fresh.now()).replace(/\.\d+Z$/, '.000Z');
    const given = { manner: 'registered', postedAt, tracking: '1A 234 567 8901 2', reason: 'Bureau du Palais.' };
    const path = `letters/${id}/posting`;
    expect(await write(jurist, `letters/${randomUUID()}/posting`, given)).toBe('409 nothing-to-post');
    expect(await write(jurist, path, { ...given, postedAt: '2099-01-01T00:00:00.000Z' })).toBe('422 posted-to-come');
    expect(await write(jurist, path, { ...given, evidence: scan })).toBe('201');
    expect([(await letter()).delivery, await toPost()]).toEqual(['sent', []]);
    const { state } = await fileOf();
    expect(state.postings).toMatchObject([{ letterId: id, manner: 'registered', postedAt, by: jurist.id }]);
    const entries = await server.desk.platform.fresh.asOwner<{ data: object }>(
      `select data from entry where type = 'case.letter_posted'`,
    );
    expect(JSON.stringify(entries)).not.toMatch(/234 567|Palais/);
    expect(await write(jurist, path, given)).toBe('409 nothing-to-post');
    expect(await write(jurist, 'recall', { preparationId: state.preparation?.id, reason: 'Non.' })).toBe(
      '409 letter-leaving',
    );
    await server.desk.runUntilDone('cases.close');
    expect((await fileOf()).status).toBe('closed');
  });

  it('acknowledges receipt, which is kept with its scan', async () => {
    const { id } = await letter();
    const when = await server.desk.platform.fresh.now();
    const given = { received: true, when, reason: 'Avis signé.', evidence: scan };
    expect(await write(jurist, `letters/${id}/acknowledgement`, given)).toBe('201');
    const [posting] = (await fileOf()).state.postings ?? [];
    expect(posting?.acknowledged).toMatchObject({ received: true });
    const read = (noteId: string | undefined) => jurist.send('GET', `/api/cases/${caseId}/postings/${noteId}/evidence`);
    const kept = await read(posting?.acknowledged?.noteId);
    expect([kept.statusCode, kept.body]).toEqual([200, '%PDF-1.7']);
    expect((await read(randomUUID())).statusCode).toBe(404);
  });
});
