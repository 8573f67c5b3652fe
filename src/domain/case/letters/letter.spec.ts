import { describe, expect, it } from '@jest/globals';
import { book, context, judged, operator, textOf, version } from '../../../../test/support/letters.js';
import type { Day } from '../../kernel/day.js';
import type { Verdict } from '../../law/vocabulary.js';
import { compose } from './letter.js';
import type { LetterJudgement } from './letter-context.js';
import { type LetterBook, refusalElements } from './letter-template.js';

const sets: Record<string, { verdict: Verdict; blocks: string[]; fr: string; en: string }> = {
  'U01, U02, U15, U16, U19, U20': {
    verdict: 'REFUSE_REDIRECT',
    blocks: ['B0', 'B-GDPR48', 'B-GDPR28', 'B-LB', 'B-CHANNEL-MLAT', 'B-END'],
    fr: 'La voie ouverte est la demande d’entraide adressée par votre autorité centrale au Bureau de l’entraide pénale internationale',
    en: 'may be recognised or enforced only if it rests on an international agreement in force',
  },
  'U03, U05, U29': {
    verdict: 'REFUSE',
    blocks: ['B-RELAY', 'B0', 'B-GDPR48', 'B-DA32', 'B-LB', 'B-CHANNEL-MLAT', 'B-END'],
    fr: 'La demande que vous nous relayez a pour auteur une juridiction (États-Unis).',
    en: 'You have no possession, custody or control of data operated through our service',
  },
  'U06-U08, U17, U18': {
    verdict: 'REFUSE',
    blocks: ['B0', 'B-NATSEC', 'B-GDPR48', 'B-LB', 'B-END'],
    fr: 'Une clause de confidentialité étrangère ne fait pas obstacle aux informations que la loi française nous impose',
    en: 'rests on no international agreement and has no effect on us',
  },
  U10: {
    verdict: 'REFUSE_REDIRECT',
    blocks: ['B0', 'B-EMERG', 'B-CHANNEL-MLAT', 'B-END'],
    fr: 'Si une vie est en danger immédiat, saisissez sans attendre le point de contact français',
    en: 'contact the French round-the-clock point of contact',
  },
  'U12, U13, U27 (Hague)': {
    verdict: 'REFUSE_REDIRECT',
    blocks: ['B0', 'B-LB', 'B-CHANNEL-HAGUE', 'B-END'],
    fr: 'convention de La Haye du 18 mars 1970',
    en: 'Hague Convention of 18 March 1970',
  },
  'U13 (AMF)': {
    verdict: 'REFUSE_REDIRECT',
    blocks: ['B0', 'B-LB', 'B-CHANNEL-AMF', 'B-END'],
    fr: 'l’Autorité des marchés financiers',
    en: 'under the cooperation agreements that bind it',
  },
  'U21, U22': {
    verdict: 'REFUSE_REDIRECT',
    blocks: ['B0', 'B-DA32', 'B-LB', 'B-CHANNEL-MLAT', 'B-END'],
    fr: 'trois conditions cumulatives',
    en: 'three cumulative conditions',
  },
  'E15, E19-E21': {
    verdict: 'REFUSE_REDIRECT',
    blocks: ['B0', 'B-CHANNEL-EU', 'B-END'],
    fr: 'à notre établissement désigné (Nuage Souverain SAS, Paris)',
    en: 'our designated establishment (Nuage Souverain SAS, Paris)',
  },
  'no block at all': {
    verdict: 'REFUSE',
    blocks: [],
    fr: 'La décision d’un pays tiers ne repose pas sur un accord international en vigueur',
    en: 'The third-country decision does not rest on an international agreement in force',
  },
};

