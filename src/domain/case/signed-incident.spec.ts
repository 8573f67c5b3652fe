import { describe, expect, it } from '@jest/globals';
import {
  anySignature,
  circumstances,
  classified,
  dpo,
  id,
  jurist,
  opened,
  person,
  read,
  service,
} from '../../../test/support/case-walk.js';
import { productLaw } from '../../../test/support/law.js';
import { SignedCase } from '../../../test/support/signed-case.js';
import { dayOf, type Instant } from '../kernel/instant.js';
import { circuitsOn } from '../workflow/circuit.js';
import type { Command } from './command.js';
import { objectionToDecided } from './signed-leaving.js';

const now = '2026-11-28T09:00:00.000Z' as Instant;
const law = productLaw();
const here = { rules: law, clocks: law.clocks, circuits: circuitsOn(law.circuits, dayOf(now)) };
const ciso = person(5, 'ciso');
const operations = person(7, 'operations');
const measures = ['freeze_access', 'preserve_evidence'] as const;
const order = (measure: (typeof measures)[number], n: number): Command => ({
  ...{ type: 'order_measure', orderId: id(n) },
  measure,
  noteId: id(400),
});
const confirm = (n: number): Command => ({
  ...{ type: 'answer_instruction', orderId: id(n), answer: 'done' },
  noteId: null,
});
const decision: Command = {
  ...{ type: 'decide_incident', significant: false, dataReached: false, knownAt: '2026-11-25T08:20:00.000Z' },
  noteId: id(422),
};
const ended = [{ type: 'case.closed', data: { outcome: 'no_data', accountsDisclosed: 0, step: 'ended' } }] as const;

function handled(): SignedCase {
  const signed = new SignedCase();
  signed.give(opened, service).give(read(), service);
  signed.give(classified({ verdict: 'INCIDENT', circuit: 'incident', rule: 'U31' } as never), service, here);
  for (const [at, measure] of measures.entries()) signed.give(order(measure, 410 + at), ciso, here);
  for (const at of measures.keys()) signed.give(confirm(410 + at), operations, here);
  return signed.give(decision, dpo, here);
}
/** Code of what keeps the case from ending; null when it ends. */
function objection(signed: SignedCase): string | null {
  const decided = { entries: signed.entries, events: [...ended], actor: id(1) };
  return objectionToDecided(signed.id, decided, { ...circumstances, ...here, now }, signed.signers)?.code ?? null;
}

describe('the end of a case that handled an incident', () => {
  it('stands on a decision and confirmations that were signed', () => {
    expect(objection(handled())).toBeNull();
  });

  it('is refused where the decision, or the answer of operations, bears no signature that holds', () => {
    const forged = { signature: anySignature };
    expect(objection(handled().forge('case.incident_decided', forged))).toBe('signing-key-unknown');
    expect(objection(handled().forge('case.instruction_answered', forged))).toBe('signing-key-unknown');
    expect(objection(handled().forge('case.incident_decided', { significant: true }))).not.toBeNull();
    expect(objection(handled().forge('case.incident_decided', {}, jurist))).not.toBeNull();
  });

  it('stands on the last decision: one that was forged is taken anew', () => {
    const forged = handled().forge('case.incident_decided', { signature: anySignature });
    expect(objection(forged.give(decision, dpo, here))).toBeNull();
  });
});
