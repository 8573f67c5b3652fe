/** The entries, the newest first: which, of what kind, when, and the hash that was sealed; nothing of a person. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useLanguage } from '../i18n/language.js';
import { Time } from '../ui/bits.js';
import { TableBox } from '../ui/page.js';
import { Link } from '../ui/route.js';
import { Blank, Failure, Loading } from '../ui/states.js';
import { EntryProof } from './EntryProof.js';
import { useEntryLabel } from './entry-label.js';
import css from './Ledger.module.css';
import { type EntryHead, entriesQuery, type LedgerState } from './ledger.query.js';
import { Older, Split } from './Split.js';

interface EntriesProps {
  readonly state: LedgerState;
  readonly chosen: number | null;
  readonly stream: string | null;
}

/** The address of one entry, or of the list, keeping to the stream that is shown. */
const addressOf = (stream: string | null, entry?: number): string => {
  const search = new URLSearchParams({
    ...(stream !== null && { stream }),
    ...(entry !== undefined && { entry: String(entry) }),
  });
  return `/ledger?${search.size > 0 ? search : 'view=entries'}`;
};

export function Entries({ state, chosen, stream }: EntriesProps) {
  const { words, locale } = useLanguage();
  const { ledger } = words;
  return (
    <Split
      list={<EntryList stream={stream} chosen={chosen} />}
      back={addressOf(stream)}
      label={chosen === null ? ledger.kind : ledger.entry(chosen.toLocaleString(locale))}
      hint={ledger.chooseEntry}
      chosen={chosen === null ? null : <EntryProof key={chosen} state={state} index={chosen} />}
    />
  );
}

function EntryList({ stream, chosen }: { readonly stream: string | null; readonly chosen: number | null }) {
  const { ledger } = useLanguage().words;
  const entries = useInfiniteQuery(entriesQuery(stream));
  if (entries.isPending) return <Loading />;
  if (entries.error) return <Failure error={entries.error} onRetry={() => void entries.refetch()} />;
  const rows = entries.data.pages.flatMap((page) => page.entries);
  const whole = stream === null ? null : <Link to={addressOf(null)}>{ledger.wholeLog}</Link>;
  if (rows.length === 0) return <Blank title={ledger.noneOfStream} action={whole} />;
  return (
    <>
      {stream === null ? null : (
        <p className={css.filter}>
          <span>{ledger.ofStream(stream)}</span> {whole}
        </p>
      )}
      <TableBox label={ledger.views.entries}>
        <thead>
          <tr>
            <th scope="col">{ledger.index}</th>
            <th scope="col">{ledger.hour}</th>
            <th scope="col">{ledger.kind}</th>
            <th scope="col">{ledger.stream}</th>
            <th scope="col">{ledger.leaf}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((entry) => (
            <Row key={entry.index} entry={entry} on={entry.index === chosen} to={addressOf(stream, entry.index)} />
          ))}
        </tbody>
      </TableBox>
      <Older more={entries.hasNextPage} busy={entries.isFetchingNextPage} onMore={() => void entries.fetchNextPage()} />
    </>
  );
}

function Row({ entry, on, to }: { readonly entry: EntryHead; readonly on: boolean; readonly to: string }) {
  const { words, locale } = useLanguage();
  const { ledger } = words;
  const labelOf = useEntryLabel();
  const { index, at, type, stream, seq, leaf } = entry;
  const number = index.toLocaleString(locale);
  return (
    <tr data-on={on || undefined} className={css.row}>
      <th scope="row">
        <Link to={to} aria-label={ledger.openEntry(number)} aria-current={on ? 'true' : undefined}>
          {number}
        </Link>
      </th>
      <td className={css.hour}>
        <Time at={at} />
      </td>
      <td>
        <span className={css.kind}>{labelOf(type)}</span>
        <code>{type}</code>
      </td>
      <td>
        <code title={stream}>{shortStream(stream)}</code> <span className={css.quiet}>{`· ${seq}`}</span>
      </td>
      <td>
        <code title={leaf}>{`${leaf.slice(0, 16)}…`}</code>
      </td>
    </tr>
  );
}

/** The kind of stream, and the first sign of its id. */
const shortStream = (stream: string): string => stream.replace(/^([a-z]+\/[0-9a-f]{8})-.*$/, '$1…');