describe('a refusal', () => {
  describe.each(Object.entries(sets))('%s', (_rows, { verdict, blocks, fr, en }) => {
    const letter = compose('refusal', context({ judgement: judged({ verdict, letterBlocks: blocks }) }), book, 'en');

    it('says its sentences in French and in English', () => {
      expect(textOf(version(letter, 'fr'))).toContain(fr);
      expect(textOf(version(letter, 'en'))).toContain(en);
    });

    it.each(['fr', 'en'] as const)('says the eleven things a lawful refusal says (%s)', (language) => {
      const said = version(letter, language).body.flatMap((part) => (part.kind === 'paragraph' ? part.elements : []));
      expect([...new Set(said)].sort()).toEqual([...refusalElements].sort());
    });

    it('leaves no field unfilled', () => {
      for (const each of letter.versions)
        expect(JSON.stringify({ ...each, pageLabel: '' })).not.toMatch(/\{[a-z]\w*\}/i);
    });

    it('never names the tenant', () => {
      expect(JSON.stringify(letter)).not.toMatch(/avocat|privilege/i);
    });
  });

  it('puts the company, its SIREN, its seat and its qualification in words', () => {
    const text = textOf(version(compose('refusal', context(), book, 'fr'), 'fr'));
    expect(text).toContain(
      'Nuage Souverain SAS, immatriculée sous le numéro SIREN 123 456 789, a son siège en France (12 rue de l’Exemple, 75009 Paris). Son service est qualifié SecNumCloud par l’ANSSI (décision n° 2026-0042) ; périmètre : informatique en nuage.',
    );
  });

  it('claims no qualification that is not held', () => {
    const bare = context({ operator: { ...operator, qualification: null } });
    expect(textOf(version(compose('refusal', bare, book, 'fr'), 'fr'))).toContain(
      'Son service n’est pas couvert par une qualification SecNumCloud à ce jour.',
    );
  });

  it('announces the notice to the administration only when one is made', () => {
    const text = (notices: LetterJudgement['notices']) =>
      textOf(version(compose('refusal', context({ judgement: judged({ notices }) }), book, 'fr'), 'fr'));
    expect(text(['N_SISSE'])).toContain('l’administration française compétente est informée de votre demande');
    expect(text([])).not.toContain('est informée de votre demande');
  });

  it('is French alone for a requester who writes French, and French first for the others', () => {
    const written = (requester: string) =>
      compose('refusal', context(), book, requester).versions.map(({ language }) => language);
    expect(written('fr')).toEqual(['fr']);
    expect(written('en')).toEqual(['fr', 'en']);
    expect(written('de')).toEqual(['fr', 'en']);
  });

  it('sets French marks with the spaces that French wants', () => {
    const { subject, placeAndDate } = version(compose('refusal', context(), book, 'fr'), 'fr');
    expect(subject).toBe('Réponse à votre demande référencée «\u00a024-mj-00731\u00a0»');
    expect(placeAndDate).toBe('Paris, le 25\u00a0novembre\u00a02026');
  });

  it('keeps a hostile reference on one line and merges it once', () => {
    const reference = 'A{operator}\r\nBcc: x@y.example\u0000';
    const { subject } = version(compose('refusal', context({ reference }), book, 'fr'), 'fr');
    expect(subject).toContain('A{operator} Bcc: x@y.example');
  });

  it('leaves to the mail a reference in writing that it cannot print', () => {
    const reference = '公（网安）调证字〔2026〕1187号';
    const { subject, references, mail } = version(compose('refusal', context({ reference }), book, 'fr'), 'fr');
    expect(subject).toBe('Réponse à votre demande, dont la référence figure dans l’objet du présent envoi');
    expect(references).toHaveLength(1);
    expect(mail.subject).toBe(`Réponse à votre demande référencée «\u00a0${reference}\u00a0»`);
  });

  it('says so when the request bears no reference', () => {
    const { subject, references } = version(compose('refusal', context({ reference: null }), book, 'fr'), 'fr');
    expect(subject).toBe('Réponse à votre demande, dépourvue de référence');
    expect(references).toHaveLength(1);
  });

  it('stops at a block that no template holds', () => {
    const unknown = context({ judgement: judged({ letterBlocks: ['B-MOON'] }) });
    expect(() => compose('refusal', unknown, book, 'fr')).toThrow('No block B-MOON in blocks.v2 (fr).');
  });
});

describe('an answer and a confirmation', () => {
  const day = '2026-12-01' as Day;
  const attachments = [{ name: 'export.csv', sha256: '0'.repeat(64) }];
  const said = (kind: 'answer' | 'confirmation', change: Parameters<typeof context>[0]) =>
    textOf(version(compose(kind, context({ day, ...change }), book, 'en'), 'en'));

  it('say what was done, or why it was not, and never that a request without data is executed', () => {
    expect(said('answer', { effect: 'handed_over', attachments })).toContain('The request is executed');
    expect(said('answer', { effect: 'in_part', attachments })).toContain('The request is executed in part');
    for (const kind of ['answer', 'confirmation'] as const) {
      const without = said(kind, { effect: 'not_held' });
      expect(without).toContain('was not held by our service');
      expect(without).not.toContain('is executed');
    }
    expect(said('confirmation', { effect: 'impossible' })).toContain('a de facto impossibility');
  });

  it('list what is attached, and have no part for it where nothing is', () => {
    expect(said('answer', { effect: 'handed_over', attachments })).toContain('export.csv');
    expect(said('answer', { effect: 'not_held' })).not.toMatch(/Attachments|SHA-256/);
  });
});

describe('an objection to the enforcing authority', () => {
  const blocks = ['B-EEV16', 'B-EEV16-AUTHORITY', 'B-EEV16-OFFENCE', 'B-EEV16-SCOPE', 'B-EEV16-FACTO', 'B-EEV16-PRIV'];

  it('states the grounds of Article 16 that are kept, and no other', () => {
    const judgement = judged({
      ...{ verdict: 'REFUSE', letterBlocks: blocks, grounds: ['G-SCOPE'] },
      unstated: ['G-INCOMP', 'G-OFFENCE', 'G-FACTO', 'G-PRIV'],
    });
    const letter = compose('refusal', context({ day: '2026-12-01' as Day, judgement }), book, 'en');
    const text = textOf(version(letter, 'en'));
    expect(text).toContain('Under Article 16(4) and (5) of Regulation (EU) 2023/1543');
    expect(text).toContain('The service is not covered by the Regulation');
    expect(text).not.toMatch(/Article 5\(4\)|immunity|de facto|Article 4/);
  });
});

describe('the template of a letter', () => {
  it('is known by a hash that changes with any file that made it', () => {
    const changed: LetterBook = {
      ...book,
      phrases: book.phrases.map((each) => ({
        ...each,
        sha256: each.sha256.replace(/^./, (c) => (c === 'a' ? 'b' : 'a')),
      })),
    };
    const hash = (of: LetterBook) => compose('refusal', context(), of, 'fr').templateSha256;
    expect(hash(book)).toMatch(/^[0-9a-f]{64}$/);
    expect(hash(changed)).not.toBe(hash(book));
  });

  it('is the last to have entered into force on the day of the letter', () => {
    const first = book.letters.find(({ content }) => content.kind === 'refusal' && content.language === 'fr');
    if (!first) throw new Error('No refusal.');
    const next = {
      ...first,
      file: 'v2',
      content: { ...first.content, template: 'refusal.v2', validFrom: '2026-12-01' },
    };
    const both = { ...book, letters: [...book.letters, next] };
    const templateOn = (day: string) => compose('refusal', context({ day: day as Day }), both, 'fr').template;
    expect(templateOn('2026-11-30')).toBe('refusal.v1');
    expect(templateOn('2026-12-01')).toBe('refusal.v2');
  });
});
