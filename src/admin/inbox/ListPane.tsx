/** The list with its view, its search, its filters and its news. */
import { ArrowDownWideNarrow, Inbox, ListChecks, RotateCw, SearchX } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useConnection } from '../api/live.js';
import { PAGE } from '../api/page-size.js';
import { type CasePages, useCasePages } from '../api/pages.js';
import { useMe } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { Button, IconButton } from '../ui/button.js';
import { useHotkeys } from '../ui/hotkeys.js';
import { Menu } from '../ui/menu.js';
import { useGo } from '../ui/route.js';
import { Blank, Failure } from '../ui/states.js';
import type { InboxAddress } from './address.js';
import { CaseList, Ghosts, placeOfRow } from './CaseList.js';
import { Filters } from './Filters.js';
import css from './Inbox.module.css';
import { useNews } from './news.js';
import { SearchField } from './SearchField.js';
import { type Selection, useSelection } from './selection.js';
import { ViewMenu } from './ViewMenu.js';

const SelectionBar = lazy(async () => ({ default: (await import('./SelectionBar.js')).SelectionBar }));

export function ListPane({ address }: { readonly address: InboxAddress }) {
  const { words, locale } = useLanguage();
  const { inbox } = words;
  const me = useMe();
  const search = useRef<HTMLInputElement>(null);
  const pages = useCasePages(address.query);
  const place = usePlace(pages, address);
  // The row of the open case follows it.
  const news = useNews(me.person.id, (id) => id !== address.openCase && placeOf(pages, id) >= 0);
  const connection = useConnection();
  const selection = useSelection(pages, address.query);
  const mayChoose = me.actions.includes('case.assign');
  const choose = (event: KeyboardEvent) => {
    const at = placeOfRow(document.activeElement) ?? place.current;
    if (at >= 0) selection.toggle(at, event.shiftKey);
  };
  const leave = () => selection.turn(false);
  useHotkeys({
    '/': () => search.current?.focus(),
    j: () => place.step(1),
    k: () => place.step(-1),
    ...(mayChoose && { x: choose }),
    ...(selection.on && { Escape: leave }),
  });
  const { total, more } = pages;
  return (
    <section className={css.list} aria-label={inbox.list}>
      <header className={css.head}>
        <div className={css.title}>
          <ViewMenu address={address} />
          <p role="status">{total === null ? '' : inbox.count(total, total.toLocaleString(locale), more)}</p>
          <Order address={address} />
        </div>
        <SearchField ref={search} text={pages.searchText} onSearch={(sealed) => address.change({ search: sealed })} />
        <p role="status" className={css.instead}>
          {pages.searchText !== null && pages.searchedInstead !== null
            ? inbox.instead(pages.searchText, pages.searchedInstead)
            : ''}
        </p>
        <div className={css.tools}>
          <Filters address={address} />
          {mayChoose ? (
            <IconButton
              label={inbox.bulk.start}
              shortcut="X"
              pressed={selection.on}
              onClick={() => selection.turn(!selection.on)}
            >
              <ListChecks size={16} aria-hidden />
            </IconButton>
          ) : null}
        </div>
        {selection.on ? (
          <Suspense fallback={null}>
            <SelectionBar selection={selection} />
          </Suspense>
        ) : null}
        {connection === 'lost' ? <p className={css.lost}>{inbox.lost}</p> : null}
        <NewsPill
          arrived={news.arrived}
          changed={news.changed.size}
          onShow={() => {
            news.forget();
            pages.renew();
          }}
        />
      </header>
      <Rows
        pages={pages}
        address={address}
        changed={news.changed}
        current={place.current}
        step={place.step}
        selection={selection}
      />
    </section>
  );
}

function NewsPill({ arrived, changed, onShow }: { arrived: number; changed: number; onShow: () => void }) {
  const { inbox } = useLanguage().words;
  const parts = [arrived > 0 ? inbox.arrived(arrived) : '', changed > 0 ? inbox.moved(changed) : ''].filter(Boolean);
  return (
    <div className={css.news} role="status">
      {parts.length > 0 ? (
        <button type="button" onClick={onShow} title={inbox.showNews}>
          <RotateCw size={13} aria-hidden />
          <span>{parts.join(', ')}</span>
        </button>
      ) : null}
    </div>
  );
}

interface RowsProps {
  readonly pages: CasePages;
  readonly address: InboxAddress;
  readonly changed: ReadonlySet<string>;
  readonly current: number;
  readonly step: (by: 1 | -1) => void;
  readonly selection: Selection;
}

function Rows(props: RowsProps) {
  const { pages, address } = props;
  const go = useGo();
  const { inbox } = useLanguage().words;
  if (pages.error) return <Failure error={pages.error} onRetry={pages.renew} />;
  if (pages.total === null) return <Ghosts />;
  if (pages.total > 0) {
    return <CaseList {...props} />;
  }
  if (address.query === '')
    return (
      <Blank icon={<Inbox size={22} aria-hidden />} title={inbox.emptyTitle}>
        {inbox.empty}
      </Blank>
    );
  return (
    <Blank
      icon={<SearchX size={22} aria-hidden />}
      title={inbox.noMatchTitle}
      action={<Button onClick={() => go(address.toQuery(''))}>{inbox.showAll}</Button>}
    >
      {inbox.noMatch}
    </Blank>
  );
}

function placeOf(pages: CasePages, id: string | null): number {
  if (id === null) return -1;
  for (let index = 0; index < (pages.total ?? 0); index += 1) {
    const item = pages.at(index);
    if (item?.id === id) return index;
    // Pages that were not read yet cannot hold a row that was seen.
    if (!item) index += PAGE - (index % PAGE) - 1;
  }
  return -1;
}

/** Where the open case stands, and the way to its neighbours. */
function usePlace(pages: CasePages, address: InboxAddress) {
  const found = placeOf(pages, address.openCase);
  const [last, setLast] = useState(found);
  useEffect(() => {
    if (found >= 0) setLast(found);
  }, [found]);
  const step = (by: 1 | -1) => {
    // A case that left the list leaves its place to the one that followed.
    const from = found >= 0 ? found : Math.max(last, 0) - (by === 1 ? 1 : 0);
    const next = pages.at(from + by);
    if (next) address.open(next.id, address.openCase !== null);
  };
  return { current: found, step };
}

function Order({ address }: { readonly address: InboxAddress }) {
  const { inbox, shell } = useLanguage().words;
  const closed = address.values('status')[0] !== undefined;
  const usual = closed ? 'newest' : 'due';
  const order = (address.values('order')[0] ?? usual) as keyof typeof inbox.orders;
  const items = Object.entries(inbox.orders).map(([key, label]) => ({
    key,
    label,
    checked: key === order,
    onChoose: () => address.change({ order: key === usual ? [] : [key] }),
  }));
  return (
    <Menu
      end
      items={items}
      target={
        <button type="button" className={css.sort} aria-label={shell.pair(inbox.order, inbox.orders[order])}>
          <ArrowDownWideNarrow size={14} aria-hidden />
          <span>{inbox.orders[order]}</span>
        </button>
      }
    />
  );
}
