/** Concepts for days, hours and periods. */
export const timeConcepts = [
  'month',
  'at-hour',
  'hour-word',
  'paris-time',
  'period-begins',
  'period-opens',
  'period-joint',
  'counted-back',
] as const;
