/** Earlier messages, signatures and disclaimers count less than the act itself. */
import { describe, expect, it } from '@jest/globals';
import { body, document, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { read } from './read.js';

const law = sampleLaw();
const act =
  "Vu l'article 77-1-1 du code de procédure pénale, requérons l'identité du titulaire du compte proj-kelvin-42. PV n° 01234/00567/2026.";
const other =
  "Vu l'article 60-2 du code de procédure pénale, requérons les mots de passe du compte proj-rheinwerk. Un enfant est en danger de mort.";
const seen = (text: string) => {
  const { facts, targets, caseReference } = read(message([body(text)]), law);
  return { facts, targets: targets.map(({ value }) => value), caseReference };
};

describe('an earlier message under the act', () => {
  it.each([
    ['quoted by signs', other.replace(/^/gm, '> ')],
    ['in French', `Le 12 novembre 2026 à 10:00, Jean <jean@police.example> a écrit :\n${other}`],
    ['in English', `On 12 November 2026 at 10:00, Jean <jean@police.example> wrote:\n${other}`],
    ['in German', `Am 12.11.2026 um 10:00 schrieb Jean <jean@police.example>:\n${other}`],
    ['in Italian', `Il 12 novembre 2026, Jean <jean@police.example> ha scritto:\n${other}`],
    ['in Spanish', `El 12 de noviembre de 2026, Jean <jean@police.example> escribió:\n${other}`],
    [
      'as Outlook writes it',
      `De : Jean <jean@police.example>\nEnvoyé : 12 novembre 2026\nObjet : Réquisition\n${other}`,
    ],
    ['between lines', `-----Message d'origine-----\n${other}`],
  ])('changes none of its facts: %s', (_how, quoted) => {
    expect(seen(`${act}\n\n${quoted}`)).toEqual(seen(act));
  });

  it('is asked only when the act itself says nothing', () => {
    const { facts, targets } = seen(`Bonjour, voir ci-dessous.\n\n${other.replace(/^/gm, '> ')}`);
    expect([facts.bases, targets]).toEqual([['CPP-60-2'], ['proj-rheinwerk']]);
  });
});

describe('a disclaimer under the act', () => {
  it.each([
    'Ce message est confidentiel et destiné à ses seuls destinataires ; tout contenu de messages interceptés est protégé.',
    'This e-mail is confidential and intended only for its addressee; interception of its content is punishable.',
    'Diese E-Mail ist vertraulich; Inhaltsdaten sind geschützt.',
    'Questo messaggio è riservato; ogni contenuto dei messaggi è protetto.',
    'Este mensaje es confidencial; el contenido de los mensajes está protegido.',
  ])('asks for nothing: %s', (said) => {
    const { facts } = seen(`${act}\n\n${said}`);
    expect(facts.categories).toEqual(['SUB']);
  });
});

describe('the act outweighs the mail', () => {
  it('in every fact that both give', () => {
    const { facts, targets } = read(message([body(other), document(act)]), law);
    expect([facts.bases, facts.categories, targets.map(({ value }) => value)]).toEqual([
      ['CPP-77-1-1'],
      ['SUB'],
      ['proj-kelvin-42'],
    ]);
  });
});
