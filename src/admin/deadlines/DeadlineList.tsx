/** Clocks under the day on which they end, the overdue ones first. */
import { dayAfter } from '../account/days.js';
import { Articles } from '../i18n/Articles.js';
import { useLanguage } from '../i18n/language.js';
import { parisDay, timeText } from '../i18n/time.js';
import { useNames } from '../i18n/vocabulary.js';
import { useHeadline } from '../inbox/CaseRow.js';
import { verdictTone } from '../inbox/tone.js';
import { Due, Tag, Time } from '../ui/bits.js';
import { useNow } from '../ui/now.js';
import { Section } from '../ui/page.js';
import { Link } from '../ui/route.js';
import css from './Deadlines.module.css';
import { type Deadline, grouped } from './deadline.query.js';

export function DeadlineList({ deadlines }: { readonly deadlines: readonly Deadline[] }) {
  const now = useNow();
  const { words, locale } = useLanguage();
  const nameOf = (day: string): string => {
    if (day === 'late') return words.deadlines.late;
    if (day === parisDay(now)) return words.deadlines.today;
    if (day === dayAfter(parisDay(now))) return words.deadlines.tomorrow;
    return timeText(day, 'longDay', locale);
  };
  const dayOf = ({ safeEnd }: Deadline) => (Date.parse(safeEnd) < now ? 'late' : parisDay(safeEnd));
  return [...grouped(deadlines, dayOf)].map(([day, ending]) => (
    <Section key={day} title={<span className={css.day}>{nameOf(day)}</span>} aside={<span>{ending.length}</span>}>
      <ul className={css.list}>
        {ending.map((each) => (
          <li key={`${each.caseId} ${each.code}`}>
            <Clock deadline={each} now={now} />
          </li>
        ))}
      </ul>
    </Section>
  ));
}

function Clock({ deadline, now }: { readonly deadline: Deadline; readonly now: number }) {
  const { words, say } = useLanguage();
  const name = useNames();
  const { caseId, reference, title, articles, safeEnd, verdict, emergency } = deadline;
  const { from, subject } = useHeadline(deadline);
  return (
    <article className={css.clock}>
      <div className={css.when}>
        <Due at={safeEnd} now={now} />
        <Time at={safeEnd} format="hour" />
      </div>
      <div className={css.what}>
        <p className={css.title}>
          <b>{say(title)}</b>
          {emergency ? <Tag tone="crit">{words.deadlines.emergency}</Tag> : null}
          {verdict ? <Tag tone={verdictTone(verdict)}>{name('verdict', verdict)}</Tag> : null}
        </p>
        <p className={css.meta}>
          <Link to={`/cases/${caseId}`}>{reference}</Link>
          <span>{from}</span>
          <span>{subject}</span>
        </p>
        <p className={css.meta}>
          <span>
            <Articles cited={articles} />
          </span>
        </p>
        <details className={css.how}>
          <summary>{words.deadlines.how}</summary>
          <Computation deadline={deadline} />
        </details>
      </div>
    </article>
  );
}

export function Computation({ deadline }: { readonly deadline: Deadline }) {
  const { words, say } = useLanguage();
  const { computation, setByAuthority, startsAt, legalEnd, safeEnd } = deadline;
  return (
    <div className={css.computation}>
      {setByAuthority ? <p>{words.deadlines.set}</p> : null}
      <ol>
        {computation.map((sentence) => (
          <li key={sentence.en}>{say(sentence)}</li>
        ))}
      </ol>
      <dl>
        <div>
          <dt>{words.deadlines.received}</dt>
          <dd>{startsAt ? <Time at={startsAt} format="weekday" /> : '—'}</dd>
        </div>
        <div>
          <dt>{words.deadlines.legalEnd}</dt>
          <dd>{legalEnd ? <Time at={legalEnd} format="weekday" /> : words.deadlines.noLegalEnd}</dd>
        </div>
        <div>
          <dt>{words.deadlines.safeEnd}</dt>
          <dd>
            <Time at={safeEnd} format="weekday" />
          </dd>
        </div>
      </dl>
    </div>
  );
}
