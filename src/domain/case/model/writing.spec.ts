import { describe, expect, it } from '@jest/globals';
import {
  circuits,
  circumstances,
  classified,
  disclosure,
  id,
  jurist,
  opened,
  prepare,
  read,
  refusalOf,
  run,
  service,
} from '../../../../test/support/case-walk.js';
import { tableOf } from '../../../../test/support/target-table.js';
import type { Command } from '../command.js';
import { moves } from '../moves.js';
import type { AnswerGiven } from './circumstances.js';

const none: AnswerGiven = { known: false, candidates: 0 };
const doubtful: AnswerGiven = { known: false, candidates: 2 };
const refused = (channel: 'OTHER' | 'DIS' = 'OTHER') =>
  run(
    [opened, service],
    [read({ channel }), service],
    [classified({ verdict: 'REFUSE', circuit: 'refusal', facts: [] }), service],
  ).state;
const refusing = (changed: object): Command => ({ ...prepare('refuse'), ...changed }) as Command;
const disclosing = (changed: object): Command => ({ ...prepare('disclose'), ...changed }) as Command;
const closedBy = (answer: AnswerGiven, command: 'prepare' | 'confirm_address') =>
  moves(refused(), jurist, { ...circumstances, answer }).find((move) => move.command === command)?.closed?.code;

describe('an action whose letter goes to the requester', () => {
  it('is closed, and says why, while no message gives an address', () => {
    expect(closedBy(none, 'prepare')).toBe('no-address');
    expect(refusalOf(refused(), prepare('refuse'), jurist, { answer: none })).toMatch(/gives no address/);
  });

  it('waits for a person to give an address where no message does, and the evidence of it', () => {
    expect(closedBy(none, 'confirm_address')).toBeUndefined();
    expect(closedBy({ known: true, candidates: 0 }, 'prepare')).toBeUndefined();
  });

  it('is closed while the address is in doubt, until a person confirms one', () => {
    expect(closedBy(doubtful, 'prepare')).toBe('address-in-doubt');
    expect(closedBy(doubtful, 'confirm_address')).toBeUndefined();
    expect(closedBy({ known: true, candidates: 2 }, 'prepare')).toBeUndefined();
  });

  it('needs no address where the circuit writes nothing to the requester', () => {
    const silent = { ...circuits.get('refusal'), letters: [] } as never;
    const changed = { circuits: new Map([...circuits, ['refusal', silent]]), answer: none };
    expect(() => refusalOf(refused(), prepare('refuse'), jurist, changed)).toThrow('was accepted');
    expect(refusalOf(refused(), refusing({ attached: 1 }), jurist, changed)).toMatch(/^A forgery is not answered/);
  });
});

describe('what is handed in with a preparation', () => {
  const ready = run(...disclosure).state;

  it('says of a disclosure what is answered for each target', () => {
    expect(refusalOf(ready, disclosing({ disclosure: undefined }), jurist)).toMatch(/^Say for each target/);
    const none = { attached: 0, disclosure: tableOf(2, 0) };
    expect(() => refusalOf(ready, disclosing(none), jurist)).toThrow('was accepted');
  });

  it('answers no target with a refusal', () => {
    expect(refusalOf(refused(), refusing({ disclosure: tableOf(2, 1) }), jurist)).toMatch(/^Only a disclosure/);
  });

  it('holds the form of Annex III where the request came through the decentralised system', () => {
    expect(refusalOf(refused('DIS'), prepare('refuse'), jurist)).toMatch(/form that the regulation prescribes/);
    expect(() => refusalOf(refused('DIS'), refusing({ attached: 1 }), jurist)).toThrow('was accepted');
  });

  it('is looked at again with each preparation', () => {
    expect(refusalOf(refused('DIS'), refusing({ preparationId: id(201) }), jurist)).toMatch(
      /form that the regulation prescribes/,
    );
  });
});
