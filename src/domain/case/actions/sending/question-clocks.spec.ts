import { expect, it } from '@jest/globals';
import {
  approve,
  circumstances,
  head,
  id,
  jurist,
  opened,
  otherJurist,
  read,
  service,
  taken,
} from '../../../../../test/support/case-walk.js';
import { productLaw } from '../../../../../test/support/law.js';
import type { Instant } from '../../../kernel/instant.js';
import { circuitsOn } from '../../../workflow/circuit.js';
import type { Command } from '../../command.js';
import type { Actor, Circumstances } from '../../model/circumstances.js';
import { openClocks } from '../../model/open-clock.js';
import { absent } from '../../model/state.js';

const law = productLaw();
const asked = '2026-11-26T09:00:00.000Z' as Instant;
const at: Circumstances = {
  ...circumstances,
  ...{ rules: law, clocks: law.clocks, circuits: circuitsOn(law.circuits, '2026-11-24'), now: asked },
};

it('The five days of the authority run from the question that left, not from the receipt of the certificate.', () => {
  const classification = {
    ...{
      row: 'E13',
      rule: 'E13',
      verdict: 'CLARIFY',
      grounds: ['G-INFO'],
      notices: [],
      gag: 'G_EEV',
      circuit: 'clarification',
    },
    ...{ approvers: ['head_of_legal'], letterBlocks: [], failing: [], unknown: [], facts: [], law: law.hash },
    clocks: ['D-EEV-CLAR5', 'D-EEV-8H'].map((code) => ({
      code,
      legalEnd: '2026-11-24T22:00:00.000Z',
      safeEnd: '2026-11-24T21:37:12.000Z',
    })),
  } as Extract<Command, { type: 'classify' }>['classification'];
  const about = { preparationId: id(200), payload: 'a'.repeat(64) };
  const steps: [Command, Actor][] = [
    [opened, service],
    [read({ issuerZone: 'EU_EEV', issuerCountry: 'DE', bases: ['EU-EPOC'] }), service],
    [{ type: 'classify', classification }, service],
    [{ type: 'prepare', ...about, action: 'clarify', letters: [], attached: 0 }, jurist],
    [approve('head_of_legal'), head],
    [{ type: 'refuse', ...about }, otherJurist],
  ];
  const upTo = (end?: number) =>
    steps.slice(0, end).reduce((before, [command, actor]) => taken(before, command, actor, at), absent);
  const state = upTo();
  const [urgent, answer] = openClocks(state, law);
  expect(answer).toMatchObject({ code: 'D-EEV-CLAR5', startsAt: asked, legalEnd: '2026-12-01T23:00:00.000Z' });
  expect(urgent).toMatchObject({ code: 'D-EEV-8H', startsAt: state.receivedAt, legalEnd: '2026-11-24T22:00:00.000Z' });
  expect(state.computed).toEqual(state.clocks);
  const held = taken(upTo(-1), { type: 'refuse', ...about, held: true }, otherJurist, at);
  expect(openClocks(held, law)[1]).toMatchObject({ code: 'D-EEV-CLAR5', startsAt: '2026-11-26T09:10:00.000Z' });
});
