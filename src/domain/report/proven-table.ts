/** The tables whose every count is the length of a published list. */

/** Each request stands in exactly one cell of these. */
export const fullTables = ['headline', 'sections', 'countries', 'channels', 'addressees', 'emergencies'] as const;
/** And in any number of cells of these. */
const openTables = ['instruments', 'categories', 'refusals', 'relayed', 'notices'] as const;

export const provenTables = [...fullTables, ...openTables] as const;
export type ProvenTable = (typeof provenTables)[number];
