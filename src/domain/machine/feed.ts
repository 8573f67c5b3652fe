/** What the feed of events tells machines: a list of types, so that a new one appears only once it stands here. */
export const fedEvents = [
  'case.classified',
  'case.assigned',
  'case.prepared',
  'case.approved',
  'case.sent_back',
  'case.released',
  'case.refused',
  'case.recalled',
  'case.letter_sent',
  'case.withdrawn',
  'case.closed',
] as const;
