/** What people look up before they call back, write to or judge anyone. */
import { useWords } from '../i18n/language.js';
import { Choices, Page } from '../ui/page.js';
import { useGo, useQueryString } from '../ui/route.js';
import { Authorities } from './Authorities.js';
import { OperatorView } from './OperatorView.js';
import { Tenants } from './Tenants.js';

const views = ['authorities', 'tenants', 'operator'] as const;

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
      {view === 'tenants' ? <Tenants /> : null}
      {view === 'operator' ? <OperatorView /> : null}
    </Page>
  );
}
