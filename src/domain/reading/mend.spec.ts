import { describe, expect, it } from '@jest/globals';
import { body, document, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { fold } from '../law/fold.js';
import { identifiersIn } from './identifier.js';
import { read } from './read.js';

const found = (text: string) =>
  identifiersIn({ text, folded: fold(text) }, sampleLaw().lexicon).map(({ value, doubtful, place }) => [
    value,
    doubtful,
    text.slice(place.start, place.end),
  ]);
const long = 'Les donnees sont demandees pour la periode et le service suivant ';

describe('an identifier that a line end broke', () => {
  it.each([
    ['jean.dupont@\nmail.example', 'jean.dupont@mail.example'],
    ['jean.dupont\n@mail.example', 'jean.dupont@mail.example'],
    ['jean-\nclaude@mail.example', 'jean-claude@mail.example'],
    ['jean@sous.\n  mail.example', 'jean@sous.mail.example'],
    ['> jean@mon-\n> mail.example', 'jean@mon-mail.example'],
    ['https://depot.example/a/very-\nlong/path?x=1', 'https://depot.example/a/very-long/path?x=1'],
    ['https://depot.example/a?first=1&\nsecond=2', 'https://depot.example/a?first=1&second=2'],
    ['https://depot.example/a/\nb/c.html', 'https://depot.example/a/b/c.html'],
    ['https://depot.\nexample/a', 'https://depot.example/a'],
    [`${long}https://depot.example/abc\ndef/ghi`, 'https://depot.example/abcdef/ghi'],
    ['<https://depot.example/abc\ndef\nghi>', 'https://depot.example/abcdefghi'],
    ['https://depot.example/a-\nb-\nc', 'https://depot.example/a-b-c'],
    ['2001:db8:85a3:\n8d3:1319:8a2e:370:7348', '2001:db8:85a3:8d3:1319:8a2e:370:7348'],
    ['2001:db8:\n:25', '2001:db8::25'],
    ['198.51.\n100.23', '198.51.100.23'],
    ['jean.du\u200bpont@mail.example', 'jean.dupont@mail.example'],
    ['https://depot.example/a\u00adb', 'https://depot.example/ab'],
    ['du compte ab12-\ncd34', 'ab12-cd34'],
  ])('is mended, and doubtful: %j', (text, value) => {
    const [[mended, doubtful, written] = []] = found(`Vise ${text} seul.`);
    expect([mended, doubtful]).toEqual([value, true]);
    expect(String(written)).toMatch(/[\n\u200b\u00ad]/);
  });

  it.each([
    ['Voir https://depot.example/a.\nLe compte', 'https://depot.example/a'],
    ['Voir https://depot.example/a\nDepuis le 12', 'https://depot.example/a'],
    ['Voir https://depot.example/a.\n2. La suite', 'https://depot.example/a'],
    ['Pour jean@mail.example.\nLe compte', 'jean@mail.example'],
    ['Pour jean@mail.example\nEt rien', 'jean@mail.example'],
    ['Par M. Durand.\nmartin@mail.example', 'martin@mail.example'],
    ['- \nmartin@mail.example', 'martin@mail.example'],
    ['Adresse 198.51.100.23\n12 novembre', '198.51.100.23'],
  ])('is not invented: %j', (text, value) => {
    expect(found(text).map(([one]) => one)).toEqual([value]);
  });

  it('counts no items of a list for an address', () => {
    expect(found('1.\n2.\n3.\n4.\n')).toEqual([]);
  });

  it.each([
    ['Ecrire a jean.\ndupont@mail.example', 'dupont@mail.example'],
    [`${long}https://depot.example/abc\ndef ghi`, 'https://depot.example/abc'],
    ['Voir https://depot.example/\nrapport', 'https://depot.example/'],
    ['Pour jean@mail.example.\nfr seulement', 'jean@mail.example'],
    ['Adresse 2001:db8::\n1 seulement', '2001:db8::'],
  ])('is doubtful where it may go on: %j', (text, value) => {
    expect(found(text).map(([one, doubtful]) => [one, doubtful])).toEqual([[value, true]]);
  });

  it('is certain where nothing breaks it', () => {
    expect(found('Vise jean.dupont@mail.example et\n198.51.100.23.').map(([, doubtful]) => doubtful)).toEqual([
      false,
      false,
    ]);
  });

  it('does linear work on breaks without end', () => {
    expect(found('a-\n'.repeat(15_000))).toEqual([]);
    expect(found('\u00ad'.repeat(60_000))).toEqual([]);
  });
});

describe('an account of a tenant that a line end broke', () => {
  const act = (account: string) =>
    read(
      message([
        body('Ci-joint.'),
        document(`Vu l'article 77-1-1 du CPP, requerons l'identite du titulaire du compte ${account}.`),
      ]),
      sampleLaw(),
    );

  it.each(['proj-\nrheinwerk', 'proj-rhein-\nwerk', 'proj-rhein\u200bwerk', 'proj-\n  rheinwerk'])(
    'is its target, to be confirmed: %j',
    (written) => {
      const { targets, facts } = act(written);
      expect(targets).toEqual([
        expect.objectContaining({ value: 'proj-rheinwerk', doubtful: true, tenant: 'tenant-de' }),
      ]);
      expect(facts.checks.targets_identified).toBe('unknown');
    },
  );

  it('is certain when it is whole', () => {
    const { targets, facts } = act('proj-rheinwerk');
    expect([targets[0]?.doubtful, facts.checks.targets_identified]).toEqual([false, 'holds']);
  });
});
