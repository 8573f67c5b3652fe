/** The named checks as far as reading can tell (workflows/law/checks.yaml): what is not seen in an act read whole fails, else it is unknown. */
import type { CheckName, Checks, Span } from '../law/fact.js';
import { fold } from '../law/fold.js';
import type { Place } from '../law/place.js';
import type { CheckResult, InstrumentCode } from '../law/vocabulary.js';
import { denies } from './category.js';
import { certificateChecks } from './certificate.js';
import { authorisationWords, orderWords, partnerWords, plainWords } from './check-words.js';
import { either, type Finder, words } from './finder.js';
import type { Findings } from './findings.js';
import { frameResult } from './frame.js';
import { hasLapsed } from './lapse.js';
import { meetsThreshold, namesOffence, staysBelow } from './offence.js';
import { type Passage, sentenceAround, spanOf } from './passage.js';
import { isGiven, isStated } from './stated.js';

export interface Checked {
  readonly checks: Checks;
  readonly places: Partial<Record<CheckName, readonly Span[]>>;
}

/** Runs the checks over the act; a document nobody could read leaves most of them unknown. */
export function checksOf(findings: Findings): Checked {
  const places: Partial<Record<CheckName, readonly Span[]>> = {};
  const see: See = (name, finder, passages, counts = () => true) => {
    const spans = passages.flatMap((passage) => {
      const place = finder.all(passage.folded).find((found) => counts(passage, found));
      return place ? [spanOf(passage, place)] : [];
    });
    if (spans.length > 0) places[name] = spans.slice(0, 3);
    return spans.length > 0;
  };
  const checks: Checks = {
    ...formChecks(findings, see),
    ...authorisationChecks(findings, see),
    ...partnerChecks(findings, see),
    ...profileChecks(findings),
    ...certificateChecks(findings),
  };
  return { checks, places };
}

type See = (
  name: CheckName,
  finder: Finder,
  passages: readonly Passage[],
  counts?: (passage: Passage, place: Place) => boolean,
) => boolean;

/** The marking alone on one of the first lines. */
const isStamped = ({ text }: Passage): boolean =>
  text
    .slice(0, 300)
    .split('\n')
    .slice(0, 4)
    .some((line) => /^\s*(?:TR[ÈE]S )?SECRET(?: D[ÉE]FENSE)?\s*$/.test(line));

/** A sentence that leaves secrets out is no marking. */
function isMeant(passage: Passage, place: Place): boolean {
  const { start, end } = sentenceAround(passage, place);
  return !denies(passage.folded.slice(start, end));
}

const isWhole = ({ layout }: Findings): boolean => layout.isWhole;

/** Not seen in what was read whole is a failure; not seen beside something unread is not known. */
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
  const withdrawn = see('withdrawal_stated', plainWords.withdrawal, saidIn(findings));
  const secret = see('secrecy_marking', plainWords.secrecy, saidIn(findings), isMeant) || acts.some(isStamped);
  const signed = see('signatory_named', plainWords.signatory, acts, isStated);
  const unsigned = acts.some(({ folded }) => plainWords.unsigned.in(folded));
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
    offence_meets_threshold: isWhole(findings) ? offenceResult(acts, findings.bases) : 'unknown',
  };
}

/** An act made out to a company that is not the operator is no act for it (Policy addressee). */
function isForAnother({ folded }: Passage, { law, relayedBy }: Findings): boolean {
  const name = fold(law.operator.operator.name).split(' ')[0] ?? '';
  return relayedBy === 'NONE' && madeOut.in(folded) && !folded.includes(name);
}
const madeOut = words(
  'requ(?:erons|iert|iers|iers donc)(?: (?:par la presente|en consequence))? (?:monsieur le |madame la |le |la )?(?:representant legal|president|direct\\p{L}+|gerante?)?(?: de)? ?(?:la|l.) ?(?:societe|entreprise|sas|sarl|sa|association)[^;]{0,60}(?:siren|siret|rcs|dont le siege|sise|ayant son siege)',
);

