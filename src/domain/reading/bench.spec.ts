/** Acts of courts and police around the world, recognised by their letterheads. */
import { describe, expect, it } from '@jest/globals';
import { body, document, from, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { fold } from '../law/fold.js';
import { isHeadedByBench } from './bench.js';
import { read } from './read.js';

const law = sampleLaw();
const headed = (text: string) => isHeadedByBench({ text, folded: fold(text) }, law.lexicon);

describe('a head', () => {
  it.each([
    'PODER JUDICIÁRIO - TRIBUNAL DE JUSTIÇA DO ESTADO DE SÃO PAULO\n3ª Vara Cível',
    'SINGAPORE POLICE FORCE - COMMERCIAL AFFAIRS DEPARTMENT\nORDER',
    'SECRETARIA DA SEGURANÇA PÚBLICA - POLÍCIA CIVIL DO ESTADO DE SÃO PAULO',
    'Landgericht München I\nBeschluss',
  ])('names a court or a police: %s', (text) => expect(headed(text)).toBe(true));

  it.each([
    'Facture n° 12\nFormation : le tribunal et la réquisition',
    'Bonjour,\nNotre client a saisi le tribunal de commerce.',
  ])('of another paper names none: %s', (text) => expect(headed(text)).toBe(false));
});

describe('an order abroad', () => {
  const act =
    'POLÍCIA CIVIL DO ESTADO DE SÃO PAULO\nOfício 2244\nÀ Kelvin do Brasil: requisito os registros de acesso do projeto proj-kelvin-42';

  it('that a customer encloses is a case, and its State is found', () => {
    const mail = message(
      [body('Voici un courrier reçu par notre filiale.'), document(act)],
      from('admin@kelvin.example'),
    );
    expect(read(mail, law).facts).toMatchObject({ issuerZone: 'THIRD', issuerCountry: 'BR', relayedBy: 'CUSTOMER' });
  });

  it('that a customer quotes is a case too', () => {
    const quoted =
      'Voici ce qui nous a été remis.\n\n---------- Message transféré ----------\nT.C. İZMİR CUMHURİYET BAŞSAVCILIĞI\nproj-kelvin-42 erişim kayıtlarının gönderilmesi istenir. Türkiye';
    const { facts, signals } = read(message([body(quoted)], from('admin@kelvin.example')), law);
    expect([signals.carriesAct, facts.issuerCountry, facts.relayedBy]).toEqual([true, 'TR', 'CUSTOMER']);
  });

  it('that a customer tells of in his own words is a case too', () => {
    const told =
      'Notre filiale a reçu une lettre de la police marocaine. Activez l’export de notre projet proj-kelvin-42.';
    const { facts, signals } = read(message([body(told)], from('admin@kelvin.example')), law);
    expect([signals.carriesAct, facts.issuerCountry, facts.relayedBy]).toEqual([true, 'MA', 'CUSTOMER']);
  });

  it('from the domain of the State it names is that State’s', () => {
    const order =
      'Higher Public Prosecutor’s Office in Belgrade, Republic of Serbia\nYou are ordered to disclose subscriber information of a@b.example';
    const issuerOf = (sender: string) => read(message([body(order)], from(sender)), law).facts.issuerCountry;
    expect([issuerOf('vtk@beograd.vjt.rs'), issuerOf('vtk@vjt.example')]).toEqual(['RS', null]);
  });
});
