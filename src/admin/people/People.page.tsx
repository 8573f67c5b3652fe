/** People and the state of the service: each part for the users who may see it. */
import { useQuery } from '@tanstack/react-query';
import { UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { type PersonAction, sessionQuery } from '../api/session.js';
import { useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Choices, Page } from '../ui/page.js';
import { useGo } from '../ui/route.js';
import { AddPerson } from './AddPerson.js';
import { AskedCode } from './AskedCode.js';
import { FailedJobs } from './FailedJobs.js';
import { Grants } from './Grants.js';
import { Keys } from './Keys.js';
import { AddMachineButton, Machines } from './Machines.js';
import { PeopleTable } from './PeopleTable.js';
import { Service } from './Service.js';
import { Suspensions } from './Suspensions.js';

const views = {
  people: 'people.manage',
  grants: 'people.confirm',
  keys: 'people.confirm',
  machines: 'people.confirm',
  service: 'status.read',
  work: 'work.read',
} as const satisfies Record<string, PersonAction>;
type View = keyof typeof views;

export function PeoplePage() {
  const { people } = useWords();
  const go = useGo();
  const asked = new URLSearchParams(useSearch()).get('view');
  const actions = useQuery(sessionQuery).data?.actions ?? [];
  const [adding, setAdding] = useState(false);
  const [askedCode, setAskedCode] = useState<string | null>(null);
  const open = (Object.keys(views) as View[]).filter((view) => actions.includes(views[view]));
  const view = open.find((each) => each === asked) ?? open[0];
  return (
    <Page
      title={people.title}
      subtitle={people.subtitle}
      actions={
        <>
          {view ? (
            <Choices
              label={people.view}
              value={view}
              onChange={(next) => go(`/people?view=${next}`, true)}
              choices={open.map((each) => [each, people[each]])}
            />
          ) : null}
          {view === 'people' ? (
            <Button kind="primary" before={<UserRoundPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
              {people.add}
            </Button>
          ) : null}
          {view === 'machines' && actions.includes('people.manage') ? <AddMachineButton /> : null}
        </>
      }
    >
      {view === 'people' ? <PeopleTable /> : null}
      {view === 'grants' ? (
        <>
          <Grants />
          <Suspensions />
        </>
      ) : null}
      {view === 'keys' ? <Keys /> : null}
      {view === 'machines' ? <Machines /> : null}
      {view === 'service' ? <Service /> : null}
      {view === 'work' ? <FailedJobs /> : null}
      <Dialog title={people.add} open={adding} onClose={() => setAdding(false)}>
        <AddPerson
          onDone={(code) => {
            setAdding(false);
            setAskedCode(code);
          }}
        />
      </Dialog>
      <AskedCode code={askedCode} onKept={() => setAskedCode(null)} />
    </Page>
  );
}
