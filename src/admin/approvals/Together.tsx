/** Refusals that wait to be sent, signed as one displayed list: one gesture, and an entry in each case. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { type Signature, signAll } from '../api/signing.js';
import { useWords } from '../i18n/language.js';
import { useHeadline } from '../inbox/CaseRow.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { CheckField } from '../ui/field.js';
import { Note, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import css from './Approvals.module.css';
import {
  actOf,
  type CaseFile,
  caseQuery,
  dispatch,
  isOpen,
  lettersQuery,
  type Preparation,
  type ShownLetter,
  type Task,
} from './approval.query.js';
import { useSignedRows } from './signed-rows.js';

/** As many as one signature covers. */
const MOST = 20;

interface Refusal {
  readonly file: CaseFile;
  readonly preparation: Preparation;
  readonly letters: readonly ShownLetter[];
}

export function Together({ tasks }: { readonly tasks: readonly Task[] }) {
  const { approvals } = useWords();
  const [open, setOpen] = useState(false);
  const refusals = tasks.filter((task) => task.open.includes('refuse'));
  if (refusals.length < 2) return null;
  return (
    <>
      <div className={css.together}>
        <Button small before={<ListChecks size={14} aria-hidden />} onClick={() => setOpen(true)}>
          {approvals.together}
        </Button>
      </div>
      {open ? <Choice tasks={refusals.slice(0, MOST)} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Choice({ tasks, onClose }: { readonly tasks: readonly Task[]; readonly onClose: () => void }) {
  const { approvals, shell } = useWords();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = tasks.filter(({ id }) => !left.has(id));
  const signing = useSignedTogether(onClose);
  const toggle = (id: string) => (checked: boolean) =>
    setLeft((before) => new Set(checked ? [...before].filter((each) => each !== id) : [...before, id]));
  return (
    <Dialog title={approvals.together} open onClose={onClose}>
      <p className={css.small}>{approvals.togetherIntro}</p>
      {tasks.map((task) => (
        <TaskField key={task.id} task={task} checked={!left.has(task.id)} onChange={toggle(task.id)} />
      ))}
      {signing.data ? (
        <Note tone="warn">{approvals.notSent(signing.data.map(({ reference }) => reference))}</Note>
      ) : null}
      <ProblemNote error={signing.error} />
      <div className={css.buttons}>
        <Button onClick={onClose}>{shell.cancel}</Button>
        <Button
          kind="primary"
          disabled={chosen.length === 0}
          busy={signing.isPending}
          onClick={() => signing.mutate(chosen)}
        >
          {approvals.signTogether(chosen.length)}
        </Button>
      </div>
    </Dialog>
  );
}

interface TaskFieldProps {
  readonly task: Task;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function TaskField({ task, checked, onChange }: TaskFieldProps) {
  const { from } = useHeadline(task);
  return <CheckField label={`${task.reference} · ${from}`} checked={checked} onChange={onChange} />;
}

/** Signs the chosen refusals and sends each; answers with those that were not sent. */
function useSignedTogether(done: () => void) {
  const { approvals } = useWords();
  const queries = useQueryClient();
  const rows = useSignedRows();
  const read = async ({ id }: Task): Promise<Refusal[]> => {
    const file = await queries.fetchQuery({ ...caseQuery(id), staleTime: 0 });
    const { preparation } = file.state;
    if (preparation?.action !== 'refuse' || !isOpen(file, 'refuse')) return [];
    return [{ file, preparation, letters: await queries.fetchQuery(lettersQuery(id)) }];
  };
  return useMutation({
    mutationFn: async (tasks: readonly Task[]): Promise<readonly Task[]> => {
      const refusals = (await Promise.all(tasks.map(read))).flat();
      const acts = refusals.map(({ file, preparation }) => actOf('refuse', file, preparation));
      const shown = refusals.map((refusal) => rows({ ...refusal, act: approvals.release.refuse }));
      const wording = { title: approvals.together, intro: approvals.releaseIntro };
      const signatures = acts.length > 0 ? await signAll({ ...wording, acts, shown }) : [];
      const sent = await Promise.allSettled(refusals.map((refusal, at) => send(refusal, signatures[at])));
      const gone = refusals.filter((_, at) => sent[at]?.status === 'fulfilled').map(({ file }) => file.id);
      return tasks.filter(({ id }) => !gone.includes(id));
    },
    onSuccess: (unsent) => {
      if (unsent.length > 0) return;
      say(approvals.released);
      done();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['tasks'] }),
  });
}

function send({ file, preparation }: Refusal, signature: Signature | undefined): Promise<unknown> {
  return signature ? dispatch(file, preparation, 'refuse', { signature }) : Promise.reject(new Error('Not signed.'));
}
