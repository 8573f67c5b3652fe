import { describe, expect, it } from '@jest/globals';
import { body, document, from, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { fold } from '../law/fold.js';
import { momentsIn } from './moment.js';
import { periodsIn } from './period.js';
import { read } from './read.js';

const law = sampleLaw();
const told = (text: string, sender = 'br.voiron@gendarmerie.interieur.gouv.fr') =>
  read(message([body('Ci-joint.'), document(`Vu l'article 60-1 du CPP, requérons : ${text}`)], from(sender)), law).told;
const period = (text: string, monthFirst = false) => {
  const [found] = periodsIn(fold(text), law.lexicon, monthFirst);
  return found && [found.from, found.to, found.zone];
};

describe('a period', () => {
  it.each([
    [
      'entre le 16/11/2026 à 22h00 et le 17/11/2026 à 06h00 (heure de Paris, UTC+1)',
      '2026-11-16T22:00',
      '2026-11-17T06:00',
      'Europe/Paris',
    ],
    ['du 1er septembre au 31 octobre 2026 (heure de Paris)', '2026-09-01', '2026-10-31', 'Europe/Paris'],
    ['le 02/10/2026 entre 14h00 et 16h30 (UTC+2)', '2026-10-02T14:00', '2026-10-02T16:30', '+02:00'],
    ['depuis le 31/10/2026 à 21h00 (heure de Paris)', '2026-10-31T21:00', null, 'Europe/Paris'],
    ['à compter du 5 mai 2026', '2026-05-05', null, null],
    ['between 1 March 2026 and 3 March 2026 (UTC)', '2026-03-01', '2026-03-03', 'UTC'],
    ['from 2026-03-01T00:00Z to 2026-03-02T12:30Z', '2026-03-01T00:00', '2026-03-02T12:30', 'UTC'],
    ['from 2026-03-01T08:00+01:00 to 2026-03-01T09:00+01:00', '2026-03-01T08:00', '2026-03-01T09:00', '+01:00'],
    [
      'from March 3, 2026 at 9:15 pm to March 4, 2026 at 1:00 am (EST)',
      '2026-03-03T21:15',
      '2026-03-04T01:00',
      '-05:00',
    ],
    ['since January 1st, 2024', '2024-01-01', null, null],
    ['vom 1. März 2026 bis zum 31. März 2026 (MEZ)', '2026-03-01', '2026-03-31', '+01:00'],
    ['seit dem 4. Mai 2026 um 10 Uhr (MESZ)', '2026-05-04T10:00', null, '+02:00'],
    ['depuis le 4 mai 2026, ce qui est utile,', '2026-05-04', null, null],
    ['dal 1 marzo 2026 al 31 marzo 2026', '2026-03-01', '2026-03-31', null],
    ['desde el 3 de enero de 2026 hasta el 5 de enero de 2026', '2026-01-03', '2026-01-05', null],
  ])('is read with its zone: %s', (text, start, end, zone) => {
    expect(period(`Les données, ${text}, sont demandées.`)).toEqual([start, end, zone]);
  });

  it.each(['depuis deux ans', 'the last 90 days', 'der letzten 90 Tage', 'degli ultimi 6 mesi'])(
    'is kept as it is written where it counts back: %s',
    (text) => {
      expect(period(text)).toEqual([null, null, null]);
    },
  );

  it.each([
    ['no day of the calendar', 'depuis le 31/02/2026', undefined],
    ['a day that may be a month, from an American', 'since 3/4/2026', undefined],
    ['the day of the act', 'Fait à Lyon, le 12 novembre 2026.', undefined],
  ])('is not made of %s', (_what, text, nothing) => {
    expect(period(text, true)).toBe(nothing);
  });

  it('takes the month first where its author does and it can be no day', () => {
    expect(momentsIn('3/25/2026', law.lexicon, true)[0]?.day).toBe('2026-03-25');
    expect(momentsIn('25/3/2026', law.lexicon)[0]?.day).toBe('2026-03-25');
  });
});

describe('what else an act says', () => {
  it('is extracted with its place, and an authorisation with its day', () => {
    const text =
      "l'identité du titulaire du compte proj-kelvin-42, du 1er au 31 octobre 2026. " +
      "Enquête du chef d'escroquerie en bande organisée. " +
      'Sur autorisation du procureur de la République du 12 novembre 2026, n° 26316000204. ' +
      'Vous voudrez bien ne pas informer le titulaire. Réponse attendue sous cinq jours.';
    const found = told(text);
    expect(found.map(({ kind, text, day }) => [kind, text, day])).toEqual([
      ['period', '1er au 31 octobre 2026', null],
      ['offence', "du chef d'escroquerie en bande organisée", null],
      ['authorisation', 'Sur autorisation du procureur de la République du 12 novembre 2026', '2026-11-12'],
      ['confidentiality', 'ne pas informer le titulaire', null],
      ['answer_by', 'sous cinq jours', null],
    ]);
    expect(found[0]?.span.part).toBe('2');
  });

  it('takes the day of the authorisation, not another one of its sentence', () => {
    const [one] = told('Agent habilité le 2 février 2026, vu l’autorisation du procureur du 17 septembre 2026');
    expect(one?.day).toBe('2026-09-17');
  });

  it.each([
    ['confidentiality', 'Provider shall not notify any person for one year, 18 U.S.C. 2705(b).'],
    ['confidentiality', 'Über diese Anfrage ist Stillschweigen zu bewahren.'],
    ['confidentiality', 'La richiesta è coperta dal segreto istruttorio.'],
    ['confidentiality', 'Las diligencias están bajo secreto del sumario.'],
    ['answer_by', 'You shall answer within 10 (ten) business days.'],
    ['answer_by', 'Die Antwort wird binnen zwei Wochen erbeten.'],
    ['answer_by', 'Rispondere entro il 3 dicembre 2026.'],
    ['answer_by', 'Responda en el plazo de cinco días.'],
    ['answer_by', '请贵公司于五日内提供'],
    ['offence', 'Ermittlungsverfahren wegen Betruges.'],
    ['offence', 'Diligencias por un delito de estafa.'],
  ])('is extracted in many languages: %s of %s', (kind, text) => {
    expect(told(text).map((one) => one.kind)).toContain(kind);
  });

  it('is not told of a message that asks nothing', () => {
    const list = { ...from('news@letters.example'), list: ['list-id', 'list-unsubscribe'], precedence: 'bulk' };
    expect(read(message([body('Réponse sous cinq jours.')], list), law).told).toEqual([]);
  });
});
