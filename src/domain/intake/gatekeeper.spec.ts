import { describe, expect, it } from '@jest/globals';
import { body, from, headers, message, unread } from '../../../test/support/message.js';
import type { CaseId } from '../kernel/brand.js';
import { askingElements, entered, gate, type KnownCases, referenceKey, type Signals } from './gatekeeper.js';

const first = 'case-1' as CaseId;
const host = 'gendarmerie.interieur.gouv.fr';
const nothingKnown: KnownCases = { byMessageId: new Map(), byReference: new Map() };
const known: KnownCases = {
  byMessageId: new Map([['<ours@nuage-souverain.example>', first]]),
  byReference: new Map([[referenceKey('01872/04417/2026', host), first]]),
};
const quiet: Signals = {
  fromAuthority: false,
  carriesAct: false,
  elements: [],
  hasOtherPurpose: false,
  isBrief: true,
  touchesRequests: false,
  isBusinessPaper: false,
  caseReference: null,
  senderHost: host,
};

describe('the gate', () => {
  it('hands what could not be read to a person', () => {
    expect(gate({ readable: false, reason: 'memory' }, null, nothingKnown)).toMatchObject({ kind: 'unreadable' });
  });

  it('opens a case for what nothing proves to be no request', () => {
    expect(gate(message([body('Bonjour')]), quiet, nothingKnown)).toMatchObject({
      kind: 'new_case',
      reason: 'not_sorted',
    });
  });

  it('keeps an automatic reply out, and tells the case it speaks of', () => {
    const reply = message([body('Absent')], {
      autoSubmitted: 'auto-replied',
      returnPath: '',
      references: ['<ours@nuage-souverain.example>'],
    });
    const signals = { ...quiet, fromAuthority: true };
    expect(gate(reply, signals, known)).toMatchObject({
      kind: 'not_a_request',
      reason: 'automatic_reply',
      about: first,
    });
  });

  it('takes an automatic reply that carries an act for a case', () => {
    const reply = message([body('Voir pièce'), unread()], { autoSubmitted: 'auto-replied', returnPath: '' });
    expect(gate(reply, { ...quiet, carriesAct: true }, nothingKnown)).toMatchObject({ kind: 'new_case' });
  });

  it('tells a bounce by its report, and the case by the message that came back', () => {
    const returned = { path: '3', headers: headers({ messageId: '<ours@nuage-souverain.example>' }) };
    const bounce = message(
      [body('User unknown')],
      {
        ...from('mailer-daemon@mx.example'),
        returnPath: '',
        contentType: 'multipart/report',
        reportType: 'delivery-status',
      },
      [returned],
    );
    expect(gate(bounce, quiet, known)).toMatchObject({ kind: 'not_a_request', reason: 'bounce', about: first });
  });

  it('tells a bounce that is no report by its mail system, no address to answer to, and its subject', () => {
    const returned = (change: object) =>
      gate(
        message([body('550 User unknown')], {
          ...from('mailer-daemon@mx.example'),
          subject: 'Undelivered Mail Returned to Sender',
          ...change,
        }),
        quiet,
        nothingKnown,
      );
    expect(returned({ returnPath: '' })).toMatchObject({ kind: 'not_a_request', reason: 'bounce' });
    expect(returned({ returnPath: 'someone@court.example' })).toMatchObject({ kind: 'new_case' });
    expect(returned({ returnPath: '', subject: 'Requisition' })).toMatchObject({ kind: 'new_case' });
  });

  it('keeps a mailing list out unless an authority writes or an act is carried', () => {
    const letter = message([body('60-1, EPOC, FISA 702')], {
      list: ['list-id', 'list-unsubscribe'],
      precedence: 'bulk',
    });
    const spoken = { ...quiet, elements: ['relies_on_law' as const] };
    expect(gate(letter, spoken, nothingKnown)).toMatchObject({ kind: 'not_a_request', reason: 'mailing_list' });
    expect(gate(letter, { ...spoken, fromAuthority: true }, nothingKnown)).toMatchObject({ kind: 'new_case' });
    expect(gate(letter, { ...spoken, carriesAct: true }, nothingKnown)).toMatchObject({ kind: 'new_case' });
  });

  it('keeps an invoice out only when it stands on no law', () => {
    const invoice = { ...quiet, isBusinessPaper: true };
    expect(gate(message([body('Facture')]), invoice, nothingKnown)).toMatchObject({ reason: 'business_paper' });
    expect(gate(message([body('Facture')]), { ...invoice, elements: ['relies_on_law'] }, nothingKnown)).toMatchObject({
      kind: 'new_case',
    });
  });

  it('keeps out what shows no element of a request, unless too little is said', () => {
    const silent = { ...quiet, isBrief: false };
    expect(gate(message([body('…')]), silent, nothingKnown)).toMatchObject({ reason: 'asks_nothing' });
    expect(gate(message([body('…')]), quiet, nothingKnown)).toMatchObject({ kind: 'new_case' });
    for (const element of askingElements.filter((one) => one !== 'names_target' && one !== 'asks_for_papers')) {
      expect(gate(message([body('…')]), { ...silent, elements: [element] }, nothingKnown)).toMatchObject({
        kind: 'new_case',
      });
    }
  });

  it('keeps an authority out only when it says that it wants something else, and asks nothing', () => {
    const authority = { ...quiet, isBrief: false, fromAuthority: true };
    const thanks = { ...authority, hasOtherPurpose: true };
    expect(gate(message([body('…')]), authority, nothingKnown)).toMatchObject({ kind: 'new_case' });
    expect(gate(message([body('…')]), thanks, nothingKnown)).toMatchObject({ reason: 'asks_nothing' });
    expect(gate(message([body('…')]), { ...thanks, elements: ['asks_for_data'] }, nothingKnown)).toMatchObject({
      kind: 'new_case',
    });
  });

  it('joins thanks to the case they answer', () => {
    const thanks = message([body('Merci')], { inReplyTo: ['<ours@nuage-souverain.example>'] });
    const signals = { ...quiet, fromAuthority: true, hasOtherPurpose: true };
    expect(gate(thanks, signals, known)).toMatchObject({ kind: 'joins', caseId: first });
  });

  it('joins an answer to its case', () => {
    const answer = message([body('Merci')], { inReplyTo: ['<ours@nuage-souverain.example>'] });
    expect(gate(answer, quiet, known)).toMatchObject({ kind: 'joins', caseId: first, reason: 'answers_our_message' });
  });

  it('gives a new act slipped into an old thread a case of its own', () => {
    const answer = message([body('Nouvelle réquisition'), unread()], { inReplyTo: ['<ours@nuage-souverain.example>'] });
    const signals = { ...quiet, carriesAct: true, caseReference: '02146/01203/2026' };
    expect(gate(answer, signals, known)).toMatchObject({ kind: 'new_case' });
  });

  it('joins by reference from the same office only', () => {
    const reminder = message([body('Relance')]);
    const signals = { ...quiet, caseReference: '01872 04417 2026' };
    expect(gate(reminder, signals, known)).toMatchObject({ kind: 'joins', reason: 'same_reference' });
    expect(gate(reminder, { ...signals, senderHost: 'elsewhere.example' }, known)).toMatchObject({ kind: 'new_case' });
  });

  it('gives what a person enters a case of its own, but the file of a mail joins its thread', () => {
    const answer = gate(message([body('Merci')], { inReplyTo: ['<ours@nuage-souverain.example>'] }), quiet, known);
    expect(entered(answer, false)).toMatchObject({ kind: 'new_case', reason: 'entered' });
    expect(entered(answer, true)).toMatchObject({ kind: 'joins', caseId: first });
    const nothing = gate(message([body('…')]), { ...quiet, fromAuthority: true, hasOtherPurpose: true }, nothingKnown);
    expect(nothing.kind).toBe('not_a_request');
    expect(entered(nothing, true)).toMatchObject({ kind: 'new_case', reason: 'entered' });
  });
});
