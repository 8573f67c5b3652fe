/** The one act that is open to whoever reads: consent, let go, or send back. */

import { useQuery } from '@tanstack/react-query';
import { ArrowRight, Send, Undo2 } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { sessionQuery } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField, TextAreaField } from '../ui/field.js';
import { useHotkeys } from '../ui/hotkeys.js';
import { ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import {
  approve,
  type CaseFile,
  isOpen,
  type LetsGo,
  letGo,
  letsGo,
  type Preparation,
  type ShownLetter,
  sendBack,
  useAct,
} from './approval.query.js';
import css from './Decision.module.css';

interface ActsProps {
  readonly file: CaseFile;
  readonly preparation: Preparation;
  readonly letters: readonly ShownLetter[];
  readonly looked: boolean;
  readonly stale: boolean;
}

export function Acts(props: ActsProps) {
  const { file, stale } = props;
  const dispatch = letsGo.find((command) => isOpen(file, command));
  return (
    <footer className={css.acts}>
      {dispatch ? <LetGo {...props} how={dispatch} /> : <Consent {...props} />}
      {isOpen(file, 'send_back') ? <SendBack {...props} disabled={stale} /> : null}
    </footer>
  );
}

function Consent({ file, preparation, looked, stale }: ActsProps) {
  const { words, say: pick } = useLanguage();
  const names = useNames();
  const { approvals } = words;
  const who = useQuery(sessionQuery).data;
  const given = preparation.consents.map(({ role }) => role);
  const mine = file.asked.filter((role) => !given.includes(role) && who?.person.roles.includes(role));
  const [chosen, setChosen] = useState<string>();
  const role = mine.find((each) => each === chosen) ?? mine[0];
  const digest = file.requester?.digest;
  const help = useId();
  const consenting = useAct(
    file.id,
    () => approve(file, preparation, role ?? '', digest ?? ''),
    () => say(approvals.approved),
  );
  const closed = file.moves.find(({ command }) => command === 'approve')?.closed;
  const ready = role !== undefined && digest !== undefined && looked && !stale;
  useHotkeys({ 'mod+Enter': () => (ready && !consenting.isPending ? consenting.mutate(undefined) : undefined) });
  if (closed || role === undefined) {
    return (
      <p className={css.closed}>
        {approvals.whyClosed}
        {closed ? ` : ${pick(closed.sentence)}` : '.'}
      </p>
    );
  }
  return (
    <>
      {mine.length > 1 ? (
        <SelectField
          label={approvals.approveAs}
          value={role}
          onChange={setChosen}
          choices={mine.map((each) => [each, names('role', each)])}
        />
      ) : null}
      <ProblemNote error={consenting.error} />
      <Button
        kind="primary"
        wide
        disabled={!ready}
        busy={consenting.isPending}
        describedBy={help}
        after={<ArrowRight size={15} aria-hidden />}
        onClick={() => consenting.mutate(undefined)}
      >
        {approvals.approve}
      </Button>
      <p id={help} className={css.help}>
        {looked ? `${approvals.approveAs} ${names('role', role)}.` : approvals.lookFirst}
      </p>
    </>
  );
}

function LetGo({ file, preparation, letters, stale, how }: ActsProps & { readonly how: LetsGo }) {
  const { words } = useLanguage();
  const names = useNames();
  const { approvals, shell } = words;
  const [open, setOpen] = useState(false);
  const leaving = letters.filter(({ id }) => preparation.letters.some((letter) => letter.id === id));
  const going = useAct(
    file.id,
    () => letGo(file, preparation, how),
    () => {
      setOpen(false);
      say(approvals.released);
    },
  );
  return (
    <>
      <Button
        kind="primary"
        wide
        disabled={stale}
        before={<Send size={15} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {approvals.release[how]}
      </Button>
      <Dialog title={approvals.releaseTitle} open={open} onClose={() => setOpen(false)}>
        <p className={css.small}>{approvals.releaseIntro}</p>
        <ul className={css.letters}>
          {leaving.map(({ id, kind, recipient }) => (
            <li key={id}>
              <b>{names('letter', kind)}</b>
              <p>
                <span className={css.quiet}>{approvals.to}</span> {recipient}
              </p>
            </li>
          ))}
        </ul>
        <ProblemNote error={going.error} />
        <div className={css.buttons}>
          <Button onClick={() => setOpen(false)}>{shell.cancel}</Button>
          <Button
            kind="primary"
            busy={going.isPending}
            before={<Send size={15} aria-hidden />}
            onClick={() => going.mutate(undefined)}
          >
            {approvals.releaseConfirm}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

function SendBack({ file, preparation, disabled }: ActsProps & { readonly disabled: boolean }) {
  const { approvals, shell } = useLanguage().words;
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const sending = useAct(
    file.id,
    () => sendBack(file, preparation, reason),
    () => {
      setOpen(false);
      say(approvals.sentBack);
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate(undefined);
  };
  return (
    <>
      <Button
        kind="quiet-danger"
        wide
        disabled={disabled}
        before={<Undo2 size={15} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {approvals.sendBack}
      </Button>
      <Dialog title={approvals.sendBack} open={open} onClose={() => setOpen(false)}>
        <form className={css.form} onSubmit={submit}>
          <p className={css.small}>{approvals.sendBackIntro}</p>
          <TextAreaField
            label={approvals.sendBackReason}
            value={reason}
            onChange={setReason}
            rows={5}
            required
            autoFocus
          />
          <ProblemNote error={sending.error} />
          <div className={css.buttons}>
            <Button onClick={() => setOpen(false)}>{shell.cancel}</Button>
            <Button kind="danger" type="submit" busy={sending.isPending}>
              {approvals.sendBack}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
