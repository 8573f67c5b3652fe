// @stage slow
/** Route × role × state of the case: a caller without the right is refused in every state, a caller with the right learns why not yet. */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { appModule } from '../../../src/application/app.module.js';
import type { CommandType } from '../../../src/domain/case/command.js';
import { mayTake, type PersonAction } from '../../../src/domain/case/permission.js';
import { type Role, roles } from '../../../src/domain/law/vocabulary.js';
import { createHttpApp } from '../../../src/platform/http/http-app.js';
import { anySignature } from '../../support/case-walk.js';
import { type Member, signedIn } from '../../support/desk.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { admitted, refused, requisition } from '../../support/written-request.js';

const some = randomUUID();
const what = { preparationId: some, payload: 'a'.repeat(64) };
const signed = { ...what, signature: anySignature };
const [reason, doneAt] = ['Vu.', '2026-11-24T13:50:00.000Z'];
const [early, later] = ['2026-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z'];
const anOrder = { orderId: some, keys: [some], days: 7, cause: 'handed_over' };
const aCall = { authority: 'fr-interieur', number: '+33 1', outcome: 'confirmed', doneAt, reason };
const anIncident = { significant: false, dataReached: true, knownAt: early };
const aPart = { bases: ['CPP-60-1'], categories: ['SUB'], targets: [0] };
/** Every write on one case, with a body that is well formed and the command it stands for. */
const writes: Readonly<Record<string, readonly [CommandType, object]>> = {
  facts: ['confirm_fact', { confirmed: { fact: 'issuerCountry', value: 'FR' } }],
  'answer-address': ['confirm_address', { address: 'clerk@court.example', reason }],
  classification: ['classify', {}],
  service: ['state_service', { manner: 'post', at: early, reason }],
  'service/confirmation': ['confirm_service', { at: early, signature: anySignature }],
  recipient: ['choose_recipient', { recipient: 'requester', reason }],
  'recipient/{recipientId}/confirmation': ['confirm_recipient', { signature: anySignature }],
  assignment: ['assign', {}], // to a person of the desk, whom `outcomeOf` names
  preparations: ['prepare', { action: 'disclose' }],
  approvals: ['approve', { ...signed, role: 'head_of_legal', requester: 'b'.repeat(64) }],
  'send-back': ['send_back', { preparationId: some, reason }],
  refusal: ['refuse', signed],
  release: ['release', signed],
  confirmation: ['inform', signed],
  'letters/{letterId}/posting': ['post_letter', { manner: 'registered', postedAt: doneAt, reason }],
  'letters/{letterId}/acknowledgement': ['acknowledge_posting', { received: true, when: doneAt, reason }],
  deliveries: ['open_delivery', { packageId: some }],
  'deliveries/{deliveryId}/code': ['give_delivery_code', { authority: 'fr', number: '+33 1', reason }],
  'deliveries/{deliveryId}/recall': ['recall_delivery', { reason }],
  recall: ['recall', { preparationId: some, reason }],
  decision: ['decide_escalation', { decision: 'refuse', reason }],
  'question/silence': ['conclude_silence', { reason }],
  split: ['propose_split', { parts: [aPart, aPart], reason }],
  'split/{proposal}/confirmation': ['confirm_split', { signature: anySignature }],
  'split/undoing': ['undo_split', { reason }],
  closure: ['close', { outcome: 'no_data' }],
  'erasure-orders': ['order_erasure', { ...anOrder, signature: anySignature }],
  'erasure-orders/{orderId}/confirmation': ['confirm_erasure', { signature: anySignature }],
  'erasure-orders/{orderId}/stop': ['stop_erasure', { signature: anySignature }],
  withdrawal: ['withdraw', { text: reason }],
  notes: ['note', { text: reason }],
  acts: ['act', { action: 'preserve', reason }],
  impossibility: ['state_impossibility', { why: 'not_held', reason }],
  'impossibility/end': ['end_impossibility', { endedAt: early, reason, signature: anySignature }],
  'impossibility/conclusion': ['conclude_impossibility', { how: 'lasting', reason }],
  'acts/{actId}/ratification': ['ratify', { upheld: true, reason, signature: anySignature }],
  'call-backs': ['record_call_back', aCall],
  'break-glass/{requestId}/grant': ['grant_break_glass', { signature: anySignature }],
  'hold/clearance': ['clear_hold', { how: 'clearance', reason }],
  'hold/ground': ['stop_hold', { scope: 'whole', reason }],
  'clocks/{code}': ['set_deadline', { end: later, reason }],
  'clocks/{code}/pause': ['pause_clock', { reason }],
  'clocks/{code}/pause/confirmation': ['confirm_pause', { signature: anySignature }],
  'clocks/{code}/resumption': ['resume_clock', { reason }],
  'clocks/{code}/resumption/confirmation': ['confirm_resumption', { signature: anySignature }],
  'production-orders/{orderId}/withdrawal': ['withdraw_production', { reason }],
  'production-orders/{orderId}/files/{uploadId}/decision': ['decide_file', { decision: 'accept', reason }],
  measures: ['order_measure', { measure: 'freeze_access', reason, signature: anySignature }],
  'instructions/{of}/extension': ['order_extension', { signature: anySignature }],
  'instructions/{of}/release': ['order_release', { reason, signature: anySignature }],
  incident: ['decide_incident', { ...anIncident, reason, signature: anySignature }],
  'clocks/starts': ['record_start', { start: 'change', happenedAt: early, reason }],
  'clocks/{code}/extension': ['extend_clock', { reason }],
  'clocks/{code}/later-end': ['ask_later_end', { end: later, reason }],
  'clocks/{code}/later-end/confirmation': ['confirm_later_end', { end: later, signature: anySignature }],
  'clocks/{code}/fulfilment': ['meet_clock', { reason }],
  'preservation/extension': ['extend_preservation', { reason }],
  'preservation/production-request': ['keep_preserved', { reason }],
  'preservation/end': ['end_preservation', { cause: 'withdrawn', otherHoldsChecked: true, reason }],
  silence: ['set_gag', { gag: 'G_JUD', until: null, reason }],
  'notices/{notice}/approval': ['approve_notice', { signature: anySignature }],
  notices: ['record_notice', { notice: 'N_CUST', told: true, reason }],
  opinions: ['ask_opinion', { body: 'SISSE', complete: true, reason }],
  'opinions/{opinionId}/answer': ['record_opinion', { opinion: 'none', reason }],
  'referral/answer': ['answer_redirect', { answer: 'none', reason }],
  challenges: ['challenge', { kind: 'nullity', suspends: false, reason }],
  'challenges/{challengeId}/result': ['settle_challenge', { result: 'rejected', reason }],
  'corrections/{proposal}/confirmation': ['confirm_correction', { signature: anySignature }],
  'corrections/{proposal}/refusal': ['refuse_correction', { reason }],
  'corrections/{proposal}/withdrawal': ['withdraw_correction', {}],
  origins: ['record_origin', { zone: 'FR', method: 'call_back', reference: reason }],
  'origins/{noteId}/confirmation': ['confirm_origin', { signature: anySignature }],
  'requirements/lowering': ['ask_lower_floor', { why: 'misread', reason, signature: anySignature }],
  'requirements/lowering/{noteId}/confirmation': ['lower_floor', { signature: anySignature }],
};
/** Not moves of a circuit: asked by users who see no case, or about work beside the decision; see duties, live, documents, counsel. */
const beside = [
  ...['break-glass', 'break-glass/assignment', 'letters/{letterId}/settlement', 'presence', 'redactions'],
  ...['counsel', 'counsel/{briefId}/withdrawal', 'production-orders', 'production-order-draft'],
  ...['instructions', 'instruction-draft'],
  ...['letter-preview', 'drafts/{form}'],
];

