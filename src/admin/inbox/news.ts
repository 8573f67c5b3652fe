/** What happened to the list since it was read: counted, never shown in it until the reader asks. */
import { useState } from 'react';
import { useHappenings } from '../api/live.js';

export interface News {
  /** New requests since the list was read. */
  readonly arrived: number;
  /** Cases on which a user acted since then. */
  readonly changed: ReadonlySet<string>;
  readonly forget: () => void;
}

const nothing = { arrived: new Set<string>(), changed: new Set<string>() };

/** @param me whose own acts are no news; @param isListed whether a case is among the rows that were read */
export function useNews(me: string, isListed: (id: string) => boolean): News {
  const [news, setNews] = useState(nothing);
  useHappenings(({ caseId, type, actor }) => {
    if (type === 'case.opened') {
      setNews((before) => ({ ...before, arrived: new Set(before.arrived).add(caseId) }));
    } else if (actor !== me && isListed(caseId)) {
      setNews((before) => ({ ...before, changed: new Set(before.changed).add(caseId) }));
    }
  });
  return { arrived: news.arrived.size, changed: news.changed, forget: () => setNews(nothing) };
}
