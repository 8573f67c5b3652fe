import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { readLetterBook } from '../../catalogue/letter-book.js';
import type { Day } from '../kernel/day.js';
import type { Instant } from '../kernel/instant.js';
import type { Language } from '../kernel/result.js';
import type { Verdict } from '../law/vocabulary.js';
import { compose } from './letter.js';
import type { LetterContext, LetterJudgement, LetterOperator } from './letter-context.js';
import { type LetterBook, refusalElements } from './letter-template.js';
import type { LetterVersion } from './letter-version.js';

const read = readLetterBook(fileURLToPath(new URL('../../../templates/letters', import.meta.url)), []);
if (!read.ok) throw new Error(JSON.stringify(read.faults));
const { book } = read;

const operator: LetterOperator = {
  name: 'Nuage Souverain SAS',
  siren: '123 456 789',
  seat: '12 rue de l’Exemple, 75009 Paris',
  town: 'Paris',
  qualification: { reference: 'décision n° 2026-0042', scope: { fr: 'informatique en nuage', en: 'cloud computing' } },
  deskEmail: 'requisitions@nuage-souverain.example',
  deskPhone: '+33 1 99 00 12 34',
  emergencyPhone: '+33 1 99 00 12 35',
  portal: 'requisitions@nuage-souverain.example',
  designatedEstablishment: 'Nuage Souverain SAS, Paris',
  control: { fr: 'Groupe Hexagone SA, 100 %', en: 'Groupe Hexagone SA, 100%' },
  activities: { fr: 'informatique en nuage', en: 'cloud computing' },
  competitors: { fr: 'deux hébergeurs français, trois étrangers', en: 'two French hosts, three foreign' },
};

const judged = (change: Partial<LetterJudgement> = {}): LetterJudgement => ({
  verdict: 'REFUSE_REDIRECT',
  grounds: ['G-GDPR48', 'G-CHANNEL'],
  notices: ['N_SISSE'],
  letterBlocks: [],
  failing: [],
  unknown: [],
  ...change,
});

const context = (change: Partial<LetterContext> = {}): LetterContext => ({
  operator,
  ourReference: 'GRF-2026-000123',
  reference: '24-mj-00731',
  receivedAt: '2026-11-24T13:37:12.000Z' as Instant,
  door: 'smtp',
  day: '2026-11-25' as Day,
  recipient: 'clerk@court.example',
  facts: { issuerKind: 'court', issuerCountry: 'US', relayedBy: 'NONE', categories: ['CON'], tenantFlags: ['lawyer'] },
  bases: [],
  judgement: judged(),
  attachments: [],
  ...change,
});

const version = (letter: { versions: readonly LetterVersion[] }, language: Language): LetterVersion => {
  const found = letter.versions.find((each) => each.language === language);
  if (!found) throw new Error(`No ${language} version.`);
  return found;
};

/** The words of the body, no-break spaces read as spaces. */
const textOf = ({ body }: LetterVersion): string =>
  body
    .flatMap((part) => {
      if (part.kind === 'list') return part.items;
      return part.kind === 'table' ? part.rows.flat() : [part.text];
    })
    .join('\n')
    .replaceAll(/[\u00a0\u202f]/g, ' ');

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
    expect(() => compose('refusal', unknown, book, 'fr')).toThrow('No block B-MOON in blocks.v1 (fr).');
  });
});

