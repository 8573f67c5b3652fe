/** Gives the open cases of one person to another: only to those to whom cases may be given now. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField } from '../ui/field.js';
import { ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import css from './Workload.module.css';
import { giveAll, type PersonLoad, workloadQuery } from './workload.query.js';

interface ReassignProps {
  /** Whose cases; null while the dialog is closed. */
  readonly from: PersonLoad | null;
  readonly people: readonly PersonLoad[];
  readonly onClose: () => void;
}

export function Reassign({ from, people, onClose }: ReassignProps) {
  const { workload } = useWords();
  const choices = people.flatMap(({ id, name, mayTake, open }) =>
    id !== null && mayTake && id !== from?.id ? [[id, workload.withOpen(name ?? '', open)] as const] : [],
  );
  const title = workload.reassignTitle(from?.open ?? 0, from?.name ?? null);
  return (
    <Dialog title={title} open={from !== null} onClose={onClose}>
      {from === null ? null : <Form key={from.id} from={from} choices={choices} onClose={onClose} />}
    </Dialog>
  );
}

interface FormProps {
  readonly from: PersonLoad;
  readonly choices: readonly (readonly [id: string, name: string])[];
  readonly onClose: () => void;
}

function Form({ from, choices, onClose }: FormProps) {
  const { workload, shell } = useWords();
  const queries = useQueryClient();
  const [to, setTo] = useState(choices[0]?.[0] ?? '');
  const giving = useMutation({
    mutationFn: () => giveAll(from.id, to),
    onSuccess: async ({ assigned, refused }) => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: workloadQuery.queryKey }),
        queries.invalidateQueries({ queryKey: ['cases'] }),
      ]);
      say(workload.reassigned(assigned, refused));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    giving.mutate();
  };
  if (choices.length === 0) return <p>{workload.noOne}</p>;
  return (
    <form onSubmit={submit} className={css.form}>
      <SelectField label={workload.to} help={workload.toHelp} value={to} choices={choices} onChange={setTo} />
      <ProblemNote error={giving.error} />
      <div className={css.buttons}>
        <Button onClick={onClose}>{shell.cancel}</Button>
        <Button kind="primary" type="submit" busy={giving.isPending}>
          {workload.reassign}
        </Button>
      </div>
    </form>
  );
}
