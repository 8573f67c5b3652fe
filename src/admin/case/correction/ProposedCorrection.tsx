/** A correction that waits for a second person: before and after, where each fact stands, and what the rules would say. */
import { ArrowRight } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { client, take } from '../../api/client.js';
import { useNameOf } from '../../api/colleagues.js';
import type { Signature } from '../../api/signing.js';
import { DraftLine } from '../../drafts/DraftLine.js';
import { useDraft } from '../../drafts/useDraft.js';
import { useLanguage } from '../../i18n/language.js';
import { useNames } from '../../i18n/vocabulary.js';
import { verdictTone } from '../../inbox/tone.js';
import { Tag } from '../../ui/bits.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { TextAreaField } from '../../ui/field.js';
import { Form } from '../../ui/form.js';
import { ProblemNote } from '../../ui/states.js';
import { say as tell } from '../../ui/toast.js';
import { PassageLabel } from '../Facts.js';
import type { FactValue } from '../fact-values.js';
import { useFactWords } from '../facts.js';
import panel from '../Panel.module.css';
import type { Passage } from '../passages.js';
import { type CaseFile, isOpen, moveOf, useCommand } from '../read.js';
import { Section } from '../Section.js';
import { useReason } from '../useReason.js';
import css from './Correction.module.css';
import { useSignedCorrection } from './signed-correction.js';

type Correction = NonNullable<CaseFile['correction']>;

interface ProposedCorrectionProps {
  readonly file: CaseFile;
  readonly passages: readonly Passage[];
  readonly onPick: (key: string) => void;
}

export function ProposedCorrection({ file, passages, onPick }: ProposedCorrectionProps) {
  const { words, locale } = useLanguage();
  const { correction } = words;
  const names = useNames();
  const nameOf = useNameOf();
  const list = new Intl.ListFormat(locale);
  const either = new Intl.ListFormat(locale, { type: 'disjunction' });
  const { correction: waits, state } = file;
  if (!waits || !state.proposed || file.status === 'closed') return null;
  const roles = state.floor.strictest.map((role) => names('role', role).toLocaleLowerCase(locale));
  return (
    <Section
      title={correction.title}
      aside={<Tag tone="warn">{correction.by(list.format(state.proposed.by.map(nameOf)))}</Tag>}
    >
      <p className={panel.quiet}>{correction.waits}</p>
      <ul className={css.changes}>
        {waits.changes.map((change) => (
          <Change key={change.fact} change={change} passages={passages} onPick={onPick} />
        ))}
      </ul>
      <h4 className={css.heading}>{correction.why}</h4>
      <ul className={panel.prose}>
        {waits.weakens.map((word) => (
          <li key={word}>{names('weakening', word)}</li>
        ))}
      </ul>
      <h4 className={css.heading}>{correction.becomes}</h4>
      <div className={css.sides}>
        <Side label={correction.from} judged={waits.from} />
        <ArrowRight size={16} aria-hidden />
        <Side label={correction.to} judged={waits.becomes} />
      </div>
      {roles.length > 0 ? <p className={panel.line}>{correction.second(either.format(roles))}</p> : null}
      <Answers file={file} waits={waits} proposal={state.proposed.seq} />
    </Section>
  );
}

interface ChangeProps extends Omit<ProposedCorrectionProps, 'file'> {
  readonly change: Correction['changes'][number];
}

function Change({ change: { fact, before, value }, passages, onPick }: ChangeProps) {
  const { correction } = useLanguage().words;
  const { nameOf, textOf } = useFactWords();
  const [name, old, renewed] = [nameOf(fact), textOf(fact, before as FactValue), textOf(fact, value as FactValue)];
  return (
    <li data-fact={fact}>
      <PassageLabel passage={passages.find(({ key }) => key === fact)} onPick={onPick} />
      <p>
        <span className="sr">{correction.change(name, old, renewed)}</span>
        <span aria-hidden>{name}</span>
        <del aria-hidden>{old}</del>
        <ArrowRight size={13} aria-hidden />
        <ins aria-hidden>{renewed}</ins>
      </p>
    </li>
  );
}

