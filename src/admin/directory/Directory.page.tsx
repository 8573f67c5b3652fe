/** What people look up before they call back, write to or judge anyone. */
import { useWords } from '../i18n/language.js';
import { Choices, Page } from '../ui/page.js';
import { useGo, useQueryString } from '../ui/route.js';
import { Authorities } from './Authorities.js';
import { ChangeList } from './ChangeList.js';
import { Customers } from './Customers.js';
import { OperatorView } from './OperatorView.js';
import { SovereigntyView } from './Sovereignty.js';
import { StatementsView } from './Statements.js';

const views = ['authorities', 'changes', 'tenants', 'statements', 'operator', 'sovereignty'] as const;

export function RegistryPage() {
  const { registry } = useWords();
  const go = useGo();
  const asked = useQueryString().get('view');
  const view = views.find((each) => each === asked) ?? 'authorities';
  return (
    <Page
      title={registry.title}
      subtitle={registry.subtitle}
      actions={
        <Choices
          label={registry.view}
          value={view}
          onChange={(next) => go(next === 'authorities' ? '/registry' : `/registry?view=${next}`, true)}
          choices={views.map((each) => [each, registry.views[each]])}
        />
      }
    >
      {view === 'authorities' ? <Authorities /> : null}
      {view === 'changes' ? <ChangeList /> : null}
      {view === 'tenants' ? <Customers /> : null}
      {view === 'statements' ? <StatementsView /> : null}
      {view === 'operator' ? <OperatorView /> : null}
      {view === 'sovereignty' ? <SovereigntyView /> : null}
    </Page>
  );
}
