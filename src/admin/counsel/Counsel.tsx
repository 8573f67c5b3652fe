/** The outside counsel of a case, for the operator's people: who is invited until when, what they said; invite and withdraw. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { dayAfter, startOf } from '../account/days.js';
import { useNameOf } from '../api/colleagues.js';
import { Section } from '../case/Section.js';
import { DraftLine } from '../drafts/DraftLine.js';
import { useDraft } from '../drafts/useDraft.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { Tag } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField, TextAreaField, TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Note, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { Contributions } from './Contributions.js';
import css from './Counsel.module.css';
import { type CounselOfCase, counselQuery, invite, withdraw } from './counsel.query.js';

export function Counsel({ caseId }: { readonly caseId: string }) {
  const { counsel } = useLanguage().words;
  const nameOf = useNameOf();
  const [inviting, setInviting] = useState(false);
  const { data, error } = useQuery(counselQuery(caseId));
  if (error) return <ProblemNote error={error} />;
  if (!data) return null;
  return (
    <Section title={counsel.title}>
      <p className={css.quiet}>{data.briefs.length === 0 ? counsel.none : counsel.help}</p>
      <ul className={css.briefs}>
        {data.briefs.map((brief) => (
          <Brief key={brief.id} caseId={caseId} brief={brief} mayEnd={data.mayInvite} />
        ))}
      </ul>
      <Contributions all={data.contributions} nameOf={({ by }) => nameOf(by)} />
      {data.mayInvite ? (
        <Button small onClick={() => setInviting(true)}>
          {counsel.invite}
        </Button>
      ) : null}
      <Dialog title={counsel.inviteTitle} open={inviting} onClose={() => setInviting(false)}>
        <Invite caseId={caseId} available={data.available} onDone={() => setInviting(false)} />
      </Dialog>
    </Section>
  );
}

/** An act after which what is shown of the case's counsel is read again. */
function useCounselAct<Given>(caseId: string, act: (given: Given) => Promise<unknown>, done: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: done,
    onSettled: () => queries.invalidateQueries({ queryKey: counselQuery(caseId).queryKey }),
  });
}

interface BriefProps {
  readonly caseId: string;
  readonly brief: CounselOfCase['briefs'][number];
  readonly mayEnd: boolean;
}

function Brief({ caseId, brief, mayEnd }: BriefProps) {
  const { words, locale } = useLanguage();
  const { counsel } = words;
  const ending = useCounselAct(
    caseId,
    (id: string) => withdraw(caseId, id),
    () => say(counsel.withdrawn),
  );
  // The last day is the one before the time at which it ends.
  const last = new Date(Date.parse(brief.until) - 1).toISOString();
  return (
    <li>
      <b>{brief.counsel.name}</b>
      <Tag tone={brief.stands ? 'warn' : 'plain'}>{brief.stands ? counsel.open : counsel.over}</Tag>
      <span>{counsel.standsUntil(timeText(last, 'day', locale))}</span>
      {brief.stands && mayEnd ? (
        <Button small busy={ending.isPending} onClick={() => ending.mutate(brief.id)}>
          {counsel.withdraw}
          <span className="sr"> {brief.counsel.name}</span>
        </Button>
      ) : null}
      <ProblemNote error={ending.error} />
    </li>
  );
}

interface InviteProps {
  readonly caseId: string;
  readonly available: CounselOfCase['available'];
  readonly onDone: () => void;
}

function Invite({ caseId, available, onDone }: InviteProps) {
  const { counsel } = useLanguage().words;
  const first = { whom: '', last: '', question: '' };
  const draft = useDraft(caseId, { name: 'counsel', first, entries: 0 });
  const { whom, last, question } = draft.fields;
  const inviting = useCounselAct(
    caseId,
    () => invite(caseId, { counsel: whom, until: startOf(dayAfter(last)), question }),
    () => {
      draft.clear();
      say(counsel.invited);
      onDone();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    inviting.mutate(undefined);
  };
  if (available.length === 0) return <Note tone="info">{counsel.noneFree}</Note>;
  const choices = [['', counsel.choose], ...available.map(({ id, name }) => [id, name])] as [string, string][];
  return (
    <Form className={css.form} onSubmit={submit} error={inviting.error}>
      <DraftLine draft={draft} />
      <p className={css.quiet}>{counsel.help}</p>
      <SelectField
        field="counsel"
        label={counsel.whom}
        value={whom}
        choices={choices}
        onChange={(id) => draft.change({ whom: id })}
        required
      />
      <TextField
        field="until"
        label={counsel.lastDay}
        type="date"
        value={last}
        onChange={(day) => draft.change({ last: day })}
        required
      />
      <TextAreaField
        field="question"
        label={counsel.question}
        value={question}
        onChange={(text) => draft.change({ question: text })}
        maxLength={20_000}
        required
      />
      <ProblemNote error={inviting.error} />
      <Button
        kind="primary"
        type="submit"
        wide
        busy={inviting.isPending}
        disabled={whom === '' || last === '' || question.trim() === ''}
      >
        {counsel.inviteConfirm}
      </Button>
    </Form>
  );
}
