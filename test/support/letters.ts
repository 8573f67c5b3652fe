/** Letters composed from the templates of the product. */
import { fileURLToPath } from 'node:url';
import { readLetterBook } from '../../src/catalogue/letter-book.js';
import type { LetterContext, LetterJudgement, LetterOperator } from '../../src/domain/case/letters/letter-context.js';
import type { LetterBook } from '../../src/domain/case/letters/letter-template.js';
import type { LetterVersion } from '../../src/domain/case/letters/letter-version.js';
import type { Day } from '../../src/domain/kernel/day.js';
import type { Instant } from '../../src/domain/kernel/instant.js';
import { checkedMailbox } from '../../src/domain/kernel/mailbox.js';
import type { Language } from '../../src/domain/kernel/result.js';

const read = readLetterBook(fileURLToPath(new URL('../../templates/letters', import.meta.url)), []);
if (!read.ok) throw new Error(JSON.stringify(read.faults));
export const book: LetterBook = read.book;

export const operator: LetterOperator = {
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

export const judged = (change: Partial<LetterJudgement> = {}): LetterJudgement => ({
  verdict: 'REFUSE_REDIRECT',
  grounds: ['G-GDPR48', 'G-CHANNEL'],
  notices: ['N_SISSE'],
  letterBlocks: [],
  failing: [],
  unknown: [],
  ...change,
});

export const context = (change: Partial<LetterContext> = {}): LetterContext => ({
  operator,
  ourReference: 'GRF-2026-000123',
  reference: '24-mj-00731',
  receivedAt: '2026-11-24T13:37:12.000Z' as Instant,
  door: 'smtp',
  day: '2026-11-25' as Day,
  recipient: checkedMailbox('clerk@court.example'),
  recipientName: null,
  facts: { issuerKind: 'court', issuerCountry: 'US', relayedBy: 'NONE', categories: ['CON'], tenantFlags: ['lawyer'] },
  bases: [],
  judgement: judged(),
  attachments: [],
  stateInformed: (change.judgement ?? judged()).notices.includes('N_SISSE'),
  ...change,
});

export const version = (letter: { versions: readonly LetterVersion[] }, language: Language): LetterVersion => {
  const found = letter.versions.find((each) => each.language === language);
  if (!found) throw new Error(`No ${language} version.`);
  return found;
};

/** The words of the body, no-break spaces read as spaces. */
export const textOf = ({ body }: LetterVersion): string =>
  body
    .flatMap((part) => {
      if (part.kind === 'list') return part.items;
      return part.kind === 'table' ? part.rows.flat() : [part.text];
    })
    .join('\n')
    .replaceAll(/[\u00a0\u202f]/g, ' ');
