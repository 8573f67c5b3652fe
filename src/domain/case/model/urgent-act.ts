import { z } from 'zod';
import type { Bilingual } from '../../kernel/result.js';
import { ReversibleAct } from '../../law/vocabulary.js';
import type { Frozen } from './floor-state.js';

/** What one person did at once: kept or removed, for a second to confirm. */
export const UrgentAct = z.strictObject({
  id: z.uuid(),
  action: ReversibleAct,
  by: z.string(),
  ratifyBefore: z.string(),
  ratifiedBy: z.string().nullable(),
  upheld: z.boolean().nullable().describe('false when a second person had it undone, null until then'),
});
export type UrgentAct = Frozen<z.infer<typeof UrgentAct>>;

export const actWords = {
  preserve: { fr: 'Conserver', en: 'Preserve' },
  remove: { fr: 'Retirer', en: 'Remove' },
} satisfies Record<UrgentAct['action'], Bilingual>;
