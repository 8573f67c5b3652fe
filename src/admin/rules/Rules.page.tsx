/** The law of this installation as people read it: circuits, rules, what was proved of them, texts. */
import { useQuery } from '@tanstack/react-query';
import { useSearch } from 'wouter';
import { type Law, lawQuery } from '../api/law.js';
import { useWords } from '../i18n/language.js';
import { Choices, Page } from '../ui/page.js';
import { useGo } from '../ui/route.js';
import { Failure, Loading } from '../ui/states.js';
import { Circuits } from './Circuits.js';
import { Proof, Texts } from './Proof.js';
import { RuleList } from './RuleList.js';
import { WhatIf } from './WhatIf.js';

const views = ['circuits', 'rules', 'whatIf', 'proof', 'texts'] as const;
type View = (typeof views)[number];

export function RulesPage() {
  const { rules } = useWords();
  const go = useGo();
  const search = new URLSearchParams(useSearch());
  const law = useQuery(lawQuery);
  const view: View = views.find((each) => each === search.get('view')) ?? 'circuits';
  const subtitle = law.data ? rules.subtitle(law.data.operator.name, law.data.hash.slice(0, 12)) : undefined;
  return (
    <Page
      title={rules.title}
      subtitle={subtitle}
      full={view === 'circuits'}
      actions={
        <Choices
          label={rules.view}
          value={view}
          onChange={(next) => go(next === 'circuits' ? '/rules' : `/rules?view=${next}`, true)}
          choices={views.map((each) => [each, rules[each]])}
        />
      }
    >
      {law.isPending ? <Loading /> : null}
      {law.error ? <Failure error={law.error} onRetry={() => void law.refetch()} /> : null}
      {law.data ? <View view={view} law={law.data} search={search} /> : null}
    </Page>
  );
}

interface ViewProps {
  readonly view: View;
  readonly law: Law;
  readonly search: URLSearchParams;
}

function View({ view, law, search }: ViewProps) {
  switch (view) {
    case 'circuits':
      return <Circuits circuits={law.circuits} asked={search.get('circuit')} />;
    case 'rules':
      return <RuleList law={law} />;
    case 'whatIf':
      return <WhatIf caseId={search.get('case')} />;
    case 'proof':
      return <Proof law={law} />;
    case 'texts':
      return <Texts law={law} />;
  }
}
