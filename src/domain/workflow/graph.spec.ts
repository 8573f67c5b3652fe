import { describe, expect, it } from '@jest/globals';
import type { Circuit, Step } from './circuit.js';
import { faultsOfCircuit } from './graph.js';

const step = (id: string, kind: Step['kind'], on: Step['on']): Step => ({
  id,
  kind,
  desk: 'legal',
  title: { fr: id, en: id },
  cite: ['policy'],
  on,
});
const circuit = (...steps: Step[]): Circuit => ({
  code: 'test',
  title: { fr: 'essai', en: 'test' },
  validFrom: '2022-01-01',
  validTo: null,
  start: 'triage',
  steps,
});
const sentences = (...steps: Step[]): string[] => faultsOfCircuit(circuit(...steps)).map(({ sentence }) => sentence);
const ended = step('ended', 'end', {});

describe('a circuit', () => {
  it('stands when every step is reached, every way ends, and only a person leads it back', () => {
    const steps = [
      step('triage', 'triage', { classify: 'triage', prepare: 'approval' }),
      step('approval', 'approval', { approve: 'leaving', send_back: 'triage' }),
      step('leaving', 'dispatch', { release: 'ended', send_back: 'triage' }),
      ended,
    ];
    expect(sentences(...steps)).toEqual([]);
  });

  it('names an arrow that leads nowhere and a start that is no step', () => {
    expect(sentences(step('triage', 'triage', { close: 'gone' }), ended)).toEqual([
      '"close" leads to "gone", which is no step',
    ]);
    expect(faultsOfCircuit({ ...circuit(ended), start: 'nowhere' })[0]?.path).toEqual(['start']);
  });

  it('names an unreachable step', () => {
    expect(
      sentences(step('triage', 'triage', { close: 'ended' }), step('lost', 'approval', { approve: 'ended' }), ended),
    ).toEqual(['the step "lost" cannot be reached from "triage"']);
  });

  it('names a dead end', () => {
    const steps = [
      step('triage', 'triage', { prepare: 'approval', close: 'ended' }),
      step('approval', 'approval', {}),
      ended,
    ];
    expect(sentences(...steps)).toEqual(['from "approval" no end can be reached: it is a dead end']);
  });

  it('names a cycle that nobody sent back', () => {
    const steps = [
      step('triage', 'triage', { prepare: 'approval' }),
      step('approval', 'approval', { approve: 'triage', close: 'ended' }),
      ended,
    ];
    expect(sentences(...steps)).toEqual([
      '"triage" comes back to itself without a send_back: break the cycle, or lead it back by send_back',
      '"approval" comes back to itself without a send_back: break the cycle, or lead it back by send_back',
    ]);
  });

  it('lets nothing out of an end, and knows each step by one name', () => {
    expect(sentences(step('triage', 'triage', { close: 'ended' }), step('ended', 'end', { note: 'triage' }))).toContain(
      '"ended" is an end: nothing leads out of it',
    );
    expect(sentences(step('triage', 'triage', { close: 'ended' }), ended, ended)).toEqual([
      'two steps are called "ended": rename one',
    ]);
  });
});
