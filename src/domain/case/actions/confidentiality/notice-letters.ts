/** Letters of notices that silence held back: written by the service when it ends, agreed to by a person, given by another. */
import type { Refusal } from '../../../kernel/result.js';
import { refusal } from '../../../kernel/result.js';
import type { NoticeRules } from '../../../law/notice.js';
import type { Notice } from '../../../law/vocabulary.js';
import type { Actor, Circumstances } from '../../model/circumstances.js';
import type { FollowUp } from '../../model/follow-up.js';
import { samePerson } from '../../model/quorum.js';
import type { CaseState } from '../../model/state.js';

const notApproved = refusal(
  'notice-letter-waits',
  'conflict',
  'La lettre de cet avis attend d’être écrite et approuvée : personne n’est averti avant.',
  'The letter of this notice waits to be written and approved: no one is informed before that.',
);
const approvedIt = refusal(
  'notice-letter-approver',
  'forbidden',
  'La personne qui a approuvé la lettre ne la remet pas : laissez-la à une autre.',
  'The person who approved the letter does not give it: ask another.',
  'SecNumCloud 3.2, 9.3.f',
);

/** Notices whose letters are written when silence ends: those that it held back, and on which no one decided. */
export function heldBackLetters(
  { classification, dueLater = [], notices, facts }: CaseState,
  rules: NoticeRules,
): Notice[] {
  const due = new Set([...(classification?.notices ?? []), ...dueLater]);
  return [...due].filter((notice) => {
    const { silence, letter, never } = rules[notice];
    const isDecided = notices.some((decided) => decided.notice === notice);
    return silence && letter !== undefined && !isDecided && !facts?.bases.some((code) => never.includes(code));
  });
}

/** They wait for their letters; what was written at an earlier end of the silence is written anew. */
export function awaitingLetters(state: CaseState, written: readonly Notice[] = []): Pick<CaseState, 'noticeLetters'> {
  if (written.length === 0) return {};
  const others = (state.noticeLetters ?? []).filter(({ notice }) => !written.includes(notice));
  return { noticeLetters: [...others, ...written.map((notice) => ({ notice, letter: null, approvedBy: null }))] };
}

export const writeLetters = (written: readonly Notice[] = [], { seq }: CaseState): FollowUp[] =>
  written.map((notice) => ({ do: 'write_notice', notice, seq }));

/** Why the person may not say that the notice was given; null where no letter of it was to be approved. */
export function objectionToGiving(
  { noticeLetters = [] }: CaseState,
  given: Notice,
  actor: Actor,
  at: Circumstances,
): Refusal | null {
  const found = noticeLetters.find(({ notice }) => notice === given);
  if (!found) return null;
  if (found.approvedBy === null) return notApproved;
  return actor.kind === 'person' && samePerson(found.approvedBy, actor.id, at) ? approvedIt : null;
}
