/** One page a family of rules: each rule in words, with its cases as examples. */
import type { Consequence, Rule, Section } from '../../domain/classification/rule.js';
import type { Need, ReadyRule } from '../../domain/classification/rule-book.js';
import type { LaterStart } from '../../domain/law/clock.js';
import { startWords } from '../../domain/law/deadline-words.js';
import type { Case } from '../files/case-file.js';
import { anchorOf, type Block, facts, heading, joined, type Line, list, type Page, text } from './page.js';
import type { Scribe } from './scribe.js';

const EXAMPLES = 3;

/** The page of one section, rules in the order in which they are read. */
export function rulePage(section: Section, cases: readonly Case[], scribe: Scribe): Page {
  const ready = scribe.law.rules.filter(({ section: of }) => of === section.code);
  const contents = ready.map(({ rule }): Line => [scribe.rule(rule.id), ` ${scribe.say(rule.title)}`]);
  return {
    slug: section.code,
    language: scribe.language,
    title: scribe.say(section.title),
    blocks: [list(contents), ...ready.flatMap((one) => ruleBlocks(one, cases, scribe))],
  };
}

function ruleBlocks(ready: ReadyRule, cases: readonly Case[], scribe: Scribe): Block[] {
  const { rule } = ready;
  const situations = scribe.situations(rule.match);
  return [
    heading(2, anchorOf(rule.id), `${rule.id} · ${scribe.say(rule.title)}`),
    ...(rule.why ? [text(scribe.say(rule.why))] : []),
    facts([
      [scribe.label(situations.length > 1 ? 'oneOf' : 'appliesWhen'), situations],
      [scribe.label('verdict'), [[scribe.word('verdict', rule.verdict)]]],
      [scribe.label('grounds'), rule.grounds.map((ground): Line => [scribe.word('ground', ground)])],
      [scribe.label('requires'), requirements(ready, scribe)],
      [scribe.label('articles'), [scribe.cites(rule.legal)]],
      [scribe.label('clockLabel'), clocks(rule, scribe)],
      [scribe.label('laterClocks'), laterClocks(rule, scribe)],
      [scribe.label('notices'), notices(rule, scribe)],
      [scribe.label('noSisse'), rule.noSisse ? [[scribe.say(rule.noSisse)]] : []],
      [scribe.label('gag'), [[scribe.word('gag', rule.gag)]]],
      [scribe.label('redirect'), rule.route.redirect ? [[scribe.word('redirect', rule.route.redirect)]] : []],
      [scribe.label('letter'), letter(rule)],
      [scribe.label('circuit'), [[scribe.circuit(rule.circuit)]]],
      [scribe.label('approvers'), approvers(rule.approval.roles, scribe)],
      [scribe.label('decisions'), decisions(ready, scribe)],
      [scribe.label('unanswered'), unanswered(rule, scribe)],
      [scribe.label('counsel'), questions(rule, scribe)],
      [scribe.label('examples'), examples(rule, cases, scribe)],
      [scribe.label('force'), [[inForce(rule, scribe)]]],
    ]),
  ];
}

const approvers = (roles: readonly string[], scribe: Scribe): Line[] =>
  roles.length === 0 ? [] : [[roles.map((role) => scribe.name('role', role)).join(', ')]];

/** Every check with what it is asked for and what follows when the rule says otherwise than the check. */
function requirements({ rule, needs }: ReadyRule, scribe: Scribe): Line[] {
  const own = rule.requires.filter((one) => typeof one !== 'string');
  return needs.map((need): Line => {
    const said = own.find(({ check }) => check === need.check);
    return [
      scribe.check(need.check),
      ...(said?.when
        ? [`, ${scribe.label('when')} `, ...joined(scribe.situations(said.when), scribe.label('or'))]
        : []),
      ...(said?.fails
        ? [
            `${scribe.marks.semicolon}${scribe.label('ifFails').toLowerCase()}${scribe.marks.colon}`,
            consequence(need, scribe),
          ]
        : []),
    ];
  });
}

const consequence = ({ fails }: Need, scribe: Scribe): string => verdictWords(fails, scribe);

/** What may be decided, for which origins, in which circuit, who approves, and what is confirmed first. */
const decisions = ({ decisions: offered }: ReadyRule, scribe: Scribe): Line[] =>
  offered.map((offer): Line => {
    const { semicolon, colon } = scribe.marks;
    const checks = offer.needs.flatMap(({ check }, at) => [at === 0 ? '' : ', ', scribe.check(check)]);
    return [
      scribe.name('decision', offer.decision),
      ...(offer.zones ? [` (${offer.zones.map((zone) => scribe.name('issuerZone', zone)).join(', ')})`] : []),
      ...[colon, verdictWords(offer, scribe), semicolon, scribe.circuit(offer.circuit)],
      ...(offer.recipient
        ? [semicolon, `${scribe.label('writtenTo')} ${scribe.name('recipient', offer.recipient)}`]
        : []),
      ...approvers(offer.roles, scribe).flatMap((line) => [semicolon, ...line]),
      ...(checks.length > 0 ? [semicolon, `${scribe.label('checkedFirst')}${colon}`, ...checks] : []),
    ];
  });

/** What follows from silence, in which circuit, and who approves. */
function unanswered({ unanswered: outcome }: Rule, scribe: Scribe): Line[] {
  if (!outcome) return [];
  const { semicolon } = scribe.marks;
  const asked = approvers(outcome.roles, scribe).flatMap((line) => [semicolon, ...line]);
  return [[verdictWords(outcome, scribe), semicolon, scribe.circuit(outcome.circuit), ...asked]];
}

