import { describe, expect, it } from '@jest/globals';
import {
  classified,
  head,
  id,
  jurist,
  opened,
  otherJurist,
  read,
  refusalOf,
  run,
  service,
} from '../../../test/support/case-walk.js';
import { productLaw } from '../../../test/support/law.js';
import { requisition } from '../../../test/support/requisition.js';
import type { TargetQuality } from '../law/fact.js';
import type { CheckResult } from '../law/vocabulary.js';
import type { Command } from './command.js';
import type { Actor } from './model/circumstances.js';

const at = { rules: productLaw() };
const say = (value: CheckResult, ...qualities: TargetQuality[]): Command => ({
  type: 'confirm_fact',
  confirmed: { fact: 'target_not_protected', value },
  ...(qualities.length > 0 && { qualities }),
});
const checks = { ...requisition.checks, act_attached: 'holds', signatory_named: 'holds' } as const;
/** A requisition for two targets. */
const two = (result: CheckResult, tenantFlags: typeof requisition.tenantFlags = []): [Command, Actor, typeof at][] => [
  [opened, service, at],
  [read({ tenantFlags, checks: { ...checks, target_not_protected: result } }), service, at],
  [classified(result === 'fails' ? { rule: 'F03-PROTECTED', approvers: ['head_of_legal', 'dpo'] } : {}), service, at],
];
const stateOf = (...given: Parameters<typeof run>) => run(...given).state;

describe('that no target is protected', () => {
  it('is stated of each target where nothing is known of one', () => {
    const open = stateOf(...two('unknown'));
    expect(refusalOf(open, say('holds'), jurist, at)).toMatch(/several targets/);
    expect(refusalOf(open, say('holds', 'ordinary'), jurist, at)).toMatch(/each target/);
    const state = stateOf(...two('unknown'), [say('holds', 'ordinary', 'ordinary'), jurist, at]);
    expect(state.facts?.checks.target_not_protected).toBe('holds');
    expect(state.qualities).toEqual(['ordinary', 'ordinary']);
  });

  it('is not answered with yes where one target is protected, nor with no where none is', () => {
    const open = stateOf(...two('unknown'));
    expect(refusalOf(open, say('holds', 'ordinary', 'lawyer'), jurist, at)).toMatch(/agrees with the answer/);
    expect(refusalOf(open, say('fails', 'ordinary', 'ordinary'), jurist, at)).toMatch(/agrees with the answer/);
  });

  it('is confirmed as it stands where the directory knows every target', () => {
    const state = stateOf(...two('holds'), [say('holds'), jurist, at]);
    expect(state.confirmed).toContain('target_not_protected');
  });

  it('is not said while a flag of the customer protects a target', () => {
    expect(refusalOf(stateOf(...two('fails', ['lawyer'])), say('holds', 'ordinary', 'ordinary'), head, at)).toMatch(
      /correct that flag first/,
    );
  });

  it('waits for a second person where it was said that a target is protected', () => {
    const state = stateOf(...two('fails'), [say('holds', 'ordinary', 'ordinary'), jurist, at]);
    expect(state.facts?.checks.target_not_protected).toBe('fails');
    expect(state.proposed).toMatchObject({ weakens: ['drops_approver'], by: [id(1)] });
    const confirm: Command = { type: 'confirm_correction', proposal: state.proposed?.seq ?? 0 };
    expect(refusalOf(state, confirm, otherJurist, at)).toMatch(/strictest classification/);
  });
});

describe('a target that a person says is protected', () => {
  it('gives its customer the flag, and the check fails', () => {
    const state = stateOf(...two('unknown'), [say('fails', 'ordinary', 'doctor'), jurist, at]);
    expect(state.facts).toMatchObject({ tenantFlags: ['doctor'], checks: { target_not_protected: 'fails' } });
    expect(state.classification).toBeNull();
  });

  it('makes the check fail too when only the flag is corrected', () => {
    const flag: Command = { type: 'confirm_fact', confirmed: { fact: 'tenantFlags', value: ['press'] } };
    const state = stateOf(...two('holds'), [flag, jurist, at]);
    expect(state.facts?.checks.target_not_protected).toBe('fails');
  });

  it('is stated with that check and no other fact', () => {
    const other: Command = {
      type: 'confirm_fact',
      confirmed: { fact: 'emergency', value: false },
      qualities: ['lawyer'],
    };
    expect(refusalOf(stateOf(...two('unknown')), other, jurist, at)).toMatch(/agrees with the answer/);
  });
});
