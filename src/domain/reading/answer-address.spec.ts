import { describe, expect, it } from '@jest/globals';
import { body, document, headers, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import type { Headers } from '../intake/message.js';
import { addressText } from '../kernel/mailbox.js';
import { answerAddressOf, answerCandidates } from './answer-address.js';
import { read } from './read.js';

const OFFICE = 'br.voiron@gendarmerie.interieur.gouv.fr';
const list = (...addresses: string[]) => addresses.map((address) => ({ name: '', address }));
const found = (change: Partial<Headers>): string => {
  const answer = answerAddressOf({ path: '', headers: headers(change) });
  return answer.mailbox ? addressText(answer.mailbox) : answer.why;
};

describe('the address to answer', () => {
  it.each<[string, Partial<Headers>, string]>([
    ['the author’s', {}, OFFICE],
    [
      'that of Reply-To under the same domain',
      { replyTo: list(`greffe@${OFFICE.split('@')[1]}`) },
      'greffe@gendarmerie.interieur.gouv.fr',
    ],
    ['that of Sender where the message has no From', { from: [], sender: list('a@b.example') }, 'a@b.example'],
    ['the author’s, when another person sent it in their name', { sender: list('secretary@b.example') }, OFFICE],
    ['none where no author is named', { from: [] }, 'none'],
    ['none where two wrote', { from: list(OFFICE, 'evil@bad.example') }, 'several'],
    ['none where two are to be answered', { replyTo: list(OFFICE, 'evil@bad.example') }, 'several'],
    ['none where Sender is two', { sender: list(OFFICE, 'evil@bad.example') }, 'several'],
    ['none where From is two in one', { from: list(`evil@bad.example,${OFFICE}`) }, 'unreadable'],
    ['none where Reply-To is two in one', { replyTo: list(`evil@bad.example;${OFFICE}`) }, 'unreadable'],
    ['none where From is written twice', { disputed: { from: 'repeated' } }, 'repeated'],
    ['none where Sender is written twice', { sender: list(OFFICE), disputed: { sender: 'repeated' } }, 'repeated'],
    ['none where Reply-To is written twice', { replyTo: list(OFFICE), disputed: { replyTo: 'repeated' } }, 'repeated'],
    ['none where From could be read otherwise', { disputed: { from: 'unreadable' } }, 'unreadable'],
    ['none where From is an empty group', { from: [], disputed: { from: 'unreadable' } }, 'unreadable'],
    ['none where Reply-To leaves the domain', { replyTo: list('evil@bad.example') }, 'elsewhere'],
    ['none where Reply-To leaves for a domain above', { replyTo: list('br.voiron@interieur.gouv.fr') }, 'elsewhere'],
    [
      'none where Reply-To is another mailbox of a public provider',
      { from: list('judge@gmail.com'), replyTo: list('evil@gmail.com') },
      'elsewhere',
    ],
    [
      'the same mailbox of a public provider',
      { from: list('me@gmail.com'), replyTo: list('me@gmail.com') },
      'me@gmail.com',
    ],
  ])('is %s', (_case, change, expected) => expect(found(change)).toBe(expected));

  it('is chosen by a person among the mailboxes of all messages, each once', () => {
    const envelopes = [
      { path: '', headers: headers({ replyTo: list('evil@bad.example', `x@y.example,${OFFICE}`) }) },
      { path: '', headers: headers({ sender: list('evil@bad.example', 'other@court.example') }) },
    ];
    expect(answerCandidates(envelopes).map(addressText)).toEqual([OFFICE, 'evil@bad.example', 'other@court.example']);
  });
});

describe('a message that names two as one', () => {
  const law = sampleLaw();
  const act =
    'Nous, major Paul RIVET, officier de police judiciaire, vu l’article 60-1 du code de procédure pénale, requérons ' +
    'Nuage Souverain SAS de communiquer l’identité du titulaire du compte proj-kelvin-42.';
  const reading = (change: Partial<Headers>) => read(message([body('Ci-joint.'), document(act)], change), law);
  const outcomes = (change: Partial<Headers>) =>
    Object.fromEntries(reading(change).sender.map(({ name, result, outcome }) => [name, [outcome, result]]));

  it.each([
    'evil5@bad.example,br.voiron@gendarmerie.interieur.gouv.fr',
    'evil5@bad.example;br.voiron@gendarmerie.interieur.gouv.fr',
  ])('is of no authority: From <%s>', (address) => {
    const { facts } = reading({ from: list(address) });
    expect([facts.issuerZone, facts.issuerKind]).toEqual(['UNKNOWN', 'unknown']);
    expect(outcomes({ from: list(address) })).toMatchObject({
      directory: ['directory_no_author', 'unknown'],
      answer_address: ['answer_address_unreadable', 'fails'],
    });
  });

  it('is forged where an authority would be answered outside it', () => {
    const change = { replyTo: list(`evil5@bad.example,${OFFICE}`) };
    expect(reading(change).facts.checks.origin_established).toBe('fails');
    expect(outcomes(change)).toMatchObject({
      reply_to: ['reply_to_leaves_authority', 'fails'],
      answer_address: ['answer_address_unreadable', 'fails'],
    });
  });

  it('is shown with every address it names', () => {
    const { sender } = reading({ from: list(OFFICE, 'evil@bad.example'), disputed: { from: 'unreadable' } });
    expect(sender.find(({ name }) => name === 'answer_address')).toMatchObject({
      outcome: 'answer_address_several',
      detail: [OFFICE, 'evil@bad.example'],
    });
  });

  it('is shown within the bounds of what is kept, however much it names', () => {
    const many = Array.from({ length: 1_000 }, (_, at) => `${'a'.repeat(2_000)}${at}@bad.example`);
    const { sender } = reading({ from: [{ name: 'n'.repeat(5_000), address: OFFICE }], replyTo: list(...many) });
    for (const { detail } of sender) {
      expect(detail.length).toBeLessThanOrEqual(100);
      expect(Math.max(0, ...detail.map(({ length }) => length))).toBeLessThanOrEqual(1_000);
    }
  });
});
