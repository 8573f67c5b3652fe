/** The log: who did what, in words; its entries, what was signed of it, and all of it verified here. */
import { useQuery } from '@tanstack/react-query';
import { BookLock } from 'lucide-react';
import { useLanguage } from '../i18n/language.js';
import { duration } from '../i18n/time.js';
import { Choices, Page } from '../ui/page.js';
import { useGo, useQueryString } from '../ui/route.js';
import { Blank, Failure, Loading } from '../ui/states.js';
import { Acts } from './Acts.js';
import { Checkpoints } from './Checkpoints.js';
import { Entries } from './Entries.js';
import { type LedgerState, stateQuery } from './ledger.query.js';
import { VerifyAll } from './VerifyAll.js';

const views = ['acts', 'entries', 'checkpoints', 'verify'] as const;
type View = (typeof views)[number];

/** An entry or a stream that is named is shown among the entries. */
function viewIn(search: URLSearchParams): View {
  const named = search.has('entry') || search.has('stream') ? 'entries' : 'acts';
  return views.find((each) => each === search.get('view')) ?? named;
}

export function LedgerPage() {
  const { ledger } = useLanguage().words;
  const go = useGo();
  const search = useQueryString();
  const state = useQuery(stateQuery);
  const view = viewIn(search);
  return (
    <Page
      title={ledger.title}
      subtitle={state.data ? <Subtitle state={state.data} /> : undefined}
      full={view !== 'verify'}
      actions={
        <Choices
          label={ledger.view}
          value={view}
          onChange={(next) => go(next === 'acts' ? '/ledger' : `/ledger?view=${next}`, true)}
          choices={views.map((each) => [each, ledger.views[each]])}
        />
      }
    >
      {state.error ? <Failure error={state.error} onRetry={() => void state.refetch()} /> : null}
      {state.data && view === 'acts' ? <Acts /> : null}
      {state.data && view !== 'acts' ? <Sealed view={view} state={state.data} search={search} /> : null}
      {state.isPending ? <Loading /> : null}
    </Page>
  );
}

interface SealedProps {
  readonly view: Exclude<View, 'acts'>;
  readonly state: LedgerState;
  readonly search: URLSearchParams;
}

function Sealed({ view, state, search }: SealedProps) {
  const { ledger } = useLanguage().words;
  if (state.sealed === 0) {
    return (
      <Blank icon={<BookLock size={22} aria-hidden />} title={ledger.none}>
        {ledger.noneText}
      </Blank>
    );
  }
  if (view === 'verify') return <VerifyAll state={state} />;
  if (view === 'checkpoints') return <Checkpoints state={state} chosen={numberIn(search.get('size'))} />;
  return <Entries state={state} chosen={numberIn(search.get('entry'))} stream={search.get('stream')} />;
}

function Subtitle({ state: { sealed, origin, waiting, lagMilliseconds } }: { readonly state: LedgerState }) {
  const { words, locale } = useLanguage();
  const { ledger, units } = words;
  const said = ledger.subtitle(sealed.toLocaleString(locale), origin);
  return waiting === 0 ? said : `${said} ${ledger.waiting(waiting, duration(lagMilliseconds, units))}`;
}

const numberIn = (text: string | null): number | null =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
