/** The named checks as far as reading can tell (workflows/law/checks.yaml): what is not seen in an act read whole fails, else it is unknown. */
import { type CheckName, type Checks, isProtected, protectedFlags, type Span } from '../law/fact.js';
import { fold } from '../law/fold.js';
import type { Place } from '../law/place.js';
import type { CheckResult, InstrumentCode } from '../law/vocabulary.js';
import { denies } from './category.js';
import { certificateChecks } from './certificate.js';
import { either, type Finder } from './finder.js';
import type { Findings } from './findings.js';
import { frameResult } from './frame.js';
import { protectionSaid } from './holder.js';
import { hasLapsed } from './lapse.js';
import type { Lexicon } from './lexicon.js';
import { meetsThreshold, namesOffence, staysBelow } from './offence.js';
import { type Passage, sentenceAround, spanOf } from './passage.js';
import { isGiven, isStated } from './stated.js';

export interface Checked {
  readonly checks: Checks;
  readonly places: Partial<Record<CheckName, readonly Span[]>>;
}

/** Runs the checks over the act; an unreadable document leaves most of them unknown. */
export function checksOf(findings: Findings): Checked {
  const places: Partial<Record<CheckName, readonly Span[]>> = {};
  const see: See = (name, finder, passages, counts = () => true) => {
    const spans = passages.flatMap((passage) => {
      const place = finder.all(passage.folded).find((found) => counts(passage, found, findings.law.lexicon));
      return place ? [spanOf(passage, place)] : [];
    });
    if (spans.length > 0) places[name] = spans.slice(0, 3);
    return spans.length > 0;
  };
  const checks: Checks = {
    ...formChecks(findings, see),
    ...authorisationChecks(findings, see),
    ...partnerChecks(findings, see),
    ...profileChecks(findings, places),
    ...certificateChecks(findings),
  };
  return { checks, places };
}

type See = (
  name: CheckName,
  finder: Finder,
  passages: readonly Passage[],
  counts?: (passage: Passage, place: Place, lexicon: Lexicon) => boolean,
) => boolean;

/** The marking alone, in capitals, on one of the first lines. */
const isStamped = ({ text }: Passage, { concepts }: Lexicon): boolean =>
  text
    .slice(0, 300)
    .split('\n')
    .slice(0, 4)
    .map((line) => line.trim())
    .some((line) => {
      const place = line === line.toUpperCase() ? concepts['secrecy-stamp'].first(fold(line)) : null;
      return place?.start === 0 && place.end === line.length;
    });

/** A sentence that leaves secrets out is no marking. */
function isMeant(passage: Passage, place: Place, lexicon: Lexicon): boolean {
  const { start, end } = sentenceAround(passage, place);
  return !denies(passage.folded.slice(start, end), lexicon);
}

const isWhole = ({ layout }: Findings): boolean => layout.isWhole;

/** Not found in a message that was read in full: it fails. Not found while a part could not be read: unknown. */
function judged(findings: Findings, holds: boolean): CheckResult {
  if (holds) return 'holds';
  return isWhole(findings) ? 'fails' : 'unknown';
}

function actsOf({ layout }: Findings): Passage[] {
  return layout.passages.filter((passage) => passage.role === 'act');
}

function saidIn({ layout }: Findings): Passage[] {
  return layout.passages.filter((passage) => passage.role !== 'quoted');
}

function formChecks(findings: Findings, see: See): Checks {
  const acts = actsOf(findings);
  const { lexicon } = findings.law;
  const { concepts } = lexicon;
  // Withdrawn to be replaced: the new act that comes with it asks.
  const isReplaced =
    acts.some(({ document }) => document) && saidIn(findings).some(({ folded }) => concepts['act-replaced'].in(folded));
  const withdrawn = !isReplaced && see('withdrawal_stated', concepts.withdrawal, saidIn(findings));
  const secret =
    see('secrecy_marking', concepts.secrecy, saidIn(findings), isMeant) || acts.some((act) => isStamped(act, lexicon));
  const signed = see('signatory_named', concepts.signatory, acts, isStated);
  const unsigned = acts.some(({ folded }) => concepts.unsigned.in(folded));
  return {
    withdrawal_stated: withdrawn ? 'holds' : 'fails',
    // The checks of the sender (SPF, DKIM, DMARC, call back) alone establish an origin.
    origin_established: findings.pretends ? 'fails' : 'unknown',
    act_attached: judged(
      findings,
      acts.some((act) => act.document && !isForAnother(act, findings)),
    ),
    signatory_named: signed && !unsigned && isWhole(findings) ? 'holds' : 'unknown',
    case_reference_given: judged(findings, findings.isReferenced),
    targets_identified: targetsResult(findings),
    language_accepted: languageResult(findings),
    // A foreign marking is no French secret: the rows of third countries decide.
    secrecy_marking: findings.zone === 'FR' ? judged(findings, secret) : 'fails',
    offence_meets_threshold: isWhole(findings) ? offenceResult(acts, findings) : 'unknown',
  };
}

