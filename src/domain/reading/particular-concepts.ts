/** Concepts for what people see of an act: its reference, offence, silence, dates. */
export const particularConcepts = [
  'offence-told',
  'confidentiality',
  'time-to-answer',
  'case-number-title',
  'investigation-title',
  'our-reference-title',
  'report-number-title',
  'reference-title',
  'matter-title',
  'decision-title',
  'investigating-judge-number',
  'file-number',
  'other-number',
] as const;