type Move = { readonly command: string; readonly closed: { readonly code: string } | null };
interface State {
  readonly id: string;
  readonly seq: number;
  readonly moves: ReadonlyMap<Role, ReadonlyMap<string, string | null>>;
}

let app: NestFastifyApplication;
let desk: LetterDesk;
let document: OpenAPIObject;
const people = new Map<Role, Member>();
const states = new Map<string, State>();

const permissionOf = (path: string, method: string): string | undefined =>
  (document.paths[path] as Record<string, Record<string, string>> | undefined)?.[method]?.['x-permission'];

async function state(name: string, id: string): Promise<void> {
  const moves = new Map<Role, ReadonlyMap<string, string | null>>();
  for (const [role, person] of people) {
    const file = (await person.send('GET', `/api/cases/${id}`)).json<{ moves?: Move[] }>();
    moves.set(role, new Map((file.moves ?? []).map(({ command, closed }) => [command, closed?.code ?? null])));
  }
  states.set(name, { id, seq: (await desk.state(id)).seq, moves });
}

beforeAll(async () => {
  desk = await LetterDesk.open({ relay: true }, async ({ settings, fresh }) => {
    app = await createHttpApp(appModule(settings, fresh.logins, { role: 'api' }), settings, false);
    await app.listen(0, '127.0.0.1');
    return app;
  });
  const { port } = app.getHttpServer().address() as AddressInfo;
  for (const role of roles) people.set(role, await signedIn(desk.platform.fresh, port, [role]));
  document = (await people.get('jurist')?.send('GET', '/api/openapi.json'))?.json<OpenAPIObject>() ?? document;
  const french = { facts: requisition, classification: { ...admitted, approvers: ['head_of_legal' as const] } };
  const escalated = { verdict: 'ESCALATE' as const, circuit: 'quarantine', grounds: [], letterBlocks: [] };
  const quarantined = { ...refused, ...escalated };
  await state('open', await desk.request(french));
  const prepared = await desk.request(french);
  await desk.draft(prepared, 'disclose');
  await state('prepared', prepared);
  const approved = await desk.request(french);
  const { preparation } = await desk.draft(approved, 'disclose');
  const consent = { preparationId: preparation?.id ?? '', payload: preparation?.payload ?? '' };
  const given = {
    type: 'approve',
    ...consent,
    role: 'head_of_legal',
    requester: preparation?.requester ?? '',
  } as const;
  await desk.give(approved, given, desk.person('head_of_legal'));
  await state('approved', approved);
  const released = await desk.request(french);
  await desk.decide(released, 'disclose');
  await state('released', released);
  const closed = await desk.request(french);
  await desk.give(closed, { type: 'withdraw', noteId: some }, desk.person('jurist'));
  await state('closed', closed);
  await state('quarantined', await desk.request({ ...french, classification: quarantined }));
});
afterAll(async () => {
  await app?.close();
  await desk?.close();
});

