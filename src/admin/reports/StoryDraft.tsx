/** Keeps what is written of the cases of a report once the person pauses, and says so. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNameOf } from '../api/colleagues.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { useStill } from '../ui/still.js';
import css from './Reports.module.css';
import { keepStories, manifestQuery, type ReportBuilt, type Story, storyDraftQuery } from './report.query.js';

/** Never asked for: the query of a quarter without an edition is off. */
const nothing: Pick<ReportBuilt, 'period' | 'edition'> = { period: '', edition: 0 };

/**
 * The draft of the quarter, or the cases of its last edition where that was made since, wherever it was ordered; and the
 * services whose DSA report that edition has.
 */
export function useKnownStories(period: string, last: ReportBuilt | undefined, open: boolean) {
  const before = useQuery({ ...manifestQuery(last ?? nothing), enabled: open && last !== undefined });
  const draft = useQuery({ ...storyDraftQuery(period), enabled: open });
  const isNewer = draft.data && (!before.data || draft.data.at > before.data.asOf);
  return {
    stories: (isNewer ? draft.data?.stories : before.data?.stories) ?? [],
    draft: isNewer && draft.data ? draft.data : null,
    services: (before.data?.dsa?.services ?? []).map(({ service }) => service),
    isRead: draft.data !== undefined && (last === undefined || before.data !== undefined),
    error: before.error ?? draft.error,
  };
}

interface KeptDraftProps {
  readonly period: string;
  /** Undefined until something is written. */
  readonly written: readonly Story[] | undefined;
  readonly before: { readonly by: string; readonly at: string } | null;
}

export function KeptDraft({ period, written, before }: KeptDraftProps) {
  const { words, locale } = useLanguage();
  const queries = useQueryClient();
  const nameOf = useNameOf();
  const now = JSON.stringify({ period, written });
  const still = useStill(now);
  const kept = useQuery({
    queryKey: ['report-stories-kept', still],
    enabled: written !== undefined && still === now,
    gcTime: 0,
    retry: 1,
    queryFn: async () => {
      await keepStories(period, written ?? []);
      await queries.invalidateQueries({ queryKey: storyDraftQuery(period).queryKey });
      return new Date().toISOString();
    },
  });
  const { reports, writing } = words;
  const last = before ? reports.draftOf(nameOf(before.by), timeText(before.at, 'short', locale)) : writing.keeps;
  const told = kept.data ? writing.kept(timeText(kept.data, 'short', locale)) : last;
  return (
    <p className={css.quiet} role="status">
      {kept.error ? writing.notKept : told}
    </p>
  );
}
