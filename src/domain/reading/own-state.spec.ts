/** An office abroad that no directory knows is of the State that its own words name, unless its domain names another. */
import { describe, expect, it } from '@jest/globals';
import { body, document, from, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { read } from './read.js';

function issuerOf(said: string, sender: string, act?: string): string {
  const parts = act === undefined ? [body(said)] : [body(said), document(act)];
  const { facts } = read(message(parts, from(sender)), sampleLaw());
  const origin = facts.checks.origin_established === 'fails' ? ' forged' : '';
  return `${facts.issuerZone} ${facts.issuerCountry}${origin}`;
}

const production =
  'CALGARY POLICE SERVICE\nDigital Forensics Team\nPursuant to section 487.014 of the Criminal Code you are required to produce the name of the user of proj-kelvin-42.';
const inquiry =
  'This is the Osaka Prefectural Police, Japan. Please provide the name of the user of 198.51.100.23.\nCyber Crime Control Division\nOsaka Prefectural Police';

describe('an office abroad', () => {
  it.each([
    ['a police whose law names the State', production, 'dft@calgarypolice.ca', 'THIRD CA'],
    ['a police that names its State', inquiry, 'liaison@police.pref.osaka.lg.jp', 'THIRD JP'],
    [
      'a Danish prosecutor',
      'The prosecution asks for the customer of proj-kelvin-42 under the Danish Criminal Code.\nAnklagemyndigheden',
      'soj@ankl.dk',
      'EU_DK DK',
    ],
    [
      'a prosecutor under a domain of no State',
      'Staatsanwaltschaft Kassel\nGeschäftszeichen 55 Js 4711/26\nWir ersuchen um den Namen des Nutzers von proj-kelvin-42.',
      'post@sta-kassel.example',
      'EU_EEV DE',
    ],
    [
      'a court of a State of the European Economic Area',
      'FÜRSTLICHES OBERGERICHT\nFürstentum Liechtenstein\nAktenzeichen 3 BS.2026.12\nDer Inhalt von proj-kelvin-42 ist herauszugeben.',
      'kanzlei@obergericht-li.example',
      'EEA_CH LI',
    ],
    [
      'an office of a town that writes the language of its domain',
      'Stadt Weilbach, Ordnungsamt\nAz. 32-4471/26\nWir ersuchen Sie um Auskunft über Name und Anschrift des Nutzers von proj-kelvin-42.\nStadt Weilbach, Ordnungsamt',
      'ordnungsamt@stadt-weilbach.de',
      'EU_EEV DE',
    ],
    [
      'a police that writes no spaces',
      '青岛市公安局\n青公网〔2026〕0417号\n请提供账户 proj-kelvin-42 的登记信息。',
      'jing@qingdao-gaj.example',
      'THIRD CN',
    ],
  ])('is of its own State: %s', (_, said, sender, issuer) => {
    expect(issuerOf(said, sender)).toBe(issuer);
  });

  it.each([
    ['its words name another State', inquiry, 'liaison@osaka-legal.ca', 'PRIVATE CA'],
    [
      'it writes another language than that of its domain',
      'Town of Weilbach, Public Order Office\nFile 32-4471/26\nPlease provide the name and address of the user of proj-kelvin-42.',
      'office@stadt-weilbach.de',
      'PRIVATE DE',
    ],
    ['its domain is of no State', inquiry, 'liaison@osaka-legal.example', 'PRIVATE null'],
    [
      'no paper of it bears a number',
      'Prokuratura Rejonowa w Tucholi, Polska\nProszę o dane użytkownika proj-kelvin-42.',
      'prokuratura@szybka-poczta.example',
      'UNKNOWN null',
    ],
    [
      'it cites French procedure',
      `${production}\nVu l’article 60-1 du code de procédure pénale, requérons.`,
      'dft@calgarypolice.ca',
      'UNKNOWN null forged',
    ],
    [
      'it orders a removal as an authority of the Union',
      'MINISTRY OF THE INTERIOR\nSlovenia\nRemoval order under Article 3 of Regulation (EU) 2021/784: remove https://tribune.example/p/1 within one hour.',
      'order@slovenia-removals.si',
      'UNKNOWN null',
    ],
    [
      'a person writes of her own data',
      'Ich bitte um Auskunft nach Artikel 15 DSGVO über meine Daten.\nWurden sie an die Staatsanwaltschaft in Deutschland gegeben?\nF. Nottbohm',
      'f.nottbohm@privatpost.de',
      'PRIVATE DE',
    ],
  ])('is no office where %s', (_, said, sender, issuer) => {
    expect(issuerOf(said, sender)).toBe(issuer);
  });

  it('is no company that attaches the order of a court abroad', () => {
    const order =
      'UNITED STATES DISTRICT COURT\nNo. 26-mj-4471\nPursuant to 18 U.S.C. 2703(d) you are ordered to disclose the contents of proj-kelvin-42.';
    const cover = 'Hi, we got the attached, please help.\nLegal Ops, Cumulus Inc.';
    expect(issuerOf(cover, 'legal@cumulus.example', order)).toBe('UNKNOWN null');
  });
});
