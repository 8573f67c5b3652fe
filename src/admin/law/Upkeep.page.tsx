/** The upkeep of the law: drafts on their way to adoption, and the texts to read again at their source. */
import { useQuery } from '@tanstack/react-query';
import { FilePlus2 } from 'lucide-react';
import { useMe } from '../api/session.js';
import { useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { Choices, Page } from '../ui/page.js';
import { Link, useGo, useQueryString } from '../ui/route.js';
import { Failure, Loading } from '../ui/states.js';
import { DraftEditor } from './DraftEditor.js';
import { DraftTable } from './DraftTable.js';
import { DraftView } from './DraftView.js';
import { Sources } from './Sources.js';
import css from './Upkeep.module.css';
import { type Upkeep, upkeepQuery } from './upkeep.query.js';

export function UpkeepPage() {
  const { lawUpkeep } = useWords();
  const go = useGo();
  const asked = useQueryString();
  const mayWrite = useMe().actions.includes('law.draft');
  const upkeep = useQuery(upkeepQuery);
  const view = asked.get('view') === 'sources' ? 'sources' : 'drafts';
  return (
    <Page
      title={lawUpkeep.title}
      subtitle={lawUpkeep.subtitle}
      actions={
        <>
          <Link to="/law">{lawUpkeep.book}</Link>
          <Choices
            label={lawUpkeep.view}
            value={view}
            onChange={(next) => go(`/law/upkeep?view=${next}`)}
            choices={[
              ['drafts', lawUpkeep.drafts],
              ['sources', lawUpkeep.sources],
            ]}
          />
          {mayWrite && !asked.has('new') ? (
            <Button kind="primary" before={<FilePlus2 size={16} aria-hidden />} onClick={() => go('/law/upkeep?new')}>
              {lawUpkeep.write}
            </Button>
          ) : null}
        </>
      }
    >
      {upkeep.isPending ? <Loading /> : null}
      {upkeep.error ? <Failure error={upkeep.error} onRetry={() => void upkeep.refetch()} /> : null}
      {upkeep.data ? (
        <div className={css.body}>
          {view === 'sources' ? <Sources upkeep={upkeep.data} /> : <Drafts upkeep={upkeep.data} mayWrite={mayWrite} />}
        </div>
      ) : null}
    </Page>
  );
}

interface DraftsProps {
  readonly upkeep: Upkeep;
  readonly mayWrite: boolean;
}

/** One draft, a new one, or all of them. */
function Drafts({ upkeep: { drafts, files }, mayWrite }: DraftsProps) {
  const { lawUpkeep } = useWords();
  const asked = useQueryString();
  const draft = asked.get('draft');
  const back = <Link to="/law/upkeep">{lawUpkeep.back}</Link>;
  if (draft !== null) {
    return (
      <>
        {back}
        <DraftView key={draft} id={draft} />
      </>
    );
  }
  if (!asked.has('new') || !mayWrite) return <DraftTable drafts={drafts} />;
  return (
    <>
      {back}
      <DraftEditor files={files} />
    </>
  );
}