function offenceResult(acts: readonly Passage[], bases: readonly InstrumentCode[]): CheckResult {
  if (acts.some((act) => meetsThreshold(act.folded))) return 'holds';
  if (acts.some((act) => staysBelow(act.folded))) return 'fails';
  const mustName = bases.some((code) => requisitions.has(code));
  return mustName && !acts.some((act) => namesOffence(act.folded)) ? 'fails' : 'unknown';
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
  const attached = acts.some(
    (act) =>
      act.document &&
      orderWords.decides.in(act.folded) &&
      (orderWords.named.in(act.folded) || orderWords.own.in(act.folded)),
  );
  const referred = see('judge_order_attached', orderWords.named, acts, isGiven);
  const dated = acts.some(
    (act) => orderWords.named.all(act.folded).some((place) => isGiven(act, place)) && orderWords.dated.in(act.folded),
  );
  return {
    prosecutor_authorisation: judged(
      findings,
      see('prosecutor_authorisation', authorisationWords.prosecutor, acts, isGiven),
    ),
    controller_authorisation: judged(
      findings,
      see('controller_authorisation', authorisationWords.controller, acts, isGiven),
    ),
    authority_habilitated: judged(findings, see('authority_habilitated', habilitationFor(findings), acts, isGiven)),
    frame_agrees: isWhole(findings) ? frameResult(acts, findings.bases) : 'unknown',
    rogatory_commission: judged(findings, see('rogatory_commission', authorisationWords.rogatory, acts, isGiven)),
    judge_order_attached: orderResult(findings, attached || dated, referred),
    union_power_cited: judged(findings, see('union_power_cited', authorisationWords.unionPower, acts, isStated)),
    within_article_scope: scopeResult(findings),
  };
}

/** For papers the customs code asks for a grade; for connection data it asks for a habilitation (code des douanes, 65 and 65 quinquies). */
function habilitationFor({ bases }: Findings): Finder {
  if (bases.length > 0 && bases.every((code) => ofIndependent.has(code)))
    return either(authorisationWords.habilitated, authorisationWords.sent);
  const papersOnly = bases.length > 0 && bases.every((code) => code === 'DOU-65');
  return papersOnly
    ? either(authorisationWords.habilitated, authorisationWords.customsGrade)
    : authorisationWords.habilitated;
}

const ofIndependent: ReadonlySet<InstrumentCode> = new Set(['CMF-L621-10', 'CMF-L621-10-2', 'LIL-19', 'CCOM-L450-3']);

/** Attached, or mentioned with its number or day (check judge_order_attached); one that is only alluded to is asked for. */
function orderResult(findings: Findings, given: boolean, referred: boolean): CheckResult {
  if (referred && hasLapsed(actsOf(findings))) return 'fails';
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
  const said = saidIn(findings);
  const covers = findings.relayedBy === 'NONE' ? [] : said;
  return {
    asks_to_alter_service: see('asks_to_alter_service', partnerWords.alter, actsOf(findings)) ? 'holds' : 'fails',
    already_disclosed: see('already_disclosed', partnerWords.disclosed, covers, isDone) ? 'holds' : 'fails',
  };
}

/** Characters before a place in which a word may deny it. */
const LEAD = 20;

/** What was not done, or is yet to be, is no disclosure. */
function isDone(passage: Passage, place: Place): boolean {
  const { start } = sentenceAround(passage, place);
  return !partnerWords.undone.in(passage.folded.slice(Math.max(start, place.start - LEAD), place.end));
}

/** What the operator's profile says of itself and of the tenants concerned. */
function profileChecks({ law, targets, country }: Findings): Checks {
  const { operator } = law;
  const tenants = operator.tenants.filter((tenant) => targets.some((target) => target.tenant === tenant.id));
  const allKnown = targets.length > 0 && targets.every((target) => target.tenant !== null);
  const flagged = (flags: readonly string[]): CheckResult => {
    const some = tenants.some(
      (tenant) => tenant.country === country && tenant.flags.some((flag) => flags.includes(flag)),
    );
    if (some) return 'holds';
    return allKnown ? 'fails' : 'unknown';
  };
  const isPublic = tenants.length > 0 && tenants.every((tenant) => tenant.flags.includes('public_content'));
  return {
    electronic_communications_operator: operator.operator.electronicCommunicationsOperator ? 'holds' : 'fails',
    content_is_public: isPublic ? 'holds' : 'unknown',
    public_tenant_in_issuing_state: flagged(['public_authority']),
    privileged_tenant_in_issuing_state: flagged(['lawyer', 'press']),
  };
}
