/** What is blacked out of a copy, and why: each zone has its reason (GDPR 5(1)(c); Policy release). */
import { z } from 'zod';
import type { Bilingual } from '../../domain/kernel/result.js';

export const redactionReasons = [
  'not_requested',
  'third_person',
  'professional_secret',
  'special_category',
  'trade_secret',
] as const;
export type RedactionReason = (typeof redactionReasons)[number];

/** As the last page of the copy says it. */
export const reasonWords: Readonly<Record<RedactionReason, Bilingual>> = {
  not_requested: { fr: 'hors de ce que la demande vise', en: 'outside what the request covers' },
  third_person: { fr: 'données d’un tiers', en: 'data of another person' },
  professional_secret: { fr: 'secret professionnel', en: 'professional secrecy' },
  special_category: { fr: 'catégorie particulière de données', en: 'special category of data' },
  trade_secret: { fr: 'secret des affaires', en: 'trade secret' },
};

const Share = z.number().min(0).max(1);

/** Shares of the page as it is shown, from its top left corner. */
export const RedactionZone = z
  .strictObject({
    page: z.int().min(1).max(500).describe('The first page is 1'),
    left: Share,
    top: Share,
    width: Share.refine((share) => share > 0),
    height: Share.refine((share) => share > 0),
    reason: z.enum(redactionReasons),
  })
  .meta({ id: 'RedactionZone' });
export type RedactionZone = z.infer<typeof RedactionZone>;

/** The order given to the bounded program. */
export const RedactionOrder = z.strictObject({
  zones: z.array(RedactionZone).min(1).max(500),
  language: z.enum(['fr', 'en']),
});
export type RedactionOrder = z.infer<typeof RedactionOrder>;
