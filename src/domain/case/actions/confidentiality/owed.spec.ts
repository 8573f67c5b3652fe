import { describe, expect, it } from '@jest/globals';
import {
  approve,
  circumstances,
  classified,
  dpo,
  head,
  id,
  jurist,
  opened,
  otherJurist,
  prepare,
  read,
  refusalOf,
  refuseIt,
  run,
  service,
} from '../../../../../test/support/case-walk.js';
import type { Notice } from '../../../law/vocabulary.js';
import type { Command } from '../../command.js';
import type { Actor } from '../../model/circumstances.js';
import { informedInside, owedNotices } from './owed.js';

type Step = [Command, Actor];
const owing = (notices: Notice[], gag = 'G_FOR'): Step[] => [
  [opened, service],
  [read({ issuerZone: 'THIRD', issuerCountry: 'US', issuerKind: 'court', bases: ['US-SCA-2703'] }), service],
  [classified({ notices, gag: gag as 'G_FOR', circuit: 'refusal', verdict: 'REFUSE', approvers: ['dpo'] }), service],
];
const left: Step[] = [
  [prepare('refuse'), jurist],
  [approve('dpo'), dpo],
  [refuseIt, otherJurist],
];
const record = (notice: Notice, told = true, by: Actor = told ? jurist : head): Step => [
  { type: 'record_notice', notice, told, agreed: false, noteId: id(300) },
  by,
];
const close: Command = { type: 'close', outcome: 'no_data' };
const OWED = 'A notice is still owed: give it, or record why it is not given; the case closes then.';

describe('a notice that is owed', () => {
  it('It holds the closing, of a person and of the service, until it is given or a reason stands for it.', () => {
    const { state } = run(...owing(['N_ANSSI', 'N_CUST']));
    expect(owedNotices(state, circumstances.notices)).toEqual(['N_ANSSI', 'N_CUST']);
    expect(refusalOf(state, close, head)).toBe(OWED);
    const sent = run(...owing(['N_ANSSI', 'N_CUST']), ...left, record('N_ANSSI')).state;
    expect(refusalOf(sent, { type: 'close' }, service)).toBe(OWED);
    const settled = run(...owing(['N_ANSSI', 'N_CUST']), ...left, record('N_ANSSI'), record('N_CUST', false));
    expect(owedNotices(settled.state, circumstances.notices)).toEqual([]);
    expect(run(...owing(['N_ANSSI']), record('N_ANSSI'), [close, head]).state.status).toBe('closed');
  });

  it('It holds the withdrawal of the request too.', () => {
    const withdraw: Command = { type: 'withdraw', noteId: id(302) };
    expect(refusalOf(run(...owing(['N_ANSSI'])).state, withdraw, jurist)).toBe(OWED);
    expect(run(...owing(['N_ANSSI']), record('N_ANSSI'), [withdraw, jurist]).state.status).toBe('closed');
  });

  it('Under an instrument that the law names, it is never given.', () => {
    const told: Command = { type: 'record_notice', notice: 'N_DATASUBJ', told: true, agreed: false, noteId: id(303) };
    const { state } = run(...owing(['N_DATASUBJ']));
    const under = (code: string) => ({ ...state, facts: state.facts && { ...state.facts, bases: [code] } });
    expect(refusalOf(under('EU-EPOC'), told, jurist)).toMatch(/never tells the person/);
    expect(run(...owing(['N_DATASUBJ']), record('N_DATASUBJ')).state.notices).toHaveLength(1);
  });

  it('The head of legal or the data protection officer decides against it, and no jurist does.', () => {
    const { state } = run(...owing(['N_ANSSI']));
    expect(refusalOf(state, ...record('N_ANSSI', false, jurist))).toBe(
      'The head of legal or the data protection officer decides that a notice is not given.',
    );
    for (const by of [head, dpo]) {
      expect(
        owedNotices(run(...owing(['N_ANSSI']), record('N_ANSSI', false, by)).state, circumstances.notices),
      ).toEqual([]);
    }
  });

  it('Silence holds it back, and it is owed when the silence is lifted.', () => {
    const silent = owing(['N_CUST', 'N_ANSSI'], 'G_JUD');
    expect(owedNotices(run(...silent).state, circumstances.notices)).toEqual(['N_ANSSI']);
    const lifted: Step = [{ type: 'set_gag', gag: 'G_NONE', until: null, noteId: id(301) }, jurist];
    expect(owedNotices(run(...silent, lifted).state, circumstances.notices)).toEqual(['N_CUST', 'N_ANSSI']);
  });

  it('The letter to the SISSE gives its notice, once it was sent and not before.', () => {
    const { state } = run(...owing(['N_SISSE']), ...left);
    const preparation = state.left[0];
    if (!preparation) throw new Error('Nothing left.');
    const letter = { id: id(400), kind: 'sisse_notice', language: 'fr', template: 'x' } as never;
    const under = { ...state, left: [{ ...preparation, letters: [letter] }] };
    expect(owedNotices(under, circumstances.notices)).toEqual(['N_SISSE']);
    expect(owedNotices({ ...under, lettersSent: [id(400)] }, circumstances.notices)).toEqual([]);
  });

  it('Management and security are informed by the service; in a secret matter a person informs the officer.', () => {
    expect(owedNotices(run(...owing(['N_EXE', 'N_SEC'])).state, circumstances.notices)).toEqual([]);
    expect(owedNotices(run(...owing(['N_SEC'], 'G_SEC')).state, circumstances.notices)).toEqual(['N_SEC']);
    const { classification } = run(...owing(['N_EXE', 'N_SEC'])).state;
    const informed = informedInside({ classification }, circumstances.notices);
    expect(informed).toEqual(['executive', 'ciso', 'secret_officer']);
  });
});
