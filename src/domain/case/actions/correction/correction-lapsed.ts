/** A proposal to take the case into the secret cell found no second person in time. */
import { z } from 'zod';
import { type Context, defineEvent } from '../../model/action.js';
import { isPast } from '../../model/due.js';
import { alarm } from '../alarm/alarm-raised.js';

export const correctionLapsed = defineEvent('case.correction_lapsed', {
  label: { fr: 'Proposition de correction caduque', en: 'Proposed correction lapsed' },
  data: { proposal: z.int().positive() },
  by: 'worker',
  keepsPreparation: true,
  evolve: (state) => ({ ...state, proposed: null }),
  follow: () => [
    {
      ...{ do: 'notify', news: { kind: 'correction', what: 'lapsed' } },
      ...{ audience: ['assignee', 'secret_officer'], page: false },
    },
  ],
});

/** When the timer of the proposal falls due. */
export function entryLapsed(_about: string | null, { state: { proposed }, at }: Context) {
  if (!proposed?.lapsesAt || !isPast(proposed.lapsesAt, at)) return [];
  return [correctionLapsed.of({ proposal: proposed.seq }), alarm('cell_entry_lapsed')];
}
