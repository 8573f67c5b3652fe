import { describe, expect, it } from '@jest/globals';
import {
  approve,
  circumstances,
  classified,
  head,
  id,
  jurist,
  opened,
  otherJurist,
  payload,
  read,
  refusalOf,
  run,
  service,
} from '../../../test/support/case-walk.js';
import { productLaw } from '../../../test/support/law.js';
import { tableOf } from '../../../test/support/target-table.js';
import { circuitsOn } from '../workflow/circuit.js';
import type { Command } from './command.js';
import type { Actor, Circumstances } from './model/circumstances.js';
import { openClocks } from './model/open-clock.js';
import { effectOf, formFor, objectionToHandedIn } from './model/writing.js';

const law = productLaw();
const at: Circumstances = {
  ...circumstances,
  ...{ rules: law, clocks: law.clocks, circuits: circuitsOn(law.circuits, '2026-11-24') },
};
type Step = [Command, Actor, Circumstances];
const state = (why: 'not_held' | 'impossible'): Command => ({ type: 'state_impossibility', why, noteId: id(300) });
const act = (action: 'preserve' | 'remove'): Command => ({ type: 'act', actId: id(400), action, noteId: id(300) });
const report = (attached: number): Command => ({
  ...{ type: 'prepare', preparationId: id(200), payload, action: 'inform', letters: [] },
  ...{ attached, accountsDisclosed: 0 },
});
const inform: Command = { type: 'inform', preparationId: id(200), payload };
const atOnce = { code: 'D-EEV-P0', legalEnd: null, safeEnd: '2026-11-24T15:37:12.000Z' };

/** An order of the circuit, judged. */
const order = (circuit: string, channel: 'DIS' | 'OTHER' = 'OTHER', verdict: 'ADMIT' | 'HOLD' = 'ADMIT'): Step[] => [
  [opened, service, at],
  [
    read({ issuerZone: 'EU_EEV', issuerCountry: 'DE', bases: ['EU-EPOC-PR'], categories: ['PRES'], channel }),
    service,
    at,
  ],
  [classified({ circuit, verdict, clocks: [atOnce] }), service, at],
];
const then = (...steps: (readonly [Command, Actor])[]): Step[] => steps.map(([command, actor]) => [command, actor, at]);

describe('an order to preserve or to remove that cannot be carried out', () => {
  it.each(['preservation', 'terreg', 'dsa'])(
    'is reported as such in the circuit %s once a person states why, and ends without data, never as executed',
    (circuit) => {
      const answered = then(
        [state('not_held'), jurist],
        [report(0), jurist],
        [approve('jurist'), otherJurist],
        [inform, head],
        [{ type: 'close' }, service],
      );
      expect(run(...order(circuit), ...answered).state).toMatchObject({ status: 'closed', outcome: 'no_data' });
    },
  );

  it.each(['preservation', 'terreg'])(
    'is not reported in the circuit %s before it was done or a person stated that',
    (circuit) => {
      expect(refusalOf(run(...order(circuit)).state, report(0), jurist, at)).toMatch(/^Nothing was preserved/);
    },
  );

  it('is no longer impossible once it was done, and what was done is reported', () => {
    const done = run(...order('preservation'), ...then([state('impossible'), jurist], [act('preserve'), jurist])).state;
    expect(done.shortfall).toBeUndefined();
    expect(refusalOf(done, state('not_held'), jurist, at)).toMatch(/^The measure was taken/);
  });

  it('is stated once for each reason; another reason takes its place', () => {
    const stated = run(...order('terreg'), ...then([state('not_held'), jurist])).state;
    expect(refusalOf(stated, state('not_held'), jurist, at)).toBe('This impossibility is stated already.');
    const other = run(...order('terreg'), ...then([state('not_held'), jurist], [state('impossible'), jurist])).state;
    expect(other.shortfall).toBe('impossible');
  });

  it('is stated only where the case reports what was preserved or removed', () => {
    const held = run(...order('terreg', 'OTHER', 'HOLD')).state;
    expect(refusalOf(held, state('not_held'), jurist, at)).toMatch(
      /^This case asks neither to hand over, to preserve nor to remove/,
    );
  });

  it('owes no more what the act would have met', () => {
    const codes = (...steps: Step[]) =>
      openClocks(run(...order('preservation'), ...steps).state, at).map(({ code }) => code);
    expect(codes()).toEqual(['D-EEV-P0']);
    expect(codes(...then([state('not_held'), jurist]))).toEqual([]);
  });

  it('goes on Form 3 where it came through the decentralised system', () => {
    const stated = run(...order('preservation', 'DIS'), ...then([state('not_held'), jurist])).state;
    expect(refusalOf(stated, report(0), jurist, at)).toMatch(/^The answer goes on the form/);
    expect(() =>
      run(...order('preservation', 'DIS'), ...then([state('not_held'), jurist], [report(1), jurist])),
    ).not.toThrow();
  });
});

describe('an answer without data', () => {
  it('goes on Form 3 through the decentralised system, and needs no file elsewhere', () => {
    const certificate = run(...order('e_evidence', 'DIS')).state;
    const none = tableOf(certificate.targets, 0);
    const answer = { action: 'disclose', attached: 0, disclosure: none } as const;
    const formed = { ...answer, attached: 1, disclosure: { ...none, forms: [1] } };
    expect(objectionToHandedIn(certificate, answer, at)?.code).toBe('annex-iii-missing');
    expect(objectionToHandedIn(certificate, formed, at)).toBeNull();
    expect(objectionToHandedIn(run(...order('judicial')).state, answer, at)).toBeNull();
    const data = { ...tableOf(certificate.targets, 1), forms: [2] };
    expect(objectionToHandedIn(certificate, { action: 'disclose', attached: 2, disclosure: data }, at)?.code).toBe(
      'file-without-target',
    );
  });
});

describe('what an answer tells', () => {
  it('is that the request is executed, or in part, or that nothing was held: as the targets are answered', () => {
    const answered = run(...order('judicial')).state;
    const told = (disclosed: number, isPartial: boolean) =>
      effectOf(answered, { action: 'disclose', disclosed, isPartial });
    expect([told(2, false), told(2, true), told(0, false)]).toEqual(['handed_over', 'in_part', 'not_held']);
  });
});

describe('the form of an answer', () => {
  const removal = (...steps: Step[]) =>
    run(
      [opened, service, at],
      [read({ issuerZone: 'EU_EEV', issuerCountry: 'AT', bases: ['EU-TCO-3'], categories: ['REM'] }), service, at],
      [classified({ circuit: 'terreg' }), service, at],
      ...steps,
    ).state;

  it('to a removal order is Annex II where it was carried out, and Annex III where it cannot be or something is asked', () => {
    const reporting = { action: 'inform', disclosed: 0 } as const;
    expect(formFor(removal(...then([act('remove'), jurist])), reporting)).toBe('tco-annex-ii');
    expect(formFor(removal(...then([state('impossible'), jurist])), reporting)).toBe('tco-annex-iii');
    expect(formFor(removal(), { ...reporting, action: 'clarify' })).toBe('tco-annex-iii');
    expect(formFor(removal(), { ...reporting, action: 'refuse' })).toBeNull();
  });

  it('is none for an order that no regulation gives one', () => {
    expect(formFor(run(...order('preservation')).state, { action: 'clarify', disclosed: 0 })).toBeNull();
  });
});
