/** What happens while one looks (Server-Sent Events): one stream a page, however many of its parts listen. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { sessionQuery } from './session.js';

/** One entry of the log of a case: ids and closed words only. */
export interface CaseHappening {
  readonly caseId: string;
  readonly seq: number;
  readonly type: string;
  /** The id of a person, or the name of a room. */
  readonly actor: string;
  readonly at: string;
}

const RECONNECT_MILLISECONDS = 5_000;
const listeners = new Set<(happening: CaseHappening) => void>();
const watchers = new Set<() => void>();
let connected = false;
let everConnected = false;

function setConnected(now: boolean): void {
  everConnected ||= now;
  if (connected === now) return;
  connected = now;
  for (const watcher of watchers) watcher();
}

/** The key of everything read of one case; what happens to the case makes it stale. */
export const caseKey = (id: string, ...rest: readonly string[]) => ['case', id, ...rest] as const;

/** Opens the stream for as long as the desk is shown to someone who may read cases. EventSource goes on by itself after a cut; a refusal is tried again here. */
export function useLiveStream(mayRead: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!mayRead) return;
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      source = new EventSource('/api/events');
      listen(source, queries);
      source.addEventListener('error', () => {
        setConnected(false);
        if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, RECONNECT_MILLISECONDS);
      });
    };
    open();
    return () => {
      clearTimeout(timer);
      source?.close();
      setConnected(false);
    };
  }, [queries, mayRead]);
}

function listen(source: EventSource, queries: QueryClient): void {
  source.addEventListener('open', () => setConnected(true));
  source.addEventListener('case', ({ data }: MessageEvent<string>) => {
    const happening = JSON.parse(data) as CaseHappening;
    void queries.invalidateQueries({ queryKey: caseKey(happening.caseId) });
    for (const listener of listeners) listener(happening);
  });
  source.addEventListener('presence', ({ data }: MessageEvent<string>) => {
    const { caseId } = JSON.parse(data) as { caseId: string };
    void queries.invalidateQueries({ queryKey: ['presence', caseId] });
  });
  source.addEventListener('reset', () => void queries.invalidateQueries());
  source.addEventListener('signed_out', () => {
    source.close();
    void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  });
}

/** Called for each entry of a case, of any author. */
export function useHappenings(onHappening: (happening: CaseHappening) => void): void {
  const current = useRef(onHappening);
  useEffect(() => {
    current.current = onHappening;
  });
  useEffect(() => {
    const listener = (happening: CaseHappening) => current.current(happening);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
}

const subscribe = (watcher: () => void) => {
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
  };
};

/** `lost` once the stream was open and is no longer: what is shown may be old. */
export const useConnection = (): 'opening' | 'live' | 'lost' =>
  useSyncExternalStore(subscribe, () => (connected ? 'live' : everConnected ? 'lost' : 'opening'));
