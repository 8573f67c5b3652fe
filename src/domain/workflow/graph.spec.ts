import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { isTaken } from '../case/permission.js';
import { Circuit, circuitsOn, commandsOf } from './circuit.js';
import { graphFaults } from './graph.js';

const folder = 'workflows/circuits';
const files = readdirSync(folder).filter((name) => !name.endsWith('.cases.yaml'));
const circuits = files.map((name) => Circuit.parse(parse(readFileSync(`${folder}/${name}`, 'utf8'))));
const withCommand = (command: 'release' | 'refuse' | 'inform' | 'approve' | 'act') =>
  circuits.filter((one) => commandsOf(one).has(command)).map(({ code }) => code);

const words = { fr: 'x', en: 'x' };
const step = (id: string, on: Record<string, string>, changed: object = {}) => ({
  ...{ id, kind: 'preparation', desk: 'legal', roles: ['jurist', 'head_of_legal'], hours: 1 },
  ...{ title: words, cite: ['CPP 60-1'], on, ...changed },
});
const end = step('z', {}, { kind: 'end', roles: [], hours: null });

const circuit = (steps: object[], changed: object = {}): Circuit =>
  Circuit.parse({
    ...{
      code: 'c',
      title: words,
      validFrom: '2026-01-01',
      validTo: null,
      start: 'a',
      opens: {},
      closes: ['withdrawn'],
    },
    ...{ letters: [], acts: [], callBack: false, consent: null, steps, ...changed },
  });
const faults = (...steps: object[]): string[] => graphFaults(circuit(steps), isTaken).map(({ sentence }) => sentence);

describe('the circuits of the product', () => {
  it.each(circuits.map((one) => [one.code, one] as const))('%s can be walked', (_, one) => {
    expect(graphFaults(one, isTaken)).toEqual([]);
  });

  it('have one for every route of the law', () => {
    expect(circuits.map(({ code }) => code)).toEqual([
      ...[
        'administrative',
        'altered_service',
        'civil',
        'clarification',
        'customer_self_service',
        'division',
        'dsa',
        'e_evidence',
        'e_evidence_hold',
      ],
      ...['enforcement', 'escalation', 'hold', 'incident', 'judicial', 'judicial_content', 'not_a_request'],
      ...['preservation', 'privileged', 'quarantine', 'refusal', 'refusal_abroad', 'refusal_minimal'],
      ...['relayed_order', 'secret_cell', 'silent_refusal', 'terreg', 'urgent', 'withdrawal'],
    ]);
  });

  it('let data leave by these only', () => {
    expect(withCommand('release')).toEqual([
      ...['administrative', 'civil', 'dsa', 'e_evidence', 'e_evidence_hold', 'enforcement', 'judicial'],
      ...['judicial_content', 'privileged', 'urgent'],
    ]);
  });

  it('let one person act at once where it can be undone, and call back before an urgent disclosure', () => {
    expect(withCommand('act')).toEqual([
      ...['clarification', 'dsa', 'e_evidence', 'e_evidence_hold', 'hold', 'preservation', 'privileged', 'terreg'],
      'urgent',
    ]);
    expect(circuits.filter(({ callBack }) => callBack).map(({ code }) => code)).toEqual(['urgent']);
  });

  it('always ask people to consent before anything leaves', () => {
    const leaving = [
      ...new Set([...withCommand('release'), ...withCommand('refuse'), ...withCommand('inform')]),
    ].sort();
    expect(withCommand('approve')).toEqual(leaving);
    expect(circuits.filter(({ consent }) => consent).map(({ code }) => code)).toEqual(leaving);
  });
});

describe('the circuits of a day', () => {
  it('are the versions in force on it, both ends included', () => {
    const old = circuit([step('a', { close: 'z' }), end], { validTo: '2026-06-30' });
    const young = circuit([step('a', { close: 'z' }), end], { validFrom: '2026-07-01' });
    expect(circuitsOn([old, young], '2026-06-30').get('c')).toBe(old);
    expect(circuitsOn([old, young], '2026-07-01').get('c')).toBe(young);
    expect(circuitsOn([old, young], '2025-12-31').get('c')).toBeUndefined();
  });
});

