/** The virtual list: some twenty rows stand in the page, however many requests there are. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { useNameOf } from '../api/colleagues.js';
import { PAGE } from '../api/page-size.js';
import type { CasePages } from '../api/pages.js';
import { useLanguage } from '../i18n/language.js';
import { useNow } from '../ui/now.js';
import { usePrinting } from '../ui/printing.js';
import type { InboxAddress } from './address.js';
import css from './CaseList.module.css';
import { CaseRow } from './CaseRow.js';
import type { Selection } from './selection.js';

const ROW_PIXELS = 92;

interface CaseListProps {
  readonly pages: CasePages;
  readonly address: InboxAddress;
  readonly changed: ReadonlySet<string>;
  /** Where the open case stands, or −1 when it is not among the rows known. */
  readonly current: number;
  readonly step: (by: 1 | -1) => void;
  readonly selection: Selection;
}

export function CaseList({ pages, address, changed, current, step, selection }: CaseListProps) {
  const { words } = useLanguage();
  const now = useNow();
  const nameOf = useNameOf();
  const scroll = useRef<HTMLDivElement>(null);
  const total = pages.total ?? 0;
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 6,
  });
  const shown = rows.getVirtualItems();
  const printing = usePrinting();
  const [first, last] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0];
  const { show } = pages;
  useEffect(() => show(first, last), [show, first, last]);
  useEffect(() => {
    if (current >= 0) rows.scrollToIndex(current, { align: 'auto' });
  }, [current, rows]);
  useFollowingFocus(scroll, current);
  const walk = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (event.shiftKey) reach(event.target as HTMLElement, by);
    else step(by);
  };
  /** From the row that has the focus to its neighbour, both of them chosen. */
  const reach = (from: HTMLElement, by: 1 | -1) => {
    const here = placeOfRow(from);
    if (here === null || !pages.at(here + by)) return;
    selection.reach(here, here + by);
    scroll.current?.querySelector<HTMLElement>(`[data-place="${here + by}"] a`)?.focus();
  };
  return (
    <div className={css.scroll} ref={scroll}>
      <ul
        onKeyDown={walk}
        className={css.rows}
        style={printing ? {} : { height: rows.getTotalSize() }}
        aria-label={words.inbox.list}
      >
        {(printing ? firstPage(total) : shown).map(({ index, start }) => {
          const item = pages.at(index);
          return (
            <li
              key={index}
              className={css.slot}
              data-place={index}
              data-choosing={selection.on || undefined}
              style={printing ? {} : { height: ROW_PIXELS, transform: `translateY(${start}px)` }}
              aria-setsize={total}
              aria-posinset={index + 1}
            >
              {item && selection.on ? (
                <label className={css.choice}>
                  <input
                    type="checkbox"
                    aria-label={words.inbox.bulk.choose(item.reference)}
                    checked={selection.has(item.id)}
                    onChange={({ nativeEvent }) => selection.toggle(index, (nativeEvent as MouseEvent).shiftKey)}
                  />
                </label>
              ) : null}
              {item ? (
                <CaseRow
                  item={item}
                  now={now}
                  to={address.toCase(item.id)}
                  selected={item.id === address.openCase}
                  changed={changed.has(item.id)}
                  assignee={item.assignee ? nameOf(item.assignee) : null}
                />
              ) : (
                <Ghost />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** What stands on paper: the requests that come first, of which a screen shows some twenty. */
const firstPage = (total: number) =>
  Array.from({ length: Math.min(total, PAGE) }, (_, index) => ({ index, start: index * ROW_PIXELS }));

/** Where in the list the row around an element stands. */
export function placeOfRow(element: Element | null): number | null {
  const place = element?.closest('[data-place]')?.getAttribute('data-place');
  return place ? Number(place) : null;
}

/** A keyboard user stays in the list, on the row of the case that opened; the focus of other users does not move. */
function useFollowingFocus(scroll: RefObject<HTMLElement | null>, current: number): void {
  const follows = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another case opens
  useEffect(() => {
    follows.current = scroll.current?.contains(document.activeElement) ?? false;
  }, [current]);
  useEffect(() => {
    const row = follows.current ? scroll.current?.querySelector<HTMLElement>('[aria-current="true"]') : null;
    if (!row) return;
    row.focus();
    follows.current = false;
  });
}

function Ghost() {
  return (
    <div className={css.ghost} aria-hidden>
      <i />
      <i />
      <i />
    </div>
  );
}

export function Ghosts() {
  const { shell } = useLanguage().words;
  return (
    <div className={css.ghosts} role="status" aria-label={shell.loading}>
      {['1', '2', '3', '4', '5'].map((key) => (
        <Ghost key={key} />
      ))}
    </div>
  );
}
