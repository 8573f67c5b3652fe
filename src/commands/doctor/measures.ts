/** When a free disk, a clock or the end of a certificate is good enough. */
import { bad, type Finding, good, warn } from './finding.js';

type Found = Omit<Finding, 'what'>;

const GIGABYTE = 1_000_000_000;
/** Some hundred thousand messages. */
const ROOM_BYTES = 10 * GIGABYTE;
const LEAST_SHARE = 0.1;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** As the alarm of the service has it: time enough for an authority to issue another. */
const DAYS_BEFORE_END = 60;

/** An hour of ours that stands beside one of the database in an entry. */
const SKEW_SEEN = 2_000;
/** A second factor is refused beyond it (RFC 6238, 5.2), and a time-stamp a little later. */
const SKEW_REFUSED = 60_000;

const gigabytes = (bytes: number): string => `${(bytes / GIGABYTE).toFixed(1)} GB`;
const seconds = (milliseconds: number): string => `${(Math.abs(milliseconds) / 1_000).toFixed(1)} s`;

/** @param reserve bytes without which mail is refused */
export function ofDisk(folder: string, free: number, total: number, reserve: number): Found {
  const left = `${gigabytes(free)} of ${gigabytes(total)} are free at ${folder}`;
  if (free < reserve) return bad(`GREFFE_DATA: ${left}: mail is refused. Make room.`);
  const isLow = free < ROOM_BYTES || free < total * LEAST_SHARE;
  return isLow ? warn(`GREFFE_DATA: ${left}: make room before mail is refused.`) : good(`${left}.`);
}

/** Milliseconds of the Unix clock. */
export interface Asked {
  /** By our clock, before and after the question. */
  readonly before: number;
  readonly after: number;
  readonly theirs: number;
}

/**
 * An hour between question and answer is right: a slow answer is no wrong clock.
 * @param whose with which it was compared, such as "the database"
 */
export function ofClock({ before, after, theirs }: Asked, whose: string): Found {
  const skew = theirs < before ? before - theirs : Math.min(after - theirs, 0);
  const says = `The clock of this machine is ${seconds(skew)} ${skew < 0 ? 'behind' : 'ahead of'} that of ${whose}`;
  const cure = 'set both by NTP';
  if (Math.abs(skew) > SKEW_REFUSED) return bad(`${says}: codes and time-stamps are refused; ${cure}.`);
  return Math.abs(skew) > SKEW_SEEN ? warn(`${says}: ${cure}.`) : good(`${says}.`);
}

/** @param variable of the setting that holds the certificate */
export function ofCertificate(variable: string, validFrom: Date, validTo: Date, now: Date): Found {
  const [from, to] = [validFrom, validTo].map((day) => day.toISOString().slice(0, 10));
  if (validFrom > now) return bad(`${variable}: the certificate is valid from ${from} only: check it, or the clock.`);
  if (validTo <= now) return bad(`${variable}: the certificate ended on ${to}: have another issued.`);
  const isNear = validTo.getTime() - now.getTime() < DAYS_BEFORE_END * DAY;
  return isNear
    ? warn(`${variable}: the certificate ends on ${to}: have another issued.`)
    : good(`${variable}: the certificate ends on ${to}.`);
}

/** A night without a backup is noticed in the morning. */
const HOURS_BETWEEN_BACKUPS = 26;

/** @param begun the last whole backup; null where there was none */
export function ofBackup(begun: Date | null, now: Date): Found {
  if (begun === null) return warn('No whole backup was made so far: have a timer run "greffe backup".');
  const says = `The last whole backup was begun at ${begun.toISOString()}`;
  const isOld = now.getTime() - begun.getTime() > HOURS_BETWEEN_BACKUPS * HOUR;
  return isOld ? warn(`${says}: look why the timer of "greffe backup" made none since.`) : good(`${says}.`);
}