describe('a circuit that cannot be walked', () => {
  it('has a cycle that is no sending back', () => {
    expect(faults(step('a', { close: 'b' }), step('b', { classify: 'a', withdraw: 'z' }), end)).toEqual([
      '"a" leads back to itself without "send_back": name the arrow so or remove it.',
      '"b" leads back to itself without "send_back": name the arrow so or remove it.',
    ]);
    expect(faults(step('a', { close: 'b' }), step('b', { send_back: 'a', withdraw: 'z' }), end)).toEqual([]);
  });

  it('has a step that nothing leads to', () => {
    expect(faults(step('a', { close: 'z' }), step('b', { close: 'z' }), end)).toEqual([
      'No arrow leads to "b": draw one or remove the step.',
    ]);
    const entered = circuit([step('a', { close: 'z' }), step('b', { close: 'z' }), end], {
      opens: { ESCALATE: { step: 'b', prepare: [] } },
    });
    expect(graphFaults(entered, isTaken)).toEqual([]);
  });

  it('has a dead end', () => {
    expect(faults(step('a', { close: 'z', classify: 'b' }), step('b', {}), end)).toEqual([
      'From "b" no end can be reached: draw an arrow that leads out.',
    ]);
  });

  it('has no end, a lost arrow, a lost start, a lost entry, a double step, an unknown desk', () => {
    expect(faults(step('a', { close: 'b' }), step('b', {}))).toEqual(['It has no step of kind "end": add one.']);
    expect(faults(step('a', { close: 'y' }), end)).toEqual([
      '"close" leads to "y", which is no step: name a step of this circuit.',
    ]);
    expect(faults(step('b', { close: 'z' }), end)).toEqual([
      'It starts at "a", which is no step: name a step of this circuit.',
    ]);
    const astray = circuit([step('a', { close: 'z' }), end], { opens: { HOLD: { step: 'y', prepare: [] } } });
    expect(graphFaults(astray, isTaken).map(({ sentence }) => sentence)).toEqual([
      'HOLD enters at "y", which is no step: name a step of this circuit.',
    ]);
    expect(faults(step('a', { close: 'z' }), end, end)).toEqual(['The step "z" is there twice: give each its own id.']);
    expect(faults(step('a', { close: 'z' }, { kind: 'triage', desk: 'attic' }), end)).toEqual([
      'The desk "attic" is unknown: take one of legal, head_of_legal, on_call, approvers, security, secret_officer.',
    ]);
  });
});

describe('a circuit whose people, letters and ends do not agree with its arrows', () => {
  const steps = [step('a', { prepare: 'b' }), step('b', { approve: 'c' }), step('c', { release: 'z' }), end];
  const whole = {
    opens: { ADMIT: { step: 'a', prepare: ['disclose'] } },
    closes: ['executed', 'no_data'],
    letters: ['answer'],
    consent: { quorum: 1, hours: 24 },
  };
  const told = (changed: object, some: object[] = steps) =>
    graphFaults(circuit(some, { ...whole, ...changed }), isTaken).map(({ sentence }) => sentence);

  it('is reported, and one that agrees has no fault', () => {
    expect(told({})).toEqual([]);
  });

  it.each<[string, object, object[], string]>([
    ['a step without roles', {}, steps.with(0, step('a', { prepare: 'b' }, { roles: [] })), 'No role acts at "a"'],
    ['no time is given', {}, steps.with(0, step('a', { prepare: 'b' }, { hours: null })), 'No time is allowed in "a"'],
    ['an end with roles', {}, steps.with(3, step('z', {}, { kind: 'end' })), '"z" is an end: no role acts there'],
    [
      'no role of the step may do it',
      {},
      steps.with(2, step('c', { release: 'z' }, { roles: ['dpo'] })),
      'No role of "c" may release: add one that may, or remove the arrow.',
    ],
    [
      'an action has no arrow',
      { opens: { CLARIFY: { step: 'a', prepare: ['clarify'] } } },
      steps,
      'prepares to clarify',
    ],
    ['an arrow lets nothing go', { opens: {} }, steps, 'A step lets "release" through, but no verdict prepares'],
    ['an answer has no letter', { letters: ['refusal'] }, steps, 'It prepares to disclose without the letter "answer"'],
    ['an end is not named', { closes: ['executed'] }, steps, 'It may end "no_data", which closes does not name'],
    ['an act has no arrow', { acts: ['remove'] }, steps, 'Acts and the arrow "act" go together'],
    [
      'it reports an act that no role may take',
      { opens: { ADMIT: { step: 'a', prepare: ['inform'] } }, letters: ['confirmation'] },
      steps.with(2, step('c', { inform: 'z' })),
      'It prepares to inform of an act that no role may take',
    ],
    ['no consent is said', { consent: null }, steps, 'Something leaves: say the consent it needs.'],
    [
      'no role consents',
      {},
      [step('a', { prepare: 'c' }), step('c', { release: 'z' }), end],
      'What leaves is approved first: draw "approve", or prepare nothing.',
    ],
  ])('when %s', (_, changed, some, sentence) => {
    expect(told(changed, some).join(' ')).toContain(sentence);
  });

  it('when consent is asked for nothing', () => {
    const idle = circuit([step('a', { close: 'z' }), end], { consent: { quorum: 1, hours: 1 } });
    expect(graphFaults(idle, isTaken)).toEqual([
      { step: null, sentence: 'Nothing leaves: no consent is asked, set it to null.' },
    ]);
  });
});