function Side({ label, judged }: { readonly label: string; readonly judged: Correction['from'] }) {
  const { correction, caseFile } = useLanguage().words;
  const names = useNames();
  const roles = judged.approvers.map((role) => names('role', role)).join(', ');
  return (
    <div>
      <span>{label}</span>
      <Tag tone={verdictTone(judged.verdict)}>{names('verdict', judged.verdict)}</Tag>
      <p>{caseFile.rule(judged.rule)}</p>
      <p>{roles === '' ? correction.noApprovers : correction.approvers(roles)}</p>
    </div>
  );
}

interface AnswersProps {
  readonly file: CaseFile;
  readonly waits: Correction;
  /** Sequence of the entry that proposed it. */
  readonly proposal: number;
}

function Answers({ file, waits, proposal }: AnswersProps) {
  const { correction } = useLanguage().words;
  const signedCorrection = useSignedCorrection(file, waits, proposal);
  const reason = useReason();
  const [refusing, setRefusing] = useState(false);
  const params = { path: { id: file.id, proposal } };
  const confirm = useCommand(file.id, () => tell(correction.confirmed));
  const withdraw = useCommand(file.id, () => tell(correction.withdrawn));
  const closed = moveOf(file, 'confirm_correction')?.closed ?? null;
  return (
    <>
      {closed ? <p className={panel.quiet}>{reason(closed)}</p> : null}
      <ProblemNote error={confirm.error ?? withdraw.error} />
      <div className={panel.buttons}>
        {isOpen(file, 'withdraw_correction') ? (
          <Button
            small
            busy={withdraw.isPending}
            onClick={() =>
              withdraw.mutate((seen) =>
                take(client.POST('/api/cases/{id}/corrections/{proposal}/withdrawal', { params, body: { seen } })),
              )
            }
          >
            {correction.withdraw}
          </Button>
        ) : null}
        {isOpen(file, 'refuse_correction') ? (
          <Button small kind="quiet-danger" onClick={() => setRefusing(true)}>
            {correction.refuse}
          </Button>
        ) : null}
        {closed ? null : (
          <Button
            small
            busy={confirm.isPending}
            onClick={() => {
              let signed: Promise<Signature> | undefined;
              confirm.mutate(async (seen) => {
                signed ??= signedCorrection();
                const body = { seen, signature: await signed };
                return take(client.POST('/api/cases/{id}/corrections/{proposal}/confirmation', { params, body }));
              });
            }}
          >
            {correction.confirm}
          </Button>
        )}
      </div>
      {refusing ? <Refusal file={file} proposal={proposal} onClose={() => setRefusing(false)} /> : null}
    </>
  );
}

interface RefusalProps {
  readonly file: CaseFile;
  readonly proposal: number;
  readonly onClose: () => void;
}

function Refusal({ file, proposal, onClose }: RefusalProps) {
  const { correction, shell, moves } = useLanguage().words;
  const name = `refuse_correction-${proposal}`;
  const draft = useDraft(file.id, { name, first: { reason: '' }, entries: file.history.length });
  const { reason } = draft.fields;
  const run = useCommand(file.id, () => {
    draft.clear();
    tell(correction.refused);
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const params = { path: { id: file.id, proposal } };
    run.mutate((seen) =>
      take(client.POST('/api/cases/{id}/corrections/{proposal}/refusal', { params, body: { seen, reason } })),
    );
  };
  return (
    <Dialog title={correction.refuseTitle} open onClose={onClose}>
      <Form onSubmit={submit} className={panel.form} error={run.error}>
        <DraftLine draft={draft} />
        <TextAreaField
          field="reason"
          label={correction.refuseReason}
          help={moves.reasonHelp}
          value={reason}
          onChange={(text) => draft.change({ reason: text })}
          maxLength={20_000}
          required
        />
        <ProblemNote error={run.error} />
        <div className={panel.buttons}>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" type="submit" busy={run.isPending}>
            {correction.refuse}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
