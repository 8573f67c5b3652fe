import { describe, expect, it } from '@jest/globals';
import { book, context, judged, textOf, version } from '../../../test/support/letters.js';
import { isNotice, isStateNotice, type LetterKind, letterKinds } from '../law/vocabulary.js';
import { compose } from './letters/letter.js';
import type { LetterJudgement } from './letters/letter-context.js';

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

  it('asks in general words when neither a check nor a ground can be disclosed', () => {
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

describe('a notice that a person gives', () => {
  const written = (kind: LetterKind, requester = 'en') =>
    compose(kind, context({ recipient: null, recipientName: 'Le destinataire' }), book, requester);
  const toTheState = letterKinds.filter((kind) => isStateNotice(kind) && kind !== 'sisse_notice');
  const others = letterKinds.filter((kind) => isNotice(kind) && !isStateNotice(kind));

  it.each(toTheState)('%s is in French, names its recipient, and gives no reference of the requester', (kind) => {
    const { versions } = written(kind);
    expect(versions.map(({ language }) => language)).toEqual(['fr']);
    expect(versions[0]?.recipientLines).toEqual(['Le destinataire']);
    expect(versions[0]?.references).toHaveLength(1);
  });

  it.each(others)('%s is in both languages', (kind) => {
    expect(written(kind).versions.map(({ language }) => language)).toEqual(['fr', 'en']);
  });

  it.each([
    ['anssi_notice', '19.6'],
    ['cnil_notice', 'article 33'],
    ['prosecutor_notice', '433-12'],
    ['assistance_notice', 'article 694'],
    ['arcom_notice', 'article 4, paragraphe 4'],
    ['customer_notice', 'article 28, paragraphe 3, point a'],
    ['change_notice', '19.6.f'],
    ['data_subject_notice', '9, paragraphe 5'],
  ] as const)('%s cites %s', (kind, article) => {
    expect(textOf(version(written(kind), 'fr'))).toContain(article);
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
