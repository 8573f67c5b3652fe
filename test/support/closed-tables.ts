/** Read and written by functions and triggers of the owner alone. */
export const closedTables = [
  'erasure_aside',
  'event_kind',
  'notice_kind',
  'person_role',
  'sequencer_lease',
  // Of version 0.2.0 and older, which kept the codes of the set-up there.
  'setup_code',
  'standing_consent',
  'stream_right',
  'work_right',
];
