/** The log as an auditor holds it to account: its entries, what was signed of it, and all of it verified here. */
import { useQuery } from '@tanstack/react-query';
import { BookLock } from 'lucide-react';
import { useLanguage } from '../i18n/language.js';
import { duration } from '../i18n/time.js';
import { Choices, Page } from '../ui/page.js';
import { useGo, useQueryString } from '../ui/route.js';
import { Blank, Failure, Loading } from '../ui/states.js';
import { Checkpoints } from './Checkpoints.js';
import { Entries } from './Entries.js';
import { type LedgerState, stateQuery } from './ledger.query.js';
import { VerifyAll } from './VerifyAll.js';

const views = ['entries', 'checkpoints', 'verify'] as const;
type View = (typeof views)[number];

export function LedgerPage() {
  const { ledger } = useLanguage().words;
  const go = useGo();
  const search = useQueryString();
  const state = useQuery(stateQuery);
  const view: View = views.find((each) => each === search.get('view')) ?? 'entries';
  return (
    <Page
      title={ledger.title}
      subtitle={state.data ? <Subtitle state={state.data} /> : undefined}
      full={view !== 'verify'}
      actions={
        <Choices
          label={ledger.view}
          value={view}
          onChange={(next) => go(next === 'entries' ? '/ledger' : `/ledger?view=${next}`, true)}
          choices={views.map((each) => [each, ledger.views[each]])}
        />
      }
    >
      {state.isPending ? <Loading /> : null}
      {state.error ? <Failure error={state.error} onRetry={() => void state.refetch()} /> : null}
      {state.data && state.data.sealed === 0 ? (
        <Blank icon={<BookLock size={22} aria-hidden />} title={ledger.none}>
          {ledger.noneText}
        </Blank>
      ) : null}
      {state.data && state.data.sealed > 0 ? <View view={view} state={state.data} search={search} /> : null}
    </Page>
  );
}

function Subtitle({ state: { sealed, origin, waiting, lagMilliseconds } }: { readonly state: LedgerState }) {
  const { words, locale } = useLanguage();
  const { ledger, units } = words;
  const said = ledger.subtitle(sealed.toLocaleString(locale), origin);
  return waiting === 0 ? said : `${said} ${ledger.waiting(waiting, duration(lagMilliseconds, units))}`;
}

interface ViewProps {
  readonly view: View;
  readonly state: LedgerState;
  readonly search: URLSearchParams;
}

const numberIn = (text: string | null): number | null =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;

function View({ view, state, search }: ViewProps) {
  if (view === 'verify') return <VerifyAll state={state} />;
  if (view === 'checkpoints') return <Checkpoints state={state} chosen={numberIn(search.get('size'))} />;
  return <Entries state={state} chosen={numberIn(search.get('entry'))} stream={search.get('stream')} />;
}
