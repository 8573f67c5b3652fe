/** One instruction that waits: its targets, and the signed answer of operations. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import css from '../production/Production.module.css';
import { periodOf } from '../production/production.query.js';
import { Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { TextAreaField } from '../ui/field.js';
import { Facts, Section } from '../ui/page.js';
import { Loading, Note, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import {
  answer,
  type ListedInstruction,
  listQuery,
  type OpenedInstruction,
  openedQuery,
  type Said,
} from './instruction.query.js';

export function Instruction({ listed }: { readonly listed: ListedInstruction }) {
  const { instructions } = useLanguage().words;
  const { data, error } = useQuery(openedQuery(listed.id));
  return (
    <Section title={`${instructions.tasks[listed.task]} · ${listed.reference}`}>
      <ProblemNote error={error} />
      {data ? <Opened instruction={data} /> : error ? null : <Loading lines={3} />}
    </Section>
  );
}

/** Signed first; the list alone is read again after it. */
function useAnswer(instruction: OpenedInstruction, done: () => void) {
  const { instructions, signing } = useLanguage().words;
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ said, reason }: { said: Said; reason: string | null }) => {
      const shown = [
        { label: signing.case, value: instruction.reference },
        { label: instructions.task, value: instructions.tasks[instruction.task] },
        { label: instructions.answer, value: instructions.answers[said] },
      ];
      return answer(instruction, said, reason, { title: instructions.says[said], shown });
    },
    onSuccess: () => {
      say(instructions.answered);
      done();
    },
    onSettled: () => queries.invalidateQueries({ ...listQuery, exact: true }),
  });
}

function Opened({ instruction }: { readonly instruction: OpenedInstruction }) {
  const { instructions, production } = useLanguage().words;
  const names = useNames();
  const [declining, setDeclining] = useState(false);
  const done = useAnswer(instruction, () => undefined);
  const { task, measure, targets, categories, until, words, acknowledgeBefore } = instruction;
  const targeted = [
    [production.targets, targets.map(({ name }) => name).join(', ')],
    [production.categories, categories.map((each) => names('category', each)).join(', ')],
    [production.period, periodOf(instruction) ?? production.wholePeriod],
  ] as const;
  return (
    <div className={css.order}>
      <Facts
        rows={[
          [instructions.task, `${instructions.tasks[task]} · ${instructions.measures[measure]}`],
          [instructions.acknowledgeBefore, <Time key="before" at={acknowledgeBefore} format="full" />],
          ...(words === null ? targeted : [[instructions.words, words] as const]),
          ...(until ? [[instructions.until, <Time key="until" at={until} format="full" />] as const] : []),
        ]}
      />
      {task === 'release' ? null : <Note>{instructions.keepUntilReleased}</Note>}
      <ProblemNote error={done.error} />
      <div className={css.acts}>
        <Button kind="primary" busy={done.isPending} onClick={() => done.mutate({ said: 'done', reason: null })}>
          {instructions.says.done}
        </Button>
        <Button onClick={() => setDeclining(true)}>{instructions.says.impossible}</Button>
      </div>
      <Dialog title={instructions.says.impossible} open={declining} onClose={() => setDeclining(false)}>
        <Impossible instruction={instruction} onDone={() => setDeclining(false)} />
      </Dialog>
    </div>
  );
}

interface ImpossibleProps {
  readonly instruction: OpenedInstruction;
  readonly onDone: () => void;
}

function Impossible({ instruction, onDone }: ImpossibleProps) {
  const { instructions, production } = useLanguage().words;
  const [reason, setReason] = useState('');
  const declining = useAnswer(instruction, onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    declining.mutate({ said: 'impossible', reason });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextAreaField
        field="reason"
        label={production.reason}
        help={production.reasonHelp}
        value={reason}
        onChange={setReason}
        maxLength={20_000}
        required
      />
      <ProblemNote error={declining.error} />
      <Button kind="primary" type="submit" busy={declining.isPending} disabled={reason.trim() === ''}>
        {instructions.says.impossible}
      </Button>
    </form>
  );
}
