/** One entry opened: its leaf computed again here, its way up to the signed root, and what it says. */
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useMe } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { Tag, Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Facts, Section } from '../ui/page.js';
import { Link } from '../ui/route.js';
import { saveBytes } from '../ui/save.js';
import { Failure, Loading } from '../ui/states.js';
import { useEntryLabel } from './entry-label.js';
import css from './Ledger.module.css';
import { type LedgerState, receiptQuery } from './ledger.query.js';
import { Unable, Verdict } from './Verdict.js';

export function EntryProof({ state, index }: { readonly state: LedgerState; readonly index: number }) {
  const { words, locale } = useLanguage();
  const { ledger } = words;
  const read = useQuery(receiptQuery(index, state.vkey));
  const title = <h2 className={css.title}>{ledger.entry(index.toLocaleString(locale))}</h2>;
  if (read.error) {
    const failure = <Failure error={read.error} onRetry={() => void read.refetch()} />;
    return (
      <>
        {title}
        <Unable error={read.error} otherwise={failure} />
      </>
    );
  }
  if (!read.data) {
    return (
      <>
        {title}
        <Loading />
      </>
    );
  }
  const { receipt, verified } = read.data;
  const proved = verified.ok
    ? [
        ledger.proved.leaf,
        ledger.proved.inclusion(verified.steps, verified.checkpoint.size.toLocaleString(locale)),
        ledger.proved.signed(verified.checkpoint.origin),
      ]
    : [];
  return (
    <>
      {title}
      <div aria-live="polite">
        <Verdict found={verified} proved={proved} />
      </div>
      {verified.ok ? <Opened entry={verified.entry} /> : null}
      <div className={css.act}>
        <Button
          small
          before={<Download size={14} aria-hidden />}
          onClick={() => saveBytes(new TextEncoder().encode(receipt), `greffe-entry-${index}.tlog-proof`, 'text/plain')}
        >
          {ledger.receipt}
        </Button>
        <span className={css.quiet}>{ledger.receiptHelp}</span>
      </div>
    </>
  );
}

interface OpenedEntry {
  readonly stream: string;
  readonly seq: number;
  readonly type: string;
  readonly class: 'opened' | 'decided' | 'amended' | 'closed' | 'report' | 'other';
  readonly at: string;
  readonly data: unknown;
}

function Opened({ entry: { stream, seq, type, class: entryClass, at, data } }: { readonly entry: OpenedEntry }) {
  const { ledger } = useLanguage().words;
  const mayRead = useMe().actions.includes('case.read');
  const caseId = /^case\/([0-9a-f-]{36})$/.exec(stream)?.[1];
  return (
    <>
      <Facts
        rows={[
          [ledger.kind, <KindOf key="kind" type={type} entryClass={entryClass} />],
          [ledger.hour, <Time key="at" at={at} format="full" />],
          [ledger.stream, `${stream} · ${seq}`],
        ]}
      />
      <p className={css.links}>
        <Link to={`/ledger?stream=${encodeURIComponent(stream)}`}>{ledger.onlyStream}</Link>
        {caseId && mayRead ? <Link to={`/cases/${caseId}`}>{ledger.openCase}</Link> : null}
      </p>
      <Section title={ledger.record}>
        <p className={css.quiet}>{ledger.recordHelp}</p>
        <pre className={css.record}>{JSON.stringify(data, null, 2)}</pre>
      </Section>
    </>
  );
}

/** The class is what an outsider may learn of the leaf; most leaves say nothing but that they are not counted. */
function KindOf({ type, entryClass }: { readonly type: string; readonly entryClass: OpenedEntry['class'] }) {
  const { ledger } = useLanguage().words;
  const labelOf = useEntryLabel();
  return (
    <>
      {labelOf(type)} {entryClass === 'other' ? null : <Tag>{ledger.classes[entryClass]}</Tag>}
    </>
  );
}
