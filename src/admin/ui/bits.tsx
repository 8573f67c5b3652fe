/** The small signs of the desk: who, what kind, how long. Never colour alone. */
import { AlertTriangle, Clock3 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/language.js';
import { duration, type TimeFormat, timeText, urgencyOf } from '../i18n/time.js';
import css from './bits.module.css';

const HUES = 6;

const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter((part) => /^\p{Lu}/u.test(part))
    .map((part) => part.charAt(0))
    .slice(0, 2)
    .join('');

export function Avatar({ name, size = 24 }: { readonly name: string; readonly size?: number }) {
  const hue = [...name].reduce((sum, character) => sum + character.charCodeAt(0), 0) % HUES;
  const style = { width: size, height: size, fontSize: size * 0.39 };
  return (
    <span className={css.avatar} data-hue={hue} style={style} role="img" aria-label={name} title={name}>
      {initialsOf(name) || '·'}
    </span>
  );
}

interface DueProps {
  /** null where no clock runs. */
  readonly at: string | null;
  readonly now: number;
  readonly big?: boolean;
}

/** Time left until a clock ends, with its absolute hour where there is room. */
export function Due({ at, now, big = false }: DueProps) {
  const { words, locale } = useLanguage();
  if (at === null) return <span className={css.due}>{words.deadline.none}</span>;
  const left = Date.parse(at) - now;
  const urgency = urgencyOf(left);
  const length = duration(left, words.units);
  const Icon = urgency === 'late' ? AlertTriangle : Clock3;
  const { late, spokenLate, spokenLeft } = words.deadline;
  return (
    <span className={css.due} data-urgency={urgency} data-big={big || undefined}>
      <Icon size={big ? 15 : 12} strokeWidth={2.1} aria-hidden />
      <span aria-hidden>{urgency === 'late' ? late(length) : length}</span>
      <span className="sr">{urgency === 'late' ? spokenLate(length) : spokenLeft(length)}</span>
      {big ? <time dateTime={at}>{timeText(at, 'weekday', locale)}</time> : null}
    </span>
  );
}

export type Tone = 'accent' | 'violet' | 'crit' | 'teal' | 'warn' | 'ok' | 'info' | 'plain';

export function Tag({ tone = 'accent', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span className={css.tag} data-tone={tone} title={typeof children === 'string' ? children : undefined}>
      {children}
    </span>
  );
}

export function Country({ code }: { readonly code: string }) {
  const { locale } = useLanguage();
  const name = new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code;
  return (
    <span className={css.country} title={name}>
      <span aria-hidden>{code}</span>
      <span className="sr">{name}</span>
    </span>
  );
}

/** An hour in Paris; the same hour in UTC when pointed at. */
export function Time({ at, format = 'short' }: { readonly at: string; readonly format?: TimeFormat }) {
  const { locale } = useLanguage();
  return (
    <time dateTime={at} title={at.length > 10 ? `${at.slice(0, 19).replace('T', ' ')} UTC` : undefined}>
      {timeText(at, format, locale)}
    </time>
  );
}

export const Key = ({ children }: { readonly children: ReactNode }) => <kbd className={css.key}>{children}</kbd>;
