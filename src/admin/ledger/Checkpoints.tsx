/** What was signed, the newest first; for one of them, its signature and that the log continues it. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useLanguage } from '../i18n/language.js';
import { Time } from '../ui/bits.js';
import { Section, TableBox } from '../ui/page.js';
import { Link } from '../ui/route.js';
import { Blank, Failure, Loading } from '../ui/states.js';
import css from './Ledger.module.css';
import { checkpointsQuery, growthQuery, type LedgerState, type SignedCheckpoint } from './ledger.query.js';
import { Older, Split } from './Split.js';
import { Unable, Verdict } from './Verdict.js';

interface CheckpointsProps {
  readonly state: LedgerState;
  /** The size of the one that is looked at. */
  readonly chosen: number | null;
}

export function Checkpoints({ state, chosen }: CheckpointsProps) {
  const { words, locale } = useLanguage();
  const { ledger } = words;
  const signed = useInfiniteQuery(checkpointsQuery);
  if (signed.isPending) return <Loading />;
  if (signed.error) return <Failure error={signed.error} onRetry={() => void signed.refetch()} />;
  const rows = signed.data.pages.flatMap((page) => page.checkpoints);
  const point = rows.find(({ size }) => size === chosen);
  const list = (
    <>
      <TableBox label={ledger.views.checkpoints}>
        <thead>
          <tr>
            <th scope="col">{ledger.size}</th>
            <th scope="col">{ledger.signedAt}</th>
            <th scope="col">{ledger.root}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((each) => (
            <Row key={each.size} point={each} on={each === point} />
          ))}
        </tbody>
      </TableBox>
      <Older more={signed.hasNextPage} busy={signed.isFetchingNextPage} onMore={() => void signed.fetchNextPage()} />
    </>
  );
  return (
    <Split
      list={rows.length > 0 ? list : <Blank title={ledger.none} />}
      back="/ledger?view=checkpoints"
      label={point ? ledger.point(point.size.toLocaleString(locale)) : ledger.signedAt}
      hint={ledger.choosePoint}
      chosen={point ? <Continuity key={point.size} state={state} point={point} /> : null}
    />
  );
}

function Row({ point: { size, root, at }, on }: { readonly point: SignedCheckpoint; readonly on: boolean }) {
  const { words, locale } = useLanguage();
  const number = size.toLocaleString(locale);
  return (
    <tr data-on={on || undefined} className={css.row}>
      <th scope="row">
        <Link
          to={`/ledger?view=checkpoints&size=${size}`}
          aria-label={words.ledger.openPoint(number)}
          aria-current={on ? 'true' : undefined}
        >
          {number}
        </Link>
      </th>
      <td className={css.hour}>
        <Time at={at} />
      </td>
      <td>
        <code title={root}>{root}</code>
      </td>
    </tr>
  );
}

function Continuity({ state, point }: { readonly state: LedgerState; readonly point: SignedCheckpoint }) {
  const { words, locale } = useLanguage();
  const { ledger } = words;
  const grown = useQuery(growthQuery(point, state));
  const number = (n: number) => n.toLocaleString(locale);
  const found = grown.data;
  const proved = found?.ok
    ? [
        ledger.proved.point(number(found.from.size)),
        found.from.size === found.to.size
          ? ledger.proved.same
          : ledger.proved.growth(found.steps, number(found.to.size)),
      ]
    : [];
  return (
    <>
      <h2 className={css.title}>{ledger.point(number(point.size))}</h2>
      <div aria-live="polite">
        {grown.isPending ? <Loading lines={3} /> : null}
        {grown.error ? (
          <Unable
            error={grown.error}
            otherwise={<Failure error={grown.error} onRetry={() => void grown.refetch()} />}
          />
        ) : null}
        {found ? <Verdict found={found} proved={proved} /> : null}
      </div>
      <Section title={ledger.note}>
        <pre className={css.record}>{point.note}</pre>
      </Section>
    </>
  );
}
