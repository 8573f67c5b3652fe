/** Who did what to which case, in words, the newest first; each leads to the case and to its proof. */
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Download, UserRoundSearch } from 'lucide-react';
import { isPerson } from '../api/actor.js';
import { useLanguage } from '../i18n/language.js';
import { Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { TableBox } from '../ui/page.js';
import { Link, useGo, useQueryString } from '../ui/route.js';
import { saveBytes } from '../ui/save.js';
import { Scroll } from '../ui/scroll.js';
import { Blank, Failure, Loading, ProblemNote } from '../ui/states.js';
import { say as tell } from '../ui/toast.js';
import { ActFilters } from './ActFilters.js';
import css from './Acts.module.css';
import { type Act, type ActsFilter, actsFile, actsQuery, addressOf, filterIn } from './acts.query.js';
import { useEntryLabel } from './entry-label.js';
import { Older } from './Split.js';

export function Acts() {
  const go = useGo();
  const filter = filterIn(useQueryString());
  return (
    <Scroll className={css.acts} label={useLanguage().words.ledger.views.acts}>
      <ActFilters filter={filter} onFilter={(next) => go(addressOf(next), true)} />
      <ActList filter={filter} />
    </Scroll>
  );
}

function ActList({ filter }: { readonly filter: ActsFilter }) {
  const { acts: words } = useLanguage().words;
  const acts = useInfiniteQuery(actsQuery(filter));
  if (acts.isPending) return <Loading />;
  // A page that failed leaves those that are read.
  if (acts.error && !acts.data) return <Failure error={acts.error} onRetry={() => void acts.refetch()} />;
  const rows = acts.data?.pages.flatMap((page) => page.acts) ?? [];
  if (rows.length === 0) {
    return (
      <Blank icon={<UserRoundSearch size={22} aria-hidden />} title={words.none}>
        {words.noneText}
      </Blank>
    );
  }
  return (
    <>
      <Export filter={filter} />
      <Table acts={rows} />
      <ProblemNote error={acts.error} />
      <Older more={acts.hasNextPage} busy={acts.isFetchingNextPage} onMore={() => void acts.fetchNextPage()} />
    </>
  );
}

function Export({ filter }: { readonly filter: ActsFilter }) {
  const { words, language } = useLanguage();
  const { acts } = words;
  const taken = useMutation({
    mutationFn: () => actsFile(filter, language),
    onSuccess: (bytes) => {
      saveBytes(bytes, 'greffe-acts.csv', 'text/csv');
      tell(acts.exported);
    },
  });
  return (
    <div className={css.export}>
      <p>{acts.recorded}</p>
      <Button small busy={taken.isPending} onClick={() => taken.mutate()} before={<Download size={14} aria-hidden />}>
        {acts.export}
      </Button>
      <ProblemNote error={taken.error} />
    </div>
  );
}

function Table({ acts }: { readonly acts: readonly Act[] }) {
  const { acts: words, ledger } = useLanguage().words;
  return (
    <TableBox label={words.list} stacked>
      <thead>
        <tr>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.cases}</th>
          <th scope="col">{ledger.hour}</th>
          <th scope="col">{words.proof}</th>
        </tr>
      </thead>
      <tbody>
        {acts.map((act) => (
          <Row key={`${act.stream} ${act.seq}`} act={act} />
        ))}
      </tbody>
    </TableBox>
  );
}

function Row({ act: { type, document, actor, name, at, index, cases } }: { readonly act: Act }) {
  const { words, locale } = useLanguage();
  const { acts, ledger, shell } = words;
  const labelOf = useEntryLabel();
  const number = index?.toLocaleString(locale) ?? '';
  return (
    <tr>
      <th scope="row">{labelOf(type, document)}</th>
      <td>{isPerson(actor) ? (name ?? acts.unknownPerson) : <span className={css.service}>{shell.service}</span>}</td>
      <td>
        {cases.length > 0 ? (
          <span className={css.cases}>
            {cases.map(({ id, reference }) => (
              <Link key={id} to={`/cases/${id}`}>
                {reference}
              </Link>
            ))}
          </span>
        ) : null}
      </td>
      <td className={css.hour}>
        <Time at={at} format="full" />
      </td>
      <td>
        {index === null ? (
          <span className={css.service}>{acts.notSealed}</span>
        ) : (
          <Link to={`/ledger?entry=${index}`} aria-label={ledger.openEntry(number)}>
            {acts.entry(number)}
          </Link>
        )}
      </td>
    </tr>
  );
}