/** An act addressed to another company is no act for the operator (Policy addressee). */
function isForAnother({ folded }: Passage, { law, relayedBy }: Findings): boolean {
  const name = fold(law.operator.operator.name).split(' ')[0] ?? '';
  return relayedBy === 'NONE' && law.lexicon.concepts['for-another-company'].in(folded) && !folded.includes(name);
}
function offenceResult(acts: readonly Passage[], { bases, law: { lexicon } }: Findings): CheckResult {
  if (acts.some((act) => meetsThreshold(act.folded, lexicon))) return 'holds';
  if (acts.some((act) => staysBelow(act.folded, lexicon))) return 'fails';
  const mustName = bases.some((code) => requisitions.has(code));
  return mustName && !acts.some((act) => namesOffence(act.folded, lexicon)) ? 'fails' : 'unknown';
}

/** The frames of one requisition, for which CPP 60-1-2 asks what the inquiry is about. */
const requisitions: ReadonlySet<InstrumentCode> = new Set([
  'CPP-60-1',
  'CPP-60-2',
  'CPP-77-1-1',
  'CPP-77-1-2',
  'CPP-99-3',
  'CPP-99-4',
]);

/** One that may be joined or cut wrongly is confirmed by a person. */
function targetsResult({ layout, targets }: Findings): CheckResult {
  if (targets.length === 0) return layout.isWhole ? 'fails' : 'unknown';
  return targets.some(({ doubtful }) => doubtful) ? 'unknown' : 'holds';
}

function languageResult({ language, law }: Findings): CheckResult {
  if (language === 'und') return 'unknown';
  return law.operator.operator.languages.includes(language) ? 'holds' : 'fails';
}

function authorisationChecks(findings: Findings, see: See): Checks {
  const acts = actsOf(findings);
  const { lexicon } = findings.law;
  const { concepts } = lexicon;
  const order = concepts['judge-order'];
  // An order names its judge or is the judge's own; only a document that is itself the order counts as attached.
  const attached = acts.some(
    ({ document, folded }) =>
      document && concepts['judge-decides'].in(folded) && either(order, concepts['judge-own-order']).in(folded),
  );
  const referred = see('judge_order_attached', order, acts, isGiven);
  const dated = acts.some(
    (act) =>
      order.all(act.folded).some((place) => isGiven(act, place, lexicon)) && concepts['order-date'].in(act.folded),
  );
  const given = (name: CheckName, finder: Finder): CheckResult => judged(findings, see(name, finder, acts, isGiven));
  return {
    prosecutor_authorisation: given('prosecutor_authorisation', concepts['prosecutor-authorisation']),
    controller_authorisation: given('controller_authorisation', concepts['controller-authorisation']),
    authority_habilitated: given('authority_habilitated', habilitationFor(findings)),
    frame_agrees: isWhole(findings) ? frameResult(acts, findings.bases, lexicon) : 'unknown',
    rogatory_commission: given('rogatory_commission', concepts['rogatory-commission']),
    judge_order_attached: orderResult(findings, attached || dated, referred),
    union_power_cited: judged(findings, see('union_power_cited', concepts['union-power'], acts, isStated)),
    within_article_scope: scopeResult(findings),
  };
}

/**
 * For papers the customs code asks for a grade; for connection data it asks for a habilitation (code des douanes, 65 and
 * 65 quinquies). Whom an independent authority sends, it has empowered (CMF L621-9-1; loi 78-17, art. 19; C. com. L450-1).
 */
