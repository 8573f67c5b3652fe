/** Every clock that runs: as a list by day, or on the month; each says how its end was computed. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { CalendarClock } from 'lucide-react';
import { useSearch } from 'wouter';
import { useLanguage } from '../i18n/language.js';
import { parisDay } from '../i18n/time.js';
import { Button } from '../ui/button.js';
import { Toggle } from '../ui/field.js';
import { useNow } from '../ui/now.js';
import { Choices, Page } from '../ui/page.js';
import { useGo } from '../ui/route.js';
import { Blank, Failure, Loading } from '../ui/states.js';
import { DeadlineList } from './DeadlineList.js';
import css from './Deadlines.module.css';
import { type Deadline, deadlinesQuery } from './deadline.query.js';
import { MonthView } from './MonthView.js';

export function DeadlinesPage() {
  const { deadlines: words } = useLanguage().words;
  const search = new URLSearchParams(useSearch());
  const go = useGo();
  const view = search.get('view') === 'month' ? 'month' : 'list';
  const late = search.get('late') === 'true';
  const now = useNow();
  const month = /^\d{4}-\d{2}$/.exec(search.get('month') ?? '')?.[0] ?? parisDay(now).slice(0, 7);
  const clocks = useInfiniteQuery(deadlinesQuery(late));
  const all = clocks.data?.pages.flatMap(({ deadlines }) => deadlines) ?? [];
  const total = clocks.data?.pages[0]?.total;
  const show = (changed: Readonly<Record<string, string | null>>) => {
    for (const [name, value] of Object.entries(changed)) {
      if (value === null) search.delete(name);
      else search.set(name, value);
    }
    const query = search.toString();
    go(query ? `/deadlines?${query}` : '/deadlines', true);
  };
  return (
    <Page
      title={words.title}
      subtitle={total === undefined ? words.subtitle : `${words.running(total)}. ${words.subtitle}`}
      actions={
        <div className={css.tools}>
          <Toggle
            label={words.onlyLate}
            checked={late}
            onChange={(checked) => show({ late: checked ? 'true' : null })}
          />
          <Choices
            label={words.view}
            value={view}
            onChange={(next) => show({ view: next === 'month' ? 'month' : null })}
            choices={[
              ['list', words.list],
              ['month', words.month],
            ]}
          />
        </div>
      }
    >
      {clocks.isPending ? <Loading /> : null}
      {clocks.error ? <Failure error={clocks.error} onRetry={() => void clocks.refetch()} /> : null}
      {clocks.data ? (
        <Clocks view={view} late={late} month={month} deadlines={all} onMonth={(next) => show({ month: next })} />
      ) : null}
      {clocks.hasNextPage ? (
        <div className={css.more}>
          <Button busy={clocks.isFetchingNextPage} onClick={() => void clocks.fetchNextPage()}>
            {words.more}
          </Button>
        </div>
      ) : null}
    </Page>
  );
}

interface ClocksProps {
  readonly view: 'list' | 'month';
  readonly late: boolean;
  readonly month: string;
  readonly deadlines: readonly Deadline[];
  readonly onMonth: (month: string | null) => void;
}

function Clocks({ view, late, month, deadlines, onMonth }: ClocksProps) {
  const { deadlines: words } = useLanguage().words;
  if (view === 'month') return <MonthView month={month} deadlines={deadlines} onMonth={onMonth} />;
  if (deadlines.length > 0) return <DeadlineList deadlines={deadlines} />;
  return (
    <Blank icon={<CalendarClock size={22} aria-hidden />} title={late ? words.noneLate : words.none}>
      {words.noneText}
    </Blank>
  );
}
