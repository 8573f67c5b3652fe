import { describe, expect, it } from '@jest/globals';
import { noticeRules } from '../../../../test/support/notice-rules.js';
import { requisition } from '../../../../test/support/requisition.js';
import { checkedMailbox } from '../../kernel/mailbox.js';
import { absent, type CaseState } from '../model/state.js';
import { mayAcknowledge, mayTellTheClosing, type Sender } from './acknowledgement.js';

const law = { letters: ['acknowledgement', 'answer'], notices: noticeRules } as const;
const sender: Sender = { mailbox: checkedMailbox('opj@police.example'), attested: true, automatic: false };
const classification: NonNullable<CaseState['classification']> = {
  row: 'F01',
  rule: 'F01',
  verdict: 'ADMIT',
  grounds: [],
  notices: [],
  clocks: [],
  gag: 'G_JUD',
  circuit: 'french_judicial',
  approvers: ['jurist'],
  letterBlocks: [],
  failing: [],
  unknown: [],
  facts: [],
  law: 'a'.repeat(64),
  step: 'confirm',
};
const facts = { ...requisition, checks: { origin_established: 'unknown' } } as const;
const request: CaseState = {
  ...absent,
  status: 'open',
  readable: true,
  circuit: 'french_judicial',
  step: 'confirm',
  facts,
  classification,
};

describe('an automatic acknowledgement', () => {
  it('goes to a proved sender of a request that was read', () => {
    expect(mayAcknowledge(request, sender, law)).toBe(true);
  });

  const silent: [string, CaseState, Sender][] = [
    ['an address in doubt', request, { ...sender, mailbox: null }],
    ['a sender whose origin nothing proves', request, { ...sender, attested: false }],
    ['a list or an automatic reply', request, { ...sender, automatic: true }],
    ['what cannot be read', { ...request, readable: false }, sender],
    ['what is not classified', { ...request, classification: null }, sender],
    ['what is closed', { ...request, status: 'closed' }, sender],
    ['what is no request', { ...request, classification: { ...classification, verdict: 'NOT_A_REQUEST' } }, sender],
    ['the secret', { ...request, classification: { ...classification, verdict: 'SECRET_CELL' } }, sender],
    ['what defence secrecy covers', { ...request, classification: { ...classification, gag: 'G_SEC' } }, sender],
    [
      'what the security officer must see first',
      { ...request, classification: { ...classification, notices: ['N_SEC'] } },
      sender,
    ],
    [
      'a sender whose origin is contradicted',
      { ...request, facts: { ...facts, checks: { origin_established: 'fails' } } },
      sender,
    ],
  ];
  it('never goes where the circuit writes nothing to the requester: quarantine, a forger, the secret', () => {
    expect(mayAcknowledge(request, sender, { ...law, letters: [] })).toBe(false);
    expect(mayAcknowledge(request, sender, { ...law, letters: ['sisse_notice'] })).toBe(false);
  });

  it.each(silent)('never goes to %s', (_what, state, to) => {
    expect(mayAcknowledge(state, to, law)).toBe(false);
  });

  it.each(silent)(
    'that may have been sent goes again only to the sender of the closed request: not to %s',
    (what, state, to) => {
      expect(mayAcknowledge(state, to, law, true)).toBe(what === 'what is closed');
    },
  );
});

describe('the receipt of the closing', () => {
  const acknowledged: CaseState = { ...request, status: 'closed', lettersSent: ['acknowledgement-1'] };
  const mayTell = (state: CaseState, to = sender) => mayTellTheClosing(state, to, law, 'acknowledgement-1');

  it('goes to whom was acknowledged, once the case is closed', () => {
    expect(mayTell(acknowledged)).toBe(true);
  });

  it.each([
    ['before the close', { ...acknowledged, status: 'open' }],
    ['where no acknowledgement went', { ...acknowledged, lettersSent: [] }],
    ['where another letter went', { ...acknowledged, lettersSent: ['answer-1'] }],
    ['where the case became secret', { ...acknowledged, classification: { ...classification, gag: 'G_SEC' } }],
    [
      'where it proved no request',
      { ...acknowledged, classification: { ...classification, verdict: 'NOT_A_REQUEST' } },
    ],
    ['where it proved forged', { ...acknowledged, facts: { ...facts, checks: { origin_established: 'fails' } } }],
    ['where nothing is judged any more', { ...acknowledged, classification: null }],
  ] as [string, CaseState][])('never leaves %s', (_when, state) => {
    expect(mayTell(state)).toBe(false);
  });

  it('never leaves a circuit that writes nothing to the requester', () => {
    expect(mayTellTheClosing(acknowledged, sender, { ...law, letters: [] }, 'acknowledgement-1')).toBe(false);
  });
});
