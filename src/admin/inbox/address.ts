/** The state of the inbox in its address: the query of the list as the API reads it, and which case is open beside it. */
import { useCallback } from 'react';
import { useGo, useQueryString } from '../ui/route.js';

const OPEN_CASE = 'case';
/** What may stand several times: `verdict=REFUSE&verdict=HOLD`. */
export type FilterName =
  | 'verdict'
  | 'country'
  | 'stepKind'
  | 'issuerKind'
  | 'category'
  | 'circuit'
  | 'assignee'
  | 'row'
  | 'language'
  | 'door'
  | 'outcome'
  | 'emergency';

export interface InboxAddress {
  /** Of the list, without the open case: what a saved view keeps. */
  readonly query: string;
  readonly openCase: string | null;
  readonly values: (name: string) => readonly string[];
  readonly toCase: (id: string | null) => string;
  readonly toQuery: (query: string) => string;
  readonly open: (id: string | null, replace?: boolean) => void;
  /** Sets or clears parts of the query; the open case stays. */
  readonly change: (parts: Readonly<Record<string, readonly string[]>>) => void;
}

const path = (parameters: URLSearchParams): string => (parameters.size > 0 ? `/?${parameters}` : '/');

function withCase(query: string, id: string | null): string {
  const parameters = new URLSearchParams(query);
  if (id !== null) parameters.set(OPEN_CASE, id);
  return path(parameters);
}

export function useInboxAddress(): InboxAddress {
  const parameters = useQueryString();
  const go = useGo();
  const openCase = parameters.get(OPEN_CASE);
  const listed = new URLSearchParams(parameters);
  listed.delete(OPEN_CASE);
  const query = listed.toString();
  const open = useCallback((id: string | null, replace = false) => go(withCase(query, id), replace), [go, query]);
  return {
    query,
    openCase,
    values: (name) => listed.getAll(name),
    toCase: (id) => withCase(query, id),
    toQuery: (next) => withCase(next, openCase),
    open,
    change(parts) {
      for (const [name, values] of Object.entries(parts)) {
        listed.delete(name);
        for (const value of values) listed.append(name, value);
      }
      go(withCase(listed.toString(), openCase));
    },
  };
}
