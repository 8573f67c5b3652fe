/** Concepts that tell whether an act stands on a law it cites. */
export const citationConcepts = [
  'mention-only',
  'designating',
  'relying-on',
  'asking-under-law',
  'search-and-seizure',
  'any-law',
] as const;
