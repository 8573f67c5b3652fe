/** A case with data kept, whose freeze a jurist orders and operations answer, over HTTP. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { MachineScope } from '../../src/domain/machine/client.js';
import { actOn, payloadOfThing } from '../../src/domain/signature/act.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { anySignature } from './case-walk.js';
import type { Answer, Member } from './desk.js';
import type { ProductionDesk } from './production-desk.js';
import { admitted, requisition } from './written-request.js';

export const KEPT_UNTIL = '2099-01-25T23:00:00.000Z';

const toKeep = {
  facts: { ...requisition, bases: ['EU-EPOC-PR'], categories: ['PRES' as const] },
  classification: {
    ...{ ...admitted, circuit: 'preservation', approvers: ['head_of_legal' as const], facts: [] },
    clocks: [{ code: 'D-EEV-60', legalEnd: KEPT_UNTIL, safeEnd: '2099-01-23T17:00:00.000Z' }],
  },
};

/** A request to preserve, admitted and done at once by a head of legal. */
export async function keptCase({ desk }: ProductionDesk): Promise<{ caseId: string; actId: string }> {
  const caseId = await desk.request({ ...toKeep, target: 'canari@cible.example' } as Parameters<
    typeof desk.request
  >[0]);
  const actId = randomUUID();
  await desk.give(
    caseId,
    { type: 'act', actId, action: 'preserve', noteId: randomUUID() },
    desk.person('head_of_legal'),
  );
  return { caseId, actId };
}

export const freezing = (changed: object = {}) => ({
  ...{ orderId: randomUUID(), targets: [{ place: 0 }], categories: ['SUB', 'TRF'] },
  ...{ from: '2026-01-01', to: null },
  ...changed,
});

/** Drafted, signed and ordered; what the last of these answered. */
export async function freeze(
  { jurist, desk }: ProductionDesk,
  caseId: string,
  given: ReturnType<typeof freezing>,
): Promise<Answer> {
  const draft = await jurist.send('POST', `/api/cases/${caseId}/instruction-draft`, { body: given });
  if (draft.statusCode !== 200) return draft;
  const { payload } = draft.json<{ payload: string }>();
  const act = actOn('order_keeping', { case: caseId, payload, preparation: given.orderId });
  const signature = (await desk.signing.of(jurist.id)).sign(act);
  const body = { seen: (await desk.state(caseId)).seq, ...given, signature };
  return jurist.send('POST', `/api/cases/${caseId}/instructions`, { body });
}

/** An answer as operations sign it. */
export async function answered(
  { desk, operations }: ProductionDesk,
  { caseId, orderId }: { readonly caseId: string; readonly orderId: string },
  said: 'done' | 'impossible' = 'done',
  by: Member = operations,
): Promise<Answer> {
  const payload = payloadOfThing({ answer: said });
  const act = actOn('acknowledge_measure', { case: caseId, preparation: orderId, payload });
  const signature = (await desk.signing.of(by.id)).sign(act);
  const reason = said === 'done' ? null : 'Ces journaux ne sont pas gardés.';
  return by.send('POST', `/api/instructions/${orderId}/answer`, { body: { answer: said, reason, signature } });
}

/** The token of a machine that two people admitted, as the process that issues tokens writes it. */
export async function heldToken(
  { desk, app, jurist }: ProductionDesk,
  scopes: readonly MachineScope[],
): Promise<string> {
  const token = `grt_${randomBytes(32).toString('base64url')}`;
  const digest = createHash('sha256').update(token).digest();
  const [id, owner] = [randomUUID(), jurist.id];
  const ledger = app.get(Ledger);
  await desk.database.transaction(async (tx) => {
    await tx.query(
      `insert into machine_client (id, name, scopes, owner, until, secret_sha256)
       values ($1, $2, $3, $4, clock_timestamp() + interval '1 day', $5)`,
      [id, `m-${id.slice(0, 8)}`, scopes, owner, Buffer.alloc(32)],
    );
    const entries = ['machine.proposed', 'machine.adopted'].map(
      (type) => ({ type, class: 'other', actor: owner, data: { changeId: id, signature: anySignature } }) as const,
    );
    await ledger.record(tx, 'machine/clients', entries);
    const data = { token: digest.toString('hex'), scopes };
    await ledger.record(tx, `machine/${id}`, [
      { type: 'machine.token_issued', class: 'other', actor: 'machines', data },
    ]);
    await tx.query('insert into machine_token (sha256, client_id, scopes) values ($1, $2, $3)', [digest, id, scopes]);
  });
  return token;
}
