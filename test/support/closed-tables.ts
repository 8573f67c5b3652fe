/** Read and written by functions and triggers of the owner alone. */
export const closedTables = [
  'erasure_aside',
  'event_kind',
  'notice_kind',
  'person_role',
  'sequencer_lease',
  'standing_consent',
  'stream_right',
  'work_right',
];
