/** The one action open to the reader: approve, send, or send back. */

import { useQuery } from '@tanstack/react-query';
import { ArrowRight, Send, Undo2 } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import type { ApproverRole } from '../../domain/law/vocabulary.js';
import { sessionQuery } from '../api/session.js';
import { sign } from '../api/signing.js';
import { DraftLine } from '../drafts/DraftLine.js';
import { useDraft } from '../drafts/useDraft.js';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { CheckField, SelectField, TextAreaField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { useHotkeys } from '../ui/hotkeys.js';
import { ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import {
  actOf,
  approve,
  type CaseFile,
  dispatch,
  isOpen,
  type Preparation,
  type SendingCommand,
  type ShownLetter,
  sendBack,
  sendingCommands,
  useAct,
} from './approval.query.js';
import css from './Decision.module.css';
import { useSignedRows } from './signed-rows.js';

interface ActsProps {
  readonly file: CaseFile;
  readonly preparation: Preparation;
  readonly letters: readonly ShownLetter[];
  readonly looked: boolean;
  readonly stale: boolean;
}

export function Acts(props: ActsProps) {
  const { file, stale } = props;
  const dispatch = sendingCommands.find((command) => isOpen(file, command));
  return (
    <footer className={css.acts}>
      {dispatch ? <Dispatch {...props} how={dispatch} /> : <Consent {...props} />}
      {isOpen(file, 'send_back') ? <SendBack {...props} disabled={stale} /> : null}
    </footer>
  );
}

function Consent({ file, preparation, letters, looked, stale }: ActsProps) {
  const { words, say: pick } = useLanguage();
  const names = useNames();
  const { approvals } = words;
  const who = useQuery(sessionQuery).data;
  const given = preparation.consents.filter(({ signed }) => signed).map(({ role }) => role);
  const mine = file.asked.filter((role) => !given.includes(role) && who?.person.roles.includes(role));
  const [chosen, setChosen] = useState<string>();
  const role = mine.find((each) => each === chosen) ?? mine[0];
  const digest = file.requester?.digest;
  const help = useId();
  const rows = useSignedRows();
  const consenting = useAct(
    file.id,
    async (as: { readonly role: ApproverRole; readonly requester: string }) => {
      const shown = rows({ file, preparation, letters, act: approvals.approve, role: as.role });
      return approve(file, preparation, as, { title: approvals.approve, shown });
    },
    () => say(approvals.approved),
  );
  const closed = file.moves.find(({ command }) => command === 'approve')?.closed;
  const ready = role !== undefined && digest !== undefined && looked && !stale;
  const consent = () => {
    if (ready && !consenting.isPending) consenting.mutate({ role, requester: digest });
  };
  useHotkeys({ 'mod+Enter': consent });
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
        onClick={consent}
      >
        {approvals.approve}
      </Button>
      <p id={help} className={css.help}>
        {looked ? `${approvals.approveAs} ${names('role', role)}.` : approvals.lookFirst}
      </p>
    </>
  );
}

function Dispatch({ file, preparation, letters, stale, how }: ActsProps & { readonly how: SendingCommand }) {
  const { approvals } = useLanguage().words;
  const rows = useSignedRows();
  const [held, setHeld] = useState(false);
  const going = useAct(
    file.id,
    async () => {
      const shown = rows({ file, preparation, letters, act: approvals.release[preparation.action] });
      const intro = held ? approvals.heldIntro : approvals.releaseIntro;
      const wording = { title: approvals.release[preparation.action], intro, shown };
      const signature = await sign(actOf(how, file, preparation), wording);
      return dispatch(file, preparation, how, { signature, held });
    },
    () => say(held ? approvals.held : approvals.released),
  );
  return (
    <>
      <ProblemNote error={going.error} />
      {preparation.letters.some(({ post }) => post === undefined) ? (
        <CheckField label={approvals.hold} checked={held} onChange={setHeld} />
      ) : null}
      <Button
        kind="primary"
        wide
        disabled={stale}
        busy={going.isPending}
        before={<Send size={15} aria-hidden />}
        onClick={() => going.mutate(undefined)}
      >
        {approvals.release[preparation.action]}
      </Button>
    </>
  );
}

function SendBack({ file, preparation, disabled }: ActsProps & { readonly disabled: boolean }) {
  const { approvals } = useLanguage().words;
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
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
      <Dialog title={approvals.sendBack} open={open} onClose={close}>
        <SendBackForm file={file} preparation={preparation} onClose={close} />
      </Dialog>
    </>
  );
}

function SendBackForm({
  file,
  preparation,
  onClose,
}: Pick<ActsProps, 'file' | 'preparation'> & { readonly onClose: () => void }) {
  const { approvals, shell } = useLanguage().words;
  const name = `send_back-${preparation.id}`;
  const draft = useDraft(file.id, { name, first: { reason: '' }, entries: file.history.length });
  const { reason } = draft.fields;
  const sending = useAct(
    file.id,
    () => sendBack(file, preparation, reason),
    () => {
      draft.clear();
      onClose();
      say(approvals.sentBack);
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate(undefined);
  };
  return (
    <Form className={css.form} onSubmit={submit} error={sending.error}>
      <DraftLine draft={draft} />
      <p className={css.small}>{approvals.sendBackIntro}</p>
      <TextAreaField
        field="reason"
        label={approvals.sendBackReason}
        value={reason}
        onChange={(text) => draft.change({ reason: text })}
        rows={5}
        required
        autoFocus
      />
      <ProblemNote error={sending.error} />
      <div className={css.buttons}>
        <Button onClick={onClose}>{shell.cancel}</Button>
        <Button kind="danger" type="submit" busy={sending.isPending}>
          {approvals.sendBack}
        </Button>
      </div>
    </Form>
  );
}
