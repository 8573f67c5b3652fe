/** PAdES baseline levels: each has what the one before it has (EN 319 142-1, 5). */
export const levels = ['B-B', 'B-T', 'B-LT', 'B-LTA'] as const;
export type Level = (typeof levels)[number];

export const atLeast = (level: Level, least: Level): boolean => levels.indexOf(level) >= levels.indexOf(least);
