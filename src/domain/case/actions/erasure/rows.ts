/** The words of an order to erase, where it is given and where it is signed. */
import type { Bilingual } from '../../../kernel/result.js';
import type { ErasureOrder } from '../../model/erasure-state.js';
import type { OfferedRows } from '../../model/offer.js';

export const causeWords = {
  handed_over: { fr: 'Remis à l’autorité habilitée', en: 'Handed over to the cleared authority' },
  not_ours_to_keep: { fr: 'Rien n’oblige à le garder', en: 'Nothing obliges us to keep it' },
  ordered_by_authority: { fr: 'Effacement demandé par l’autorité', en: 'Erasure ordered by the authority' },
} satisfies Record<ErasureOrder['cause'], Bilingual>;

/** What a second person reads of the order before they confirm or stop it. */
export const orderedRows = ({ cause, days, keys }: ErasureOrder): OfferedRows => [
  { label: { fr: 'Motif', en: 'Reason' }, words: [causeWords[cause]] },
  { label: { fr: 'Jours pour l’arrêter', en: 'Days to stop it' }, words: [String(days)] },
  { label: { fr: 'Clés détruites', en: 'Keys destroyed' }, words: [String(keys.length)] },
];
