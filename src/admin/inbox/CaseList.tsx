/** The virtual list: some twenty rows stand in the page, however many requests there are. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useNameOf } from '../api/colleagues.js';
import { useLanguage } from '../i18n/language.js';
import { useNow } from '../ui/now.js';
import type { InboxAddress } from './address.js';
import css from './CaseList.module.css';
import { CaseRow } from './CaseRow.js';
import type { CasePages } from './pages.js';

const ROW_PIXELS = 92;

interface CaseListProps {
  readonly pages: CasePages;
  readonly address: InboxAddress;
  readonly changed: ReadonlySet<string>;
  /** Where the open case stands, or −1 when it is not among the rows known. */
  readonly current: number;
  readonly step: (by: 1 | -1) => void;
}

export function CaseList({ pages, address, changed, current, step }: CaseListProps) {
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
  const [first, last] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0];
  const { show } = pages;
  useEffect(() => show(first, last), [show, first, last]);
  useEffect(() => {
    if (current >= 0) rows.scrollToIndex(current, { align: 'auto' });
  }, [current, rows]);
  // Whoever walks the list by keyboard stays in it, on the row of the case that opened.
  useEffect(() => {
    const list = scroll.current;
    if (!list?.contains(document.activeElement)) return;
    list.querySelector<HTMLElement>('[aria-current="true"]')?.focus();
  });
  const walk = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    step(by);
  };
  return (
    <div className={css.scroll} ref={scroll}>
      <ul onKeyDown={walk} className={css.rows} style={{ height: rows.getTotalSize() }} aria-label={words.inbox.list}>
        {shown.map(({ index, start }) => {
          const item = pages.at(index);
          return (
            <li
              key={index}
              className={css.slot}
              style={{ height: ROW_PIXELS, transform: `translateY(${start}px)` }}
              aria-setsize={total}
              aria-posinset={index + 1}
            >
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