/** `To clarify (Offence threshold not met)`. */
export function verdictWords({ verdict, grounds }: Consequence, scribe: Scribe): string {
  const reasons = grounds.map((ground) => scribe.name('ground', ground)).join(', ');
  return reasons ? `${scribe.name('verdict', verdict)} (${reasons})` : scribe.name('verdict', verdict);
}

const clocks = ({ deadlines }: Rule, scribe: Scribe): Line[] =>
  deadlines.map((one): Line => {
    if (typeof one === 'string') return scribe.clock(one);
    return [
      ...scribe.clock(one.code),
      `, ${scribe.label('when')} `,
      ...joined(scribe.situations(one.when), scribe.label('or')),
    ];
  });

const laterClocks = ({ later }: Rule, scribe: Scribe): Line[] =>
  Object.entries(later).map(([start, { deadlines }]): Line => {
    const named = deadlines.flatMap((code, at) => [at === 0 ? '' : ', ', ...scribe.clock(code)]);
    return [scribe.say(startWords[start as LaterStart]), scribe.marks.colon, ...named];
  });

const notices = ({ notify }: Rule, scribe: Scribe): Line[] =>
  notify.map(({ code, delay, unless = [], when }): Line => {
    const reasons = unless.map((reason) => scribe.name('withheld', reason)).join(scribe.label('or'));
    return [
      scribe.word('notice', code),
      ...(delay ? [`, ${scribe.label('within')} `, ...scribe.clock(delay)] : []),
      ...(when ? [`, ${scribe.label('when')} `, ...joined(scribe.situations(when), scribe.label('or'))] : []),
      ...(reasons ? [`, ${scribe.label('unless')} ${reasons}`] : []),
    ];
  });

function letter({ route: { letterBlocks } }: Rule): Line[] {
  if (letterBlocks.length === 0) return [];
  const blocks = letterBlocks.map((code): Line => [{ text: code, page: 'letters', anchor: anchorOf(code) }]);
  return [joined(blocks, ', ')];
}

const questions = ({ counsel = [] }: Rule, scribe: Scribe): Line[] =>
  counsel.map((code): Line => {
    const question = scribe.law.questions[code];
    return question ? [scribe.question(code), ` ${scribe.say(question)}`] : [code];
  });

function inForce({ validFrom, validTo, sourceCheckedAt }: Rule, scribe: Scribe): string {
  const until = validTo ? ` ${scribe.label('until')} ${scribe.date(validTo)}` : '';
  return `${scribe.label('from')} ${scribe.date(validFrom)}${until}${scribe.marks.semicolon}${scribe.label('checked')} ${scribe.date(sourceCheckedAt)}`;
}

/** The cases that this rule decides, those worked out by hand first. */
function examples({ id }: Rule, cases: readonly Case[], scribe: Scribe): Line[] {
  const all = cases.filter(({ expected }) => expected.row === id);
  const told = all.filter(({ title }, at) => all.findIndex((one) => one.title === title) === at);
  const shown = told.toSorted((left, right) => Number(!left.derived) - Number(!right.derived)).slice(0, EXAMPLES);
  const others = told.length - shown.length;
  const file = told[0]?.title.split(': ')[0];
  return [
    ...shown.map((one) => example(one, scribe)),
    ...(others > 0 ? [[`${others} ${scribe.label(others === 1 ? 'oneMore' : 'more')} workflows/rules/${file}`]] : []),
  ];
}

function example({ day, facts: known, expected }: Case, scribe: Scribe): Line {
  const { colon, semicolon } = scribe.marks;
  const told = (fact: string, value: string): string => `${scribe.fact(fact)}${colon}${value}`;
  const failing = Object.entries(known.checks).flatMap(([name, result]) => (result === 'fails' ? [name] : []));
  const holding = Object.values(known.checks).filter((result) => result === 'holds').length;
  const bases = known.bases.length > 0 ? known.bases.join(', ') : scribe.say({ fr: 'aucun texte', en: 'no text' });
  const parts = [
    scribe.name('issuerZone', known.issuerZone) + (known.issuerCountry ? ` (${known.issuerCountry})` : ''),
    scribe.name('issuerKind', known.issuerKind),
    ...(known.relayedBy === 'NONE' ? [] : [told('relayedBy', scribe.name('relay', known.relayedBy))]),
    ...(known.addressee === 'OPERATOR' ? [] : [told('addressee', scribe.name('addressee', known.addressee))]),
    ...(known.channel === 'OTHER' ? [] : [known.channel]),
    bases,
    known.categories.map((category) => scribe.name('category', category)).join(', '),
    ...known.tenantFlags.map((flag) => scribe.name('tenantFlag', flag)),
    ...(known.emergency ? [scribe.fact('emergency')] : []),
    ...(holding > 0 ? [`${scribe.label('holding')}${colon}${holding}`] : []),
    ...(failing.length > 0
      ? [`${scribe.label('failing')}${colon}${failing.map((name) => scribe.checkTitle(name)).join(', ')}`]
      : []),
  ].filter((part) => part !== '');
  return [`${scribe.date(day)}${colon}${parts.join(semicolon)} → ${scribe.name('verdict', expected.verdict)}`];
}