function habilitationFor({ bases, law: { lexicon } }: Findings): Finder {
  const { empowerment, ...others } = lexicon.concepts;
  if (bases.length === 0) return empowerment;
  if (bases.every((code) => ofIndependent.has(code))) return either(empowerment, others['mission-order']);
  return bases.every((code) => code === 'DOU-65') ? either(empowerment, others['customs-grade']) : empowerment;
}

const ofIndependent: ReadonlySet<InstrumentCode> = new Set(['CMF-L621-10', 'CMF-L621-10-2', 'LIL-19', 'CCOM-L450-3']);

/** Attached, or mentioned with its number or day (check judge_order_attached); one that is only alluded to is asked for. */
function orderResult(findings: Findings, given: boolean, referred: boolean): CheckResult {
  if (referred && hasLapsed(actsOf(findings), findings.law.lexicon)) return 'fails';
  if (given) return 'holds';
  return referred ? 'unknown' : judged(findings, false);
}

/** Whether each category asked is covered by a text the act cites (check within_article_scope). */
function scopeResult({ bases, categories, law, layout }: Findings): CheckResult {
  if (bases.length === 0 || categories.length === 0 || !layout.isWhole) return 'unknown';
  const covered = law.instruments.filter(({ code }) => bases.includes(code)).flatMap(({ covers }) => covers);
  return categories.every((category) => covered.includes(category)) ? 'holds' : 'fails';
}

function partnerChecks(findings: Findings, see: See): Checks {
  const { concepts } = findings.law.lexicon;
  const covers = findings.relayedBy === 'NONE' ? [] : saidIn(findings);
  return {
    asks_to_alter_service: see('asks_to_alter_service', concepts['service-change'], actsOf(findings))
      ? 'holds'
      : 'fails',
    already_disclosed: see('already_disclosed', concepts.disclosed, covers, isDone) ? 'holds' : 'fails',
  };
}

/** Characters before a place in which a word may deny it. */
const LEAD = 20;

/** What was not done, or is yet to be, is no disclosure. */
function isDone(passage: Passage, place: Place, { concepts }: Lexicon): boolean {
  const { start } = sentenceAround(passage, place);
  return !concepts['not-done'].in(passage.folded.slice(Math.max(start, place.start - LEAD), place.end));
}

/** What the operator's profile says of itself and of the tenants concerned. */
function profileChecks(
  { law, layout, targets, country }: Findings,
  places: Partial<Record<CheckName, readonly Span[]>>,
): Checks {
  const { operator } = law;
  const tenants = operator.tenants.filter((tenant) => targets.some((target) => target.tenant === tenant.id));
  const known = tenants.filter(({ flags }) => flags !== null).map(({ id }) => id);
  const allKnown = targets.length > 0 && targets.every(({ tenant }) => tenant !== null && known.includes(tenant));
  const flagged = (flags: readonly string[]): CheckResult => {
    const some = tenants.some((one) => one.country === country && one.flags?.some((flag) => flags.includes(flag)));
    if (some) return 'holds';
    return allKnown ? 'fails' : 'unknown';
  };
  const flaggedTenants = tenants.filter(({ flags }) => flags && isProtected(flags)).map(({ id }) => id);
  const inDirectory = targets.filter(({ tenant }) => tenant !== null && flaggedTenants.includes(tenant));
  const protection = [...protectionSaid(layout.passages, law.lexicon), ...inDirectory.map(({ span }) => span)];
  if (protection.length > 0) places.target_not_protected = protection.slice(0, 3);
  const isPublic = allKnown && tenants.every(({ flags }) => flags?.includes('public_content'));
  return {
    electronic_communications_operator: operator.operator.electronicCommunicationsOperator ? 'holds' : 'fails',
    content_is_public: isPublic ? 'holds' : 'unknown',
    public_tenant_in_issuing_state: flagged(['public_authority']),
    privileged_tenant_in_issuing_state: flagged(protectedFlags),
    // An account that the directory does not know, or of which it says nothing, may be anyone's.
    target_not_protected: protection.length > 0 ? 'fails' : allKnown ? 'holds' : 'unknown',
  };
}
