/** One month as a table of weeks; a day shows its clocks, and a clock its computation when it is opened. */

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Articles } from '../i18n/Articles.js';
import { useLanguage } from '../i18n/language.js';
import { parisDay, timeText, urgencyOf } from '../i18n/time.js';
import { Time } from '../ui/bits.js';
import { Button, IconButton } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { useNow } from '../ui/now.js';
import { Link } from '../ui/route.js';
import { Computation } from './DeadlineList.js';
import { type Deadline, grouped } from './deadline.query.js';
import css from './MonthView.module.css';
import { addMonths, weeksOf } from './month.js';

interface MonthViewProps {
  readonly month: string;
  readonly deadlines: readonly Deadline[];
  readonly onMonth: (month: string | null) => void;
}

export function MonthView({ month, deadlines, onMonth }: MonthViewProps) {
  const { words, locale } = useLanguage();
  const { deadlines: text } = words;
  const [opened, setOpened] = useState<Deadline | null>(null);
  const weeks = weeksOf(month);
  const days = grouped(deadlines, ({ safeEnd }) => parisDay(safeEnd));
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const empty = weeks.flat().every((day) => !day.startsWith(month) || !days.has(day));
  return (
    <div className={css.view}>
      <div className={css.head}>
        <h2 aria-live="polite">{timeText(`${month}-01`, 'month', locale)}</h2>
        <IconButton label={text.previous} onClick={() => onMonth(addMonths(month, -1))}>
          <ChevronLeft size={16} aria-hidden />
        </IconButton>
        <IconButton label={text.next} onClick={() => onMonth(addMonths(month, 1))}>
          <ChevronRight size={16} aria-hidden />
        </IconButton>
        <Button small onClick={() => onMonth(null)}>
          {text.thisMonth}
        </Button>
        {empty ? <span className={css.empty}>{text.nothingThisMonth}</span> : null}
      </div>
      <table className={css.month}>
        <caption className="sr">{timeText(`${month}-01`, 'month', locale)}</caption>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col">
                {weekday.format(new Date(`${day}T12:00:00Z`))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <Day key={day} day={day} month={month} ending={days.get(day) ?? []} onOpen={setOpened} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Dialog title={opened ? words.deadlines.how : ''} open={opened !== null} onClose={() => setOpened(null)}>
        {opened ? <Opened deadline={opened} /> : null}
      </Dialog>
    </div>
  );
}

interface DayProps {
  readonly day: string;
  readonly month: string;
  readonly ending: readonly Deadline[];
  readonly onOpen: (deadline: Deadline) => void;
}

const SHOWN = 4;

function Day({ day, month, ending, onOpen }: DayProps) {
  const { words, locale, say } = useLanguage();
  const now = useNow();
  return (
    <td
      data-today={day === parisDay(now) || undefined}
      data-outside={!day.startsWith(month) || undefined}
      data-empty={ending.length === 0 || undefined}
    >
      <time dateTime={day}>
        <span aria-hidden className={css.number}>
          {Number(day.slice(8))}
        </span>
        <span className={css.written}>{timeText(day, 'longDay', locale)}</span>
      </time>
      {ending.slice(0, SHOWN).map((each) => (
        <button
          key={`${each.caseId} ${each.code}`}
          type="button"
          className={css.clock}
          data-urgency={urgencyOf(Date.parse(each.safeEnd) - now)}
          title={`${say(each.title)} · ${each.reference}`}
          onClick={() => onOpen(each)}
        >
          <Time at={each.safeEnd} format="hour" /> {say(each.title)}
          <span className={css.written}> {each.reference}</span>
        </button>
      ))}
      {ending.length > SHOWN ? <Link to="/deadlines">{words.deadlines.others(ending.length - SHOWN)}</Link> : null}
    </td>
  );
}

function Opened({ deadline }: { readonly deadline: Deadline }) {
  const { words, say } = useLanguage();
  const { title, reference, caseId, articles } = deadline;
  return (
    <>
      <p>
        <b>{say(title)}</b>
      </p>
      <p className={css.quiet}>
        {reference} · <Articles cited={articles} />
      </p>
      <Computation deadline={deadline} />
      <Link to={`/cases/${caseId}`}>{words.deadlines.openCase}</Link>
    </>
  );
}
