/** Checks that text read by OCR, hidden text, or one of two versions of a message may not decide. */
import type { Mark, Part, ReadMessage } from '../intake/message.js';
import type { CheckName, Checks } from '../law/fact.js';

/** The checks that an admission may rest on and that only the words of the act can settle. */
const told: readonly CheckName[] = [
  'signatory_named',
  'case_reference_given',
  'targets_identified',
  'within_article_scope',
  'prosecutor_authorisation',
  'frame_agrees',
  'rogatory_commission',
  'judge_order_attached',
  'offence_meets_threshold',
  'authority_habilitated',
  'controller_authorisation',
  'union_power_cited',
  'certificate_complete',
  'judge_validation',
  'enforcing_authority_notified',
  'enforcement_cleared',
  'processor_addressing_justified',
  'destination_agrees',
  'asks_now',
];

/** Protective checks: that they are not seen in doubtful text does not mean that they fail. */
const protecting: readonly CheckName[] = [
  'secrecy_marking',
  'withdrawal_stated',
  'asks_to_alter_service',
  'already_disclosed',
  'public_tenant_in_issuing_state',
  'privileged_tenant_in_issuing_state',
];

/** Protections that were not seen; that no target is protected says the same the other way round. */
function unseenIn(checks: Checks): CheckName[] {
  const unseen = protecting.filter((name) => checks[name] === 'fails');
  return checks.target_not_protected === 'holds' ? [...unseen, 'target_not_protected'] : unseen;
}

/** Read from a picture, hidden on the page, or present in only one of the text and HTML versions of a message. */
const doubtful: readonly Mark[] = ['read_by_ocr', 'text_not_shown', 'alternatives_differ'];

/** True for a part whose words are a guess: an identifier that stands there alone is doubtful. */
export function isGuessed({ marks }: Pick<Part, 'marks'>): boolean {
  return marks.some((mark) => doubtful.includes(mark));
}

/**
 * The checks a person must confirm on the page itself are unknown when any part of the message is so read, and when its
 * texts were too long to be read at all.
 */
export function unlessGuessed(checks: Checks, { parts, stopped }: Pick<ReadMessage, 'parts' | 'stopped'>): Checks {
  if (stopped !== 'too_long' && !parts.some(isGuessed)) return checks;
  return { ...checks, ...unknown([...told, ...unseenIn(checks)]) };
}

/** A message with instructions to a machine is suspect: checks in its favour wait for a person, checks against it count. */
export function unlessInstructed(checks: Checks, isInstructed: boolean): Checks {
  if (!isInstructed) return checks;
  const favourable = told.filter((name) => checks[name] === 'holds');
  return { ...checks, ...unknown([...favourable, ...unseenIn(checks)]) };
}

const unknown = (names: readonly CheckName[]): Checks =>
  Object.fromEntries(names.map((name) => [name, 'unknown'] as const));