describe('a clarification', () => {
  const asked = (change: Partial<LetterJudgement>) =>
    version(
      compose(
        'clarification',
        context({ judgement: judged({ verdict: 'CLARIFY', notices: [], ...change }) }),
        book,
        'fr',
      ),
      'fr',
    );

  it('lists what fails and what is unknown as one sentence, and promises to execute', () => {
    const text = textOf(
      asked({
        letterBlocks: ['B-FR-INCOMP'],
        failing: ['prosecutor_authorisation'],
        unknown: ['offence_meets_threshold', 'targets_identified'],
      }),
    );
    expect(text).toContain('En l’état, la réquisition ne peut être exécutée, pour les motifs suivants :');
    expect(text).toContain('l’autorisation du procureur de la République n’est pas visée ;');
    expect(text).toContain('ne relève pas de l’article 60-1-2 du code de procédure pénale.');
    expect(text).toContain('Nous exécuterons dès réception du complément ; ligne directe : +33 1 99 00 12 34.');
  });

  it('promises nothing to a sender whose origin is not established', () => {
    const text = textOf(asked({ letterBlocks: ['B-AUTH'], failing: ['origin_established'] }));
    expect(text).toContain('Nous n’avons pas pu établir l’origine de la demande.');
    expect(text).not.toMatch(/exécuterons|traiterons/);
  });

  it('tells nothing of checks that speak of the tenant', () => {
    const text = textOf(asked({ failing: ['customer_holds_keys', 'public_tenant_in_issuing_state'] }));
    expect(text).not.toMatch(/clé|public/);
    expect(text).toContain('la décision d’un pays tiers ne repose pas sur un accord international en vigueur');
    expect(text).toContain('ne confirme ni n’infirme l’existence d’un compte');
  });

  it('asks in general words when neither a check nor a ground can be told', () => {
    const text = textOf(asked({ grounds: [], failing: ['customer_holds_keys'] }));
    expect(text).toContain('la demande ne comporte pas les éléments nécessaires à son exécution.');
  });

  it.each([
    ['B-PRIV', 'couvertes par un secret légalement protégé (secret professionnel de l’avocat)'],
    ['B-FACTO', 'Les données demandées ne sont pas détenues'],
  ])('says %s', (code, sentence) => {
    expect(textOf(asked({ letterBlocks: [code] }))).toContain(sentence);
  });
});

describe('an answer', () => {
  it('lists each item with its hash', () => {
    const sha256 = 'ab'.repeat(32);
    const letter = compose(
      'answer',
      context({
        bases: [{ fr: 'code de procédure pénale, article 60-1', en: 'Code of Criminal Procedure, Article 60-1' }],
        attachments: [{ name: 'export.csv', sha256 }],
      }),
      book,
      'fr',
    );
    const { body } = version(letter, 'fr');
    expect(body).toContainEqual({
      kind: 'table',
      head: ['Pièce', 'Empreinte SHA-256'],
      rows: [['export.csv', sha256]],
    });
    expect(textOf(version(letter, 'fr'))).toContain('fondée sur : code de procédure pénale, article 60-1.');
  });
});

describe('the notice to the SISSE', () => {
  const notice = compose(
    'sisse_notice',
    context({ attachments: [{ name: 'reponse.pdf', sha256: 'cd'.repeat(32) }] }),
    book,
    'en',
  );

  it('is in French whatever the requester writes', () => {
    expect(notice.versions.map(({ language }) => language)).toEqual(['fr']);
  });

  it('holds what the order of 7 March 2022 lists', () => {
    const text = textOf(version(notice, 'fr'));
    for (const item of [
      '123 456 789',
      'Groupe Hexagone SA, 100 %',
      'informatique en nuage',
      'deux hébergeurs français, trois étrangers',
      '3. Motifs de la saisine',
      '24 novembre 2026 à 14 h 37 (heure de Paris), courrier électronique',
      `reponse.pdf (SHA-256 ${'cd'.repeat(32)})`,
      'requisitions@nuage-souverain.example',
    ]) {
      expect(text).toContain(item);
    }
  });
});

describe('an acknowledgement', () => {
  it('needs no reading, confirms nothing and promises nothing', () => {
    const letter = compose('acknowledgement', context({ facts: null, judgement: null }), book, 'fr');
    expect(textOf(version(letter, 'fr'))).toContain(
      'Il ne vaut ni examen de la demande, ni acceptation de compétence, et ne confirme ni n’infirme l’existence d’un compte, d’un client ou de données.',
    );
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
