/** Shows the sign-in page without a session, the desk with one. */
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { ProblemError } from './api/problem.js';
import { sessionQuery, type WhoAmI } from './api/session.js';
import { InboxPage } from './case-page/Inbox.page.js';
import { useWords } from './i18n/language.js';
import { destinationsFor } from './shell/destinations.js';
import { Shell } from './shell/Shell.js';
import { Sign } from './sign/Sign.js';
import { SignInPage } from './sign-in/SignIn.page.js';
import { SignInAgain } from './step-up/SignInAgain.js';
import { StepUp } from './step-up/StepUp.js';
import { Link } from './ui/route.js';
import { Blank, Boundary, Crash, Failure, Loading } from './ui/states.js';

const CasePage = lazy(async () => ({ default: (await import('./case-page/Case.page.js')).CasePage }));
const ApprovalsPage = lazy(async () => ({ default: (await import('./approvals/Approvals.page.js')).ApprovalsPage }));

const ReportsPage = lazy(async () => ({ default: (await import('./reports/Reports.page.js')).ReportsPage }));
const NoticesPage = lazy(async () => ({ default: (await import('./notices/Notices.page.js')).NoticesPage }));
const DeadlinesPage = lazy(async () => ({ default: (await import('./deadlines/Deadlines.page.js')).DeadlinesPage }));
const SetupPage = lazy(async () => ({ default: (await import('./setup/Setup.page.js')).SetupPage }));
const WelcomePage = lazy(async () => ({ default: (await import('./setup/Welcome.page.js')).WelcomePage }));
const AccountPage = lazy(async () => ({ default: (await import('./account/Account.page.js')).AccountPage }));
const BriefPage = lazy(async () => ({ default: (await import('./counsel/Brief.page.js')).BriefPage }));
const OperationsPage = lazy(async () => ({
  default: (await import('./operations/Operations.page.js')).OperationsPage,
}));
const AsidePage = lazy(async () => ({ default: (await import('./aside/Aside.page.js')).AsidePage }));
const EntryPage = lazy(async () => ({ default: (await import('./entry/Entry.page.js')).EntryPage }));
const PeoplePage = lazy(async () => ({ default: (await import('./people/People.page.js')).PeoplePage }));
const RulesPage = lazy(async () => ({ default: (await import('./rules/Rules.page.js')).RulesPage }));
const LawPage = lazy(async () => ({ default: (await import('./law/Law.page.js')).LawPage }));
const UpkeepPage = lazy(async () => ({ default: (await import('./law/Upkeep.page.js')).UpkeepPage }));
const OnCallPage = lazy(async () => ({ default: (await import('./on-call/OnCall.page.js')).OnCallPage }));
const RegistryPage = lazy(async () => ({ default: (await import('./directory/Directory.page.js')).RegistryPage }));
const WorkloadPage = lazy(async () => ({ default: (await import('./workload/Workload.page.js')).WorkloadPage }));
const LedgerPage = lazy(async () => ({ default: (await import('./ledger/Ledger.page.js')).LedgerPage }));

export function App() {
  const [at] = useLocation();
  const session = useQuery(sessionQuery);
  if (at === '/welcome') {
    return (
      <Suspense fallback={null}>
        <WelcomePage />
      </Suspense>
    );
  }
  if (session.isPending) return null;
  if (session.data) {
    return (
      <Shell who={session.data}>
        <Boundary fallback={(error) => <Crash error={error} />}>
          <Pages who={session.data} />
        </Boundary>
        <StepUp />
        <SignInAgain />
        <Sign />
      </Shell>
    );
  }
  if (at === '/setup') {
    return (
      <Suspense fallback={null}>
        <SetupPage />
      </Suspense>
    );
  }
  const signedOut = session.error instanceof ProblemError && session.error.status === 401;
  return signedOut ? <SignInPage /> : <Failure error={session.error} onRetry={() => void session.refetch()} />;
}

function Pages({ who }: { readonly who: WhoAmI }) {
  const home = destinationsFor(who.actions)[0]?.path ?? '/account';
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        {home === '/' ? null : (
          <Route path="/">
            <Redirect to={home} replace />
          </Route>
        )}
        <Route path="/" component={InboxPage} />
        <Route path="/cases/:id" component={CasePage} />
        <Route path="/approvals" component={ApprovalsPage} />
        <Route path="/reports" component={ReportsPage} />
        <Route path="/deadlines" component={DeadlinesPage} />
        <Route path="/notices" component={NoticesPage} />
        <Route path="/account" component={AccountPage} />
        <Route path="/brief" component={BriefPage} />
        <Route path="/production" component={OperationsPage} />
        <Route path="/entry" component={EntryPage} />
        <Route path="/aside" component={AsidePage} />
        <Route path="/people" component={PeoplePage} />
        <Route path="/rules" component={RulesPage} />
        <Route path="/law" component={LawPage} />
        <Route path="/law/upkeep" component={UpkeepPage} />
        <Route path="/registry" component={RegistryPage} />
        <Route path="/on-call" component={OnCallPage} />
        <Route path="/workload" component={WorkloadPage} />
        <Route path="/ledger" component={LedgerPage} />
        <Route component={UnknownPage} />
      </Switch>
    </Suspense>
  );
}

function UnknownPage() {
  const { states } = useWords();
  return (
    <Blank whole title={states.notFoundTitle} action={<Link to="/">{states.home}</Link>}>
      {states.notFound}
    </Blank>
  );
}
