/** One guard taken away: the same run without it must be found out, or the simulation proves nothing. */
export const flaws = [
  'acknowledges_before_commit',
  'keeps_the_same_bytes_twice',
  'forgets_idempotency_keys',
  'appends_without_looking',
  'marks_done_before_the_effect',
  'lets_a_late_attempt_commit',
  'enqueues_after_the_commit',
  'has_no_sweeper',
  'trusts_the_process_clock',
  'sends_without_a_claim',
  'sends_an_interrupted_answer_again',
  'sends_before_the_decision_commits',
  'lets_the_preparer_approve',
  'lets_one_person_approve_twice',
  'lets_the_approver_release',
  'binds_no_payload',
  'releases_without_quorum',
  'executes_a_third_country',
  'seals_above_the_last',
] as const;
/** Found by no random run in thousands: each has a run of its own. */
export const rareFlaws = ['loses_a_late_success'] as const;
export type Flaw = (typeof flaws)[number] | (typeof rareFlaws)[number];
