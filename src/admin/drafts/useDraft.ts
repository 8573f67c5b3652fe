/** The fields of a form on a case: kept on the server while they are filled in, and there again when the form is opened. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { signedInPerson } from '../api/client.js';
import { useMe } from '../api/session.js';
import { draftsQuery, sendDraft } from './draft.query.js';
import { DraftKeeper, type Keeping } from './draft-keeper.js';
import { readDraft } from './fitted.js';

interface Resumed<Fields> {
  readonly fields: Fields;
  readonly seen: number;
  readonly at: string;
}

interface Typed<Fields> {
  readonly fields: Fields;
  readonly resumed: Resumed<Fields> | null;
}

export interface DraftForm<Fields> {
  /** Which form of the case: letters, digits, `-` and `_`; another thing that is asked has another name. */
  readonly name: string;
  /** What the form holds before anyone filled it in. */
  readonly first: Fields;
  /** Entries of the case as it is shown. */
  readonly entries: number;
  /** Whether a draft still fits what is asked. */
  readonly fits?: (kept: Fields) => boolean;
}

export interface Draft<Fields> {
  readonly fields: Fields;
  readonly change: (part: Partial<Fields>) => void;
  /** Entries of the case when the person began to fill it in. */
  readonly seen: number;
  /** When the draft that was found was kept. */
  readonly resumedFrom: string | null;
  readonly keeping: Keeping;
  /** Takes the draft away, and empties the form: at the wish of the person, or once the act is done. */
  readonly clear: () => void;
}

export function useDraft<Fields extends object>(caseId: string, form: DraftForm<Fields>): Draft<Fields> {
  const me = useMe().person.id;
  const { data } = useQuery({ ...draftsQuery(caseId, me), refetchOnMount: 'always' });
  const [{ name, first, entries, fits }] = useState(form);
  const [keeping, setKeeping] = useState<Keeping>({ kind: 'none' });
  const [typed, setTyped] = useState<Typed<Fields> | null>(null);
  const kept = data?.find((each) => each.form === name);
  const read = kept ? readDraft(first, kept.content) : null;
  const found = kept && read && (fits?.(read) ?? true) ? { fields: read, seen: kept.seen, at: kept.at } : null;
  const { fields, resumed } = typed ?? { fields: found?.fields ?? first, resumed: found };
  const seen = Math.min(resumed?.seen ?? entries, entries);
  const keeper = useKeeper(caseId, name, seen, setKeeping);
  const text = typed && JSON.stringify(typed.fields);
  const nothing = JSON.stringify(first);
  useEffect(() => {
    if (text !== null) keeper.write(text === nothing ? null : text);
  }, [keeper, text, nothing]);
  return {
    ...{ fields, seen, keeping, resumedFrom: resumed?.at ?? null },
    change: (part) =>
      setTyped((before) => ({
        fields: { ...(before?.fields ?? fields), ...part },
        resumed: before ? before.resumed : found,
      })),
    clear: () => {
      setTyped({ fields: first, resumed: null });
      void keeper.drop();
    },
  };
}

/** One for as long as the form is shown; what is not sent yet is sent when it is left. */
function useKeeper(caseId: string, form: string, seen: number, tell: (keeping: Keeping) => void): DraftKeeper {
  const queries = useQueryClient();
  const me = useMe().person.id;
  const { queryKey } = draftsQuery(caseId, me);
  const [keeper] = useState(
    () =>
      new DraftKeeper(async (content) => {
        // Another person may have signed in on this page since: the draft is not theirs.
        if (signedInPerson() !== me) return;
        const draft = content === null ? null : { seen, content };
        const isRead = queries.getQueryData(queryKey) !== undefined;
        void queries.cancelQueries({ queryKey });
        queries.setQueryData(queryKey, (before) => [
          ...(before ?? []).filter((each) => each.form !== form),
          ...(draft ? [{ ...draft, form, at: new Date().toISOString() }] : []),
        ]);
        await sendDraft(caseId, form, draft);
        // It was typed before the drafts had come: those of the other forms are still to be read.
        if (!isRead) void queries.invalidateQueries({ queryKey });
      }, tell),
  );
  useEffect(() => {
    const leave = () => void keeper.flush();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
      leave();
    };
  }, [keeper]);
  return keeper;
}
