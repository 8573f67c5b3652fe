/** A certificate that denies a check, or leaves it open, in any language that is read, never passes it. */
import { describe, expect, it } from '@jest/globals';
import { productLaw } from '../../../test/support/law.js';
import { body, document, from, message } from '../../../test/support/message.js';
import { type Mutant, negatedCertificates } from '../../../test/support/negated-certificates.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { classify } from '../classification/classify.js';
import { admitting } from '../classification/judge.js';
import { day } from '../kernel/day.js';
import { checkNames } from '../law/fact.js';
import { stanceOf } from './clause.js';
import { read } from './read.js';

const law = sampleLaw();
const today = day('2026-11-24');

/** What the reading says of the check, and the verdict once a person has confirmed all the other checks. */
function judged({ check, from: sender, mail, act }: Mutant) {
  const { facts } = read(message([body(mail), document(act)], from(sender)), law);
  const others = Object.fromEntries(confirmed.filter((name) => name !== check).map((name) => [name, 'holds'] as const));
  const checks = { ...facts.checks, ...others };
  return {
    result: facts.checks[check] ?? 'unknown',
    verdict: classify({ ...facts, checks }, productLaw(), today).verdict,
  };
}
const reversed = new Set([
  'withdrawal_stated',
  'secrecy_marking',
  'third_country_conflict',
  'asks_to_alter_service',
  'already_disclosed',
  'customer_holds_keys',
]);
const confirmed = checkNames.filter((name) => !reversed.has(name));

/** Without these the rules refuse, or ask. */
const barring = new Set([
  'judge_validation',
  'prosecutor_authorisation',
  'rogatory_commission',
  'judge_order_attached',
]);

describe('two hundred certificates that say no, nothing or not yet', () => {
  const mutants = negatedCertificates(2026, 200).map((mutant) => ({ mutant, ...judged(mutant) }));

  it('hold the check that they deny not once', () => {
    const held = mutants.filter(({ result }) => result === 'holds');
    expect(held.map(({ mutant: { check, how } }) => `${check}: ${how}`)).toEqual([]);
    expect(mutants.length).toBeGreaterThanOrEqual(200);
  });

  it('are never admitted as they stand', () => {
    expect(mutants.filter(({ verdict }) => verdict === 'ADMIT').map(({ mutant }) => mutant.how)).toEqual([]);
    const passed = mutants.filter(
      ({ mutant, verdict }) =>
        barring.has(mutant.check) && !mutant.act.startsWith('EPOC-PR') && admitting.includes(verdict),
    );
    expect(passed.map(({ mutant: { check, how } }) => `${check}: ${how}`)).toEqual([]);
  });
});

describe('a certificate that says yes', () => {
  const production = negatedCertificates(1, 1)[0] as Mutant;
  const validated = (words: string) =>
    read(
      message(
        [body('Message remis.'), document(production.act.replace(/\nJ\. .*/, `\nJ. ${words}`))],
        from(production.from),
      ),
      law,
    ).facts.checks.judge_validation;

  it.each([
    'validé par le juge-commissaire, Zwolle',
    'Judge Orla KINNEAR, District Court, Dublin',
    'validated by Judge Jane May on 5 May 2026, No. 12/2026',
    'validiert durch Richter Dr. Nowak am 5. Mai 2026',
    'gevalideerd door de rechter-commissaris, Zwolle',
    'validada por el juzgado de instrucción nº 4',
    'convalidato dal giudice Sara Rossi',
    'Zatwierdzony: sędzia Jan Kowalski, sąd rejonowy',
  ])('is believed: %s', (words) => expect(validated(words)).toBe('holds'));
});

describe('a clause', () => {
  it.each([
    ['validated by Judge X', 'affirmed'],
    ['not yet validated by Judge X', 'open'],
    ['no judge validated it', 'denied'],
    ['judge: –', 'open'],
    ['file no 37 nt 2208', 'affirmed'],
    ['penalty of not less than three years', 'affirmed'],
  ])('"%s" is %s', (said, stance) => expect(stanceOf({ said, printed: said }, law.lexicon)).toBe(stance));
});
