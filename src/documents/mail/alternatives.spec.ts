/** The two bodies of one mail, from the raw mail. */
import { describe, expect, it } from '@jest/globals';
import { readHere } from '../../../test/support/read-raw.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { ReadMessage } from '../../domain/intake/message.js';
import { read } from '../../domain/reading/read.js';

const mail = (plain: string, html: string) =>
  [
    'From: br.voiron@gendarmerie.interieur.gouv.fr',
    'To: requisitions@nuage-souverain.example',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    plain,
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
    '--b--',
    '',
  ].join('\r\n');

const act =
  "Vu l'article 77-1-1 du code de procédure pénale, requérons l'identité du titulaire du compte proj-kelvin-42. PV n° 01234/00567/2026.";
const authorised = ' Sur autorisation de Madame le procureur de la République.';
const marksOf = async (plain: string, html: string) => {
  const { parts } = await readHere(mail(plain, html));
  return ['1', '2'].map((path) => parts.get(path)?.marks);
};

describe('the two bodies of one mail', () => {
  it.each([
    ['are the same', act, `<p>${act}</p>`],
    [
      'write a link in two ways',
      `${act} Voir <https://a.example/b?c=d>`,
      `<p>${act} <a href="https://a.example/b?c=d">Voir</a></p>`,
    ],
    ['differ in a greeting', `Bonjour,\r\n${act}`, `<p>Madame,</p><p>${act}</p>`],
  ])('are not marked when they %s', async (_what, plain, html) => {
    expect(await marksOf(plain, html)).toEqual([[], []]);
  });

  it.each([
    ['the text', act + authorised, `<p>${act}</p>`],
    ['the page', act, `<p>${act}${authorised}</p>`],
    [
      'what the page hides',
      act,
      `<p>${act.replace('proj-kelvin-42', 'proj-rheinwerk')}</p><p>Annule et remplace la demande</p>`,
    ],
  ])('are marked when only one says a thing: %s', async (_what, plain, html) => {
    expect(await marksOf(plain, html)).toEqual([['alternatives_differ'], ['alternatives_differ']]);
  });

  it('prove nothing then: each check waits for a person', async () => {
    const { messages, parts, stopped } = await readHere(mail(act + authorised, `<p>${act}</p>`));
    const message = ReadMessage.parse({ readable: true, messages, parts: [...parts.values()], stopped });
    const { checks } = read(message, sampleLaw()).facts;
    expect([checks.prosecutor_authorisation, checks.targets_identified]).toEqual(['unknown', 'unknown']);
  });
});
