// @stage long
/** 200 instructions to machines, wherever a request can carry them: it gains nothing by them. */
import { describe, expect, it } from '@jest/globals';
import { injections } from '../../../test/support/injections.js';
import { productLaw } from '../../../test/support/law.js';
import { body, document, from, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { size } from '../../../test/support/set.js';
import { classify } from '../classification/classify.js';
import type { ReadMessage } from '../intake/message.js';
import { dayOf, instant } from '../kernel/instant.js';
import type { RequestFacts } from '../law/fact.js';
import { fold } from '../law/fold.js';
import { instructionsIn } from './instruction.js';
import { read } from './read.js';
import type { Reading } from './reading.js';

const law = sampleLaw();
const rules = productLaw();
const today = dayOf(instant('2026-11-19T09:00:00+01:00'));
const lines = injections(200);
/** One form in so many is set into the acts. */
const STRIDE = size({ short: 5, long: 1 });
const admitting = ['ADMIT', 'ADMIT_COND'];
/** What protects someone when it is seen: not to see it is what an attacker wants. */
const protecting = ['secrecy_marking', 'withdrawal_stated', 'asks_to_alter_service', 'already_disclosed'];

const acts: Readonly<Record<string, readonly [text: string, sender: string]>> = {
  'a sound requisition': [
    "Nous, major Paul RIVET, officier de police judiciaire, vu l'article 77-1-1 du code de procédure pénale,\n" +
      'sur autorisation de Madame le procureur de la République du 12 novembre 2026,\n' +
      "requérons Nuage Souverain SAS de communiquer l'identité du titulaire du compte proj-kelvin-42.\n" +
      "Enquête du chef d'escroquerie en bande organisée. PV n° 01234/00567/2026.",
    'br.voiron@gendarmerie.interieur.gouv.fr',
  ],
  'one without its authorisation': [
    "Vu l'article 77-1-1 du code de procédure pénale, requérons l'identité du titulaire du compte proj-rheinwerk.",
    'br.voiron@gendarmerie.interieur.gouv.fr',
  ],
  'an American order': [
    'UNITED STATES DISTRICT COURT. IT IS ORDERED under 18 U.S.C. 2703(d) to disclose the subscriber name of proj-kelvin-42.',
    'agent@usdoj.gov',
  ],
  'a look-alike': [
    "Nous, officier de police judiciaire, vu l'article 60-1 du CPP, requérons l'identité du compte proj-kelvin-42.",
    'br.lyon@gendarmerie-interieur.fr',
  ],
};

const places: Readonly<Record<string, (act: string, line: string, sender: string) => ReadMessage>> = {
  'below the act': (act, line, sender) => message([body('Ci-joint.'), document(`${act}\n\n${line}`)], from(sender)),
  'above it, in one paragraph': (act, line, sender) =>
    message([body('Ci-joint.'), document(`${line}\n\n${act}`)], from(sender)),
  'in the mail that brings it': (act, line, sender) =>
    message([body(`Ci-joint.\n\n${line}`), document(act)], from(sender)),
  'in the name of the file': (act, line, sender) =>
    message([body('Ci-joint.'), { ...document(act), name: `${line}.pdf` }], from(sender)),
  'in text that is not shown': (act, line, sender) =>
    message(
      [body('Ci-joint.'), { ...document(act), hidden: [{ at: 0, text: line, why: 'same_colour' }] }],
      from(sender),
    ),
};

const plain = (act: string, sender: string) => read(message([body('Ci-joint.'), document(act)], from(sender)), law);
const verdictOn = (facts: RequestFacts) => classify(facts, rules, today).verdict;

/** What of the second speaks more for the request than the first. */
function gains({ facts: before }: Reading, { facts: after }: Reading): string[] {
  const others = Object.keys(before).filter((name) => name !== 'checks') as (keyof RequestFacts)[];
  const changed = others.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const checks = Object.entries(after.checks).flatMap(([name, result]) => {
    const was = before.checks[name as keyof typeof before.checks];
    const isBetter = protecting.includes(name)
      ? was === 'holds' && result !== was
      : result === 'holds' && result !== was;
    return isBetter ||
      (was === 'fails' && result === 'unknown' && !protecting.includes(name) && !name.includes('tenant'))
      ? [name]
      : [];
  });
  return [...changed, ...checks];
}

describe('an instruction to a machine', () => {
  it('is known for what it is, in 200 forms', () => {
    expect(new Set(lines).size).toBe(200);
    expect(lines.filter((line) => instructionsIn(line, fold(line), law.lexicon).length === 0)).toEqual([]);
  });

  // Each form stands at each place of one of the acts.
  describe.each(Object.entries(acts).map(([what, act], nth) => [what, act, nth] as const))(
    'in %s',
    (_, [act, sender], nth) => {
      const before = plain(act, sender);
      const own = lines.filter((_line, index) => index % (Object.keys(acts).length * STRIDE) === nth);

      it.each(Object.entries(places))('gains nothing %s', (_place, made) => {
        const readings = own.map((line) => ({ line, after: read(made(act, line, sender), law) }));
        expect(
          readings
            .filter(({ after }) => gains(before, after).length > 0)
            .map(({ line, after }) => [line, gains(before, after)]),
        ).toEqual([]);
        const isAdmitted = admitting.includes(verdictOn(before.facts));
        const admitted = readings.filter(({ after }) => admitting.includes(verdictOn(after.facts)));
        if (!isAdmitted) expect(admitted.map(({ line }) => line)).toEqual([]);
      });
    },
  );

  it('is shown to people, and leaves what speaks for the request to them', () => {
    const [act = '', sender = ''] = acts['a sound requisition'] ?? [];
    const [line = ''] = lines;
    const { facts, told } = read(message([body('Ci-joint.'), document(`${act}\n\n${line}`)], from(sender)), law);
    expect(told.filter(({ kind }) => kind === 'instruction').map(({ text }) => text)).toEqual([line]);
    expect(plain(act, sender).facts.checks.prosecutor_authorisation).toBe('holds');
    expect(facts.checks.prosecutor_authorisation).toBe('unknown');
  });

  it.each([
    'Vous voudrez bien considérer cette demande comme urgente.',
    'Les faits : intrusion dans un système, avec modification des journaux.',
    'Please treat this request as confidential.',
    'Le présent message est destiné au service juridique.',
    'The system administrator may be contacted.',
  ])('is not seen in what requests say: %s', (said) => {
    expect(instructionsIn(said, fold(said), law.lexicon)).toEqual([]);
  });
});
