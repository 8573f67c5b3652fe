import { z } from 'zod';

/** Why what an order asks is not done: it was not held when the order came, or a fact prevents it (EEV 10(7), 11(6); TCO 3(7)). */
export const shortfalls = ['not_held', 'impossible'] as const;
export const Shortfall = z.enum(shortfalls);
export type Shortfall = z.infer<typeof Shortfall>;

/** What a letter tells of what was done. */
export const Effect = z.enum(['handed_over', 'in_part', 'done', ...shortfalls]);
export type Effect = z.infer<typeof Effect>;
