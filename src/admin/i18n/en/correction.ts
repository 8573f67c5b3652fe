import type { Words } from '../fr/words.js';

export const correction: Words['correction'] = {
  title: 'Proposed correction',
  waits: 'It would weaken the classification: the facts in force do not change until a second person confirms it.',
  by: (names) => `Proposed by ${names}`,
  from: 'Now',
  to: 'Proposed',
  change: (name, before, after) => `${name}: ${before}, would become ${after}`,
  why: 'Why a second person',
  becomes: 'The classification would become',
  approvers: (roles) => `Consents: ${roles}`,
  noApprovers: 'No consent asked',
  second: (roles) => `Decides: another person, ${roles}.`,
  confirm: 'Confirm the correction',
  refuse: 'Refuse',
  withdraw: 'Withdraw my proposal',
  confirmed: 'Correction confirmed: the rules are asked again.',
  refused: 'Correction refused.',
  withdrawn: 'Proposal withdrawn.',
  refuseTitle: 'Refuse the correction',
  refuseReason: 'Reason for the refusal',
  first: 'First classification',
  firstLine: (verdict, rule, zone, day) => `${verdict} · ${rule} · ${zone} · ${day}`,
  raised: 'Strictest requirements of the case',
  raisedText: 'A weaker classification does not lower them.',
  inherited: (n) =>
    n === 1
      ? 'Another case about the same act or the same targets requires them.'
      : `${n} other cases about the same act or the same targets require them.`,
  otherCase: 'Open the other case',
  loweringAsked: (name, why) => `${name} asks to lower them: ${why}.`,
  mailbox: 'Address of the answer',
  mailboxOpen: (zone) => `It stands in the zone: ${zone}.`,
  mailboxEstablished: (zone) => `${zone}; established by two persons.`,
  mailboxClosed: (zone) => `${zone}: no data go there without evidence that a second person confirmed.`,
  evidenceIntro: 'The origin was unknown: record the evidence for the one you enter.',
};