it('names every write on a case in this table: no route is left out', () => {
  const found = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item as object)
      .filter((method) => path.startsWith('/api/cases/{id}/') && method !== 'get')
      .map(() => path.replace('/api/cases/{id}/', '')),
  );
  const known = [...Object.keys(writes), ...beside];
  expect([...new Set(found)].filter((path) => !known.includes(path))).toEqual([]);
  expect(Object.keys(writes).filter((path) => !found.includes(path))).toEqual([]);
});

interface Attempt {
  readonly name: string;
  readonly state: State;
  readonly route: string;
  readonly role: Role;
  readonly person: Member;
  /** The code of the refusal that is due; null where the act is open, which other specs do. */
  readonly due: string | null;
}

function attempts(): Attempt[] {
  return [...states].flatMap(([name, state]) =>
    [...people].flatMap(([role, person]) =>
      Object.entries(writes).map(([route, [command]]) => {
        const permission = permissionOf(`/api/cases/{id}/${route}`, 'post') as PersonAction;
        const due = mayTake(permission, [role]) ? (state.moves.get(role)?.get(command) ?? null) : 'not-permitted';
        return { name, state, route, role, person, due };
      }),
    ),
  );
}

/** The code of the refusal, or `done`. */
async function outcomeOf({ state: { id, seq }, route, person }: Attempt): Promise<string> {
  const path = `/api/cases/${id}/${route
    .replace('{code}', 'D-EEV-10D')
    .replace('{proposal}', '1')
    .replace('{notice}', 'N_CUST')
    .replace(/\{\w+\}/g, some)}`;
  const body = { seen: seq, ...writes[route]?.[1], ...(route === 'assignment' && { to: people.get('jurist')?.id }) };
  const answer = await person.send('POST', path, { body });
  return answer.statusCode < 300 ? 'done' : String(answer.json().type).replace('/problems/', '');
}

it('answers each role on each route in each state as the two tables say, and changes nothing by a refusal', async () => {
  const [all, refusals] = [attempts(), attempts().filter(({ due }) => due !== null)];
  const mismatches: string[] = [];
  // One after the other for one person, all people at once.
  await Promise.all(
    roles.map(async (role) => {
      for (const attempt of refusals.filter((each) => each.role === role)) {
        const code = await outcomeOf(attempt);
        if (code !== attempt.due)
          mismatches.push(`${attempt.name}: ${attempt.route} by ${role} is ${code}, not ${attempt.due}`);
      }
    }),
  );
  expect(mismatches).toEqual([]);
  for (const { id, seq } of states.values()) expect((await desk.state(id)).seq).toBe(seq);
  const byRole = refusals.filter(({ due }) => due === 'not-permitted').length;
  expect(byRole).toBeGreaterThan(700);
  expect(refusals.length - byRole).toBeGreaterThan(100);
  process.stdout.write(`${all.length} met, ${byRole} refused by role, ${refusals.length} in all, 0 mismatches\n`);
});

it('shows a case in each state to users who read cases, and to no other user', async () => {
  for (const { id } of states.values()) {
    for (const [role, person] of people) {
      const read = await person.send('GET', `/api/cases/${id}`);
      expect([role, read.statusCode]).toEqual([role, mayTake('case.read', [role]) ? 200 : 403]);
    }
  }
});
