import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { Circuit } from './circuit.js';
import { commandsOf, graphFaults } from './graph.js';

const folder = 'workflows/circuits';
const circuits = readdirSync(folder).map((name) => Circuit.parse(parse(readFileSync(`${folder}/${name}`, 'utf8'))));

const words = { fr: 'x', en: 'x' };
const step = (id: string, on: Record<string, string>, kind = 'preparation', desk = 'legal') => ({
  id,
  kind,
  desk,
  title: words,
  cite: ['CPP 60-1'],
  on,
});
const circuit = (...steps: object[]): Circuit =>
  Circuit.parse({ code: 'c', title: words, validFrom: '2026-01-01', validTo: null, start: 'a', steps });
const faults = (...steps: object[]): string[] => graphFaults(circuit(...steps)).map(({ sentence }) => sentence);
const end = step('z', {}, 'end');

describe('the circuits of the house', () => {
  it.each(circuits.map((one) => [one.code, one] as const))('%s can be walked', (_, one) => {
    expect(graphFaults(one)).toEqual([]);
  });

  it('lets data leave by one circuit only', () => {
    expect(circuits.filter((one) => commandsOf(one).has('release')).map(({ code }) => code)).toEqual(['disclosure']);
  });

  it('always asks approvers before anything leaves', () => {
    const leaving = circuits.filter((one) => commandsOf(one).has('release') || commandsOf(one).has('refuse'));
    expect(leaving.every((one) => commandsOf(one).has('approve'))).toBe(true);
  });
});

describe('a circuit that cannot be walked', () => {
  it('has a cycle that is no sending back', () => {
    expect(faults(step('a', { prepare: 'b' }), step('b', { classify: 'a', close: 'z' }), end)).toEqual([
      '"a" leads back to itself without "send_back": name the arrow so or remove it.',
      '"b" leads back to itself without "send_back": name the arrow so or remove it.',
    ]);
    expect(faults(step('a', { prepare: 'b' }), step('b', { send_back: 'a', close: 'z' }), end)).toEqual([]);
  });

  it('has a step that nothing leads to', () => {
    expect(faults(step('a', { close: 'z' }), step('b', { close: 'z' }), end)).toEqual([
      'No arrow leads to "b": draw one or remove the step.',
    ]);
  });

  it('has a dead end', () => {
    expect(faults(step('a', { close: 'z', prepare: 'b' }), step('b', {}), end)).toEqual([
      'From "b" no end can be reached: draw an arrow that leads out.',
    ]);
  });

  it('has no end, a lost arrow, a lost start, a double step, an unknown desk', () => {
    expect(faults(step('a', { prepare: 'b' }), step('b', {}))).toEqual(['It has no step of kind "end": add one.']);
    expect(faults(step('a', { close: 'y' }), end)).toEqual([
      '"close" leads to "y", which is no step: name a step of this circuit.',
    ]);
    expect(faults(step('b', { close: 'z' }), end)).toEqual([
      'It starts at "a", which is no step: name a step of this circuit.',
    ]);
    expect(faults(step('a', { close: 'z' }), end, end)).toEqual(['The step "z" is there twice: give each its own id.']);
    expect(faults(step('a', { close: 'z' }, 'triage', 'attic'), end)).toEqual([
      'The desk "attic" is unknown: take one of legal, head_of_legal, approvers, security, secret_officer.',
    ]);
  });
});
