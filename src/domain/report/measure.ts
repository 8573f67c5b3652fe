/** Times to answer: medians are never added up, they are measured again from the rows. */

export interface Times {
  /** How many cases have that time. */
  readonly cases: number;
  /** Hours, to one decimal; null when there is no case. */
  readonly medianHours: number | null;
  readonly ninetiethHours: number | null;
}

const hours = (minutes: number): number => Math.round(minutes / 6) / 10;

/** The middle value, or the mean of the two middle values. */
export function median(sorted: readonly number[]): number | null {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[sorted.length - 1 - middle];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** The smallest value that at least nine tenths of the values do not exceed (nearest rank). */
export function ninetieth(sorted: readonly number[]): number | null {
  return sorted[Math.ceil(sorted.length * 0.9) - 1] ?? null;
}

export function timesOf(minutes: readonly (number | null)[]): Times {
  const sorted = minutes.filter((value) => value !== null).sort((left, right) => left - right);
  const middle = median(sorted);
  const high = ninetieth(sorted);
  return {
    cases: sorted.length,
    medianHours: middle === null ? null : hours(middle),
    ninetiethHours: high === null ? null : hours(high),
  };
}
