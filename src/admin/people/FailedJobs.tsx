/** Failed jobs: retried, or settled by the user who dealt with them. */
import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { sessionQuery } from '../api/session.js';
import { useLanguage, useWords } from '../i18n/language.js';
import { Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField } from '../ui/field.js';
import { TableBox } from '../ui/page.js';
import { Blank, Failure, Loading, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import css from './People.module.css';
import {
  type FailedJob,
  retryWork,
  type Settlement,
  settleWork,
  useAdministration,
  workQuery,
} from './people.query.js';

export function FailedJobs() {
  const language = useLanguage();
  const { people } = language.words;
  const work = useQuery(workQuery);
  const [settling, setSettling] = useState<FailedJob | null>(null);
  const retrying = useAdministration(retryWork, () => say(people.done));
  const actions = useQuery(sessionQuery).data?.actions ?? [];
  if (work.error) return <Failure error={work.error} onRetry={() => void work.refetch()} />;
  if (!work.data) return <Loading />;
  if (work.data.length === 0) {
    return (
      <Blank icon={<CircleCheck size={22} aria-hidden />} title={people.noWork}>
        {people.noWorkText}
      </Blank>
    );
  }
  return (
    <>
      <ProblemNote error={retrying.error} />
      <TableBox label={people.work}>
        <thead>
          <tr>
            <th scope="col">{people.topic}</th>
            <th scope="col">{people.attempts}</th>
            <th scope="col">{people.reason}</th>
            <th scope="col">{people.since}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {work.data.map((each) => (
            <tr key={each.id}>
              <th scope="row">
                {language.say(each.words)}
                <span className={css.email}>{each.topic}</span>
              </th>
              <td>{each.attempts}</td>
              <td className={css.reason}>{each.reason}</td>
              <td>
                <Time at={each.diedAt} />
              </td>
              <td>
                <span className={css.buttons}>
                  {actions.includes('work.retry') ? (
                    <Button small onClick={() => retrying.mutate(each.id)}>
                      {people.retry}
                    </Button>
                  ) : null}
                  {actions.includes('work.settle') ? (
                    <Button small onClick={() => setSettling(each)}>
                      {people.settle}
                    </Button>
                  ) : null}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      <Dialog title={people.settleTitle} open={settling !== null} onClose={() => setSettling(null)}>
        {settling ? <Settle work={settling} onDone={() => setSettling(null)} /> : null}
      </Dialog>
    </>
  );
}

function Settle({ work, onDone }: { readonly work: FailedJob; readonly onDone: () => void }) {
  const { people } = useWords();
  const reasons = Object.entries(people.settlements) as [Settlement, string][];
  const [why, setWhy] = useState<Settlement>(reasons[0]?.[0] as Settlement);
  const settling = useAdministration(
    () => settleWork(work.id, why),
    () => {
      say(people.done);
      onDone();
    },
  );
  return (
    <>
      <p className={css.quiet}>{people.settleText}</p>
      <SelectField label={people.why} value={why} onChange={setWhy} choices={reasons} />
      <ProblemNote error={settling.error} />
      <Button kind="primary" busy={settling.isPending} onClick={() => settling.mutate(undefined)}>
        {people.settle}
      </Button>
    </>
  );
}
