/** One request in the list: who asks, from where, for what, what is proposed, who has it, and how long is left of how long. */
import { memo } from 'react';
import type { ListedCase } from '../api/pages.js';
import { useLanguage } from '../i18n/language.js';
import { duration } from '../i18n/time.js';
import { useNames } from '../i18n/vocabulary.js';
import { Avatar, Country, Due, Tag } from '../ui/bits.js';
import { Link } from '../ui/route.js';
import css from './CaseRow.module.css';
import { verdictTone } from './tone.js';

interface CaseRowProps {
  readonly item: ListedCase;
  readonly now: number;
  readonly to: string;
  readonly selected: boolean;
  readonly changed: boolean;
  readonly assignee: string | null;
}

const MILLISECONDS = 1_000;

export const CaseRow = memo(function CaseRow({ item, now, to, selected, changed, assignee }: CaseRowProps) {
  const { words } = useLanguage();
  const { from, subject } = useHeadline(item);
  return (
    <Link
      to={to}
      className={css.row}
      data-on={selected || undefined}
      aria-current={selected ? 'true' : undefined}
      data-case={item.id}
    >
      <span className={css.first}>
        {changed ? (
          <i className={css.dot} role="img" aria-label={words.inbox.changed} title={words.inbox.changed} />
        ) : null}
        <b title={from}>{from}</b>
        {item.issuerCountry && item.issuerCountry !== 'FR' ? <Country code={item.issuerCountry} /> : null}
        <TimeLeft item={item} now={now} />
      </span>
      <span className={css.subject} title={subject}>
        {subject}
      </span>
      <Footing item={item} assignee={assignee} />
    </Link>
  );
});

/** Who asks and for what, in the best words there are. */
export function useHeadline({ headline, issuerKind }: Pick<ListedCase, 'headline'> & Partial<ListedCase>): {
  readonly from: string;
  readonly subject: string;
} {
  const { words, say } = useLanguage();
  const name = useNames();
  const unnamed = name('issuerKind', issuerKind ?? 'unknown');
  if (headline === null) return { from: unnamed, subject: words.inbox.unread };
  if (headline === 'erased') return { from: unnamed, subject: words.inbox.erased };
  const { authority, sender, subject } = headline;
  return { from: authority ? say(authority) : sender || unnamed, subject };
}

function TimeLeft({ item, now }: Pick<CaseRowProps, 'item' | 'now'>) {
  const name = useNames();
  const { status, outcome, safeEnd } = item;
  if (status === 'closed') {
    return <span className={css.due}>{outcome ? <Tag tone="plain">{name('outcome', outcome)}</Tag> : null}</span>;
  }
  return (
    <span className={css.due}>
      <Allowed item={item} now={now} />
      <Due at={safeEnd} now={now} />
    </span>
  );
}

function Footing({ item, assignee }: Pick<CaseRowProps, 'item' | 'assignee'>) {
  const { inbox } = useLanguage().words;
  const name = useNames();
  const { reference, verdict, row, waits } = item;
  const rest = [row, waits ? inbox.waits[waits] : name('stepKind', 'end')].filter(Boolean).join(' · ');
  return (
    <span className={css.last}>
      {verdict ? <Tag tone={verdictTone(verdict)}>{name('verdict', verdict)}</Tag> : null}
      <span className={css.plain} title={`${reference} · ${rest}`}>
        <span className="sr">{reference}</span>
        <span aria-hidden>{reference.replace(/^[A-Z]+-\d{4}-0*/, '')}</span>
        {` · ${rest}`}
      </span>
      {assignee ? (
        <Avatar name={assignee} size={22} />
      ) : (
        <span className={css.unassigned} role="img" aria-label={inbox.unassigned} title={inbox.unassigned} />
      )}
    </span>
  );
}

/** How much of the time allowed has gone, as a ring; the numbers for screen readers. */
function Allowed({ item, now }: Pick<CaseRowProps, 'item' | 'now'>) {
  const { words } = useLanguage();
  const { safeEnd, allowedSeconds } = item;
  if (safeEnd === null || !allowedSeconds || Date.parse(safeEnd) < now) return null;
  const allowed = allowedSeconds * MILLISECONDS;
  const left = Math.max(0, Math.min(1, (Date.parse(safeEnd) - now) / allowed));
  const text = words.inbox.allowed(duration(allowed, words.units));
  return (
    <svg className={css.ring} viewBox="0 0 14 14" role="img" aria-label={text} data-low={left < 0.25 || undefined}>
      <title>{text}</title>
      <circle cx="7" cy="7" r="5.5" />
      <circle cx="7" cy="7" r="5.5" pathLength="100" strokeDasharray={`${left * 100} 100`} />
    </svg>
  );
}
