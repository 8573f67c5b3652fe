/** The words of a notice about an end of validity. */
import { type Day, day } from '../kernel/day.js';
import type { Bilingual } from '../kernel/result.js';
import { writtenDay } from '../kernel/written.js';
import { type Expiry, type ExpiryKind, expiryKinds } from './expiry.js';

interface KindWords {
  readonly label: Bilingual;
  /** What no longer works, and what to do. */
  readonly advice: Bilingual;
}

const words: Readonly<Record<ExpiryKind, KindWords>> = {
  call_back_number: {
    label: { fr: 'Numéros de rappel', en: 'Call-back numbers' },
    advice: {
      fr: 'Ensuite, aucun rappel n’y est admis. Vérifiez-les à leur source, puis corrigez workflows/operators.',
      en: 'After that, no call-back to them counts. Verify them at their source, then correct workflows/operators.',
    },
  },
  authority: {
    label: { fr: 'Autorités de l’annuaire', en: 'Authorities of the directory' },
    advice: {
      fr: 'Ensuite, leurs domaines ne prouvent plus rien. Vérifiez-les, puis corrigez workflows/law/authorities.yaml.',
      en: 'After that, their domains prove nothing. Verify them, then correct workflows/law/authorities.yaml.',
    },
  },
  instrument: {
    label: { fr: 'Textes sans successeur', en: 'Instruments without a successor' },
    advice: {
      fr: 'Ajoutez le texte qui suit dans workflows/law/instruments.yaml.',
      en: 'Add the text that follows to workflows/law/instruments.yaml.',
    },
  },
  rule: {
    label: { fr: 'Règles sans successeur', en: 'Rules without a successor' },
    advice: {
      fr: 'Ajoutez la règle qui suit dans workflows/rules.',
      en: 'Add the rule that follows to workflows/rules.',
    },
  },
  circuit: {
    label: { fr: 'Circuits sans successeur', en: 'Circuits without a successor' },
    advice: {
      fr: 'Ajoutez la version qui suit dans workflows/circuits.',
      en: 'Add the version that follows to workflows/circuits.',
    },
  },
  source: {
    label: { fr: 'Textes à relire à leur source', en: 'Texts to read again at their source' },
    advice: {
      fr: 'Relisez-les, puis dites-le à la page « Mise à jour du droit ».',
      en: 'Read them again, then say so on the page “Upkeep of the law”.',
    },
  },
  change_notice: {
    label: { fr: 'Information des clients d’un changement', en: 'Notice of a change to customers' },
    advice: {
      fr: 'Informez-les, puis portez le jour dans la fiche de souveraineté (SecNumCloud 3.2, 19.6.f).',
      en: 'Inform them, then put the day into the sovereignty file (SecNumCloud 3.2, 19.6.f).',
    },
  },
  certificate: {
    label: { fr: 'Certificats', en: 'Certificates' },
    advice: {
      fr: 'Faites-en émettre d’autres, puis changez le réglage.',
      en: 'Have others issued, then change the setting.',
    },
  },
};

/** What ends and when: "valid until 1 September 2027", or "expired, last valid on 1 September 2027". */
export function expirySentence({ kind, lastDay, state }: Pick<Expiry, 'kind' | 'lastDay' | 'state'>): Bilingual {
  const [fr, en] = [writtenDay(lastDay, 'fr'), writtenDay(lastDay, 'en')];
  if (kind === 'source') {
    return state === 'soon'
      ? { fr: `à relire au plus tard le ${fr}`, en: `to be read again by ${en}` }
      : { fr: `en retard : à relire depuis le ${fr}`, en: `late: to be read again since ${en}` };
  }
  if (kind === 'change_notice') {
    return state === 'soon'
      ? { fr: `à donner au plus tard le ${fr}`, en: `to be given by ${en}` }
      : { fr: `en retard : à donner depuis le ${fr}`, en: `late: to be given since ${en}` };
  }
  return state === 'soon'
    ? { fr: `valables jusqu’au ${fr} inclus`, en: `valid until ${en} included` }
    : { fr: `expirés : valables jusqu’au ${fr}`, en: `expired: valid until ${en}` };
}

/** Label and advice of a kind. */
export const wordsOfExpiry = (kind: ExpiryKind): KindWords => words[kind];

/** The name under which an alarm is raised once; `endOfTopic` reads it. */
export const topicOfExpiry = ({ kind, lastDay }: Pick<Expiry, 'kind' | 'lastDay'>): string =>
  `expires.${kind}.${lastDay}`;

/** What an alarm of that name is about; null when it is about something else. */
export function endOfTopic(topic: string): { readonly kind: ExpiryKind; readonly lastDay: Day } | null {
  const [, named, last] = /^expires\.([a-z_]+)\.(\d{4}-\d{2}-\d{2})$/.exec(topic) ?? [];
  const kind = expiryKinds.find((each) => each === named);
  return kind && last ? { kind, lastDay: day(last) } : null;
}
