/** What operations handed in for an order, for the people of the case; one that was not scanned is decided here. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { filesQuery, type OrderOfCase, type ProducedFile } from '../case/produced.js';
import { type CaseFile, isOpen, useCommand } from '../case/read.js';
import { useLanguage, useWords } from '../i18n/language.js';
import { Tag } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { TextAreaField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import css from './Production.module.css';
import { decideFile } from './production.query.js';
import { toneOfFile } from './tones.js';

interface FilesOfOrderProps {
  readonly file: CaseFile;
  readonly ordered: OrderOfCase;
}

export function FilesOfOrder({ file, ordered: { order, names } }: FilesOfOrderProps) {
  const { words, locale } = useLanguage();
  const { production } = words;
  const wanted = (order.files ?? []).length > 0;
  const { data = [], error } = useQuery({ ...filesQuery(file.id, file.history.length), enabled: wanted });
  const [asked, setAsked] = useState<ProducedFile | null>(null);
  const nameOf = (id: string) => names?.targets.find((target) => target.id === id)?.name ?? '–';
  const own = data.filter(({ orderId }) => orderId === order.id);
  if (!wanted) return null;
  return (
    <>
      <ProblemNote error={error} />
      <ul className={css.list} aria-label={production.files}>
        {own.map((each) => (
          <li key={each.id}>
            <div className={css.line}>
              <Tag tone={toneOfFile(each.standing)}>{production.standings[each.standing]}</Tag>
              <b>{each.name ?? '–'}</b>
              {isUndecided(each) && isOpen(file, 'decide_file') ? (
                <Button small kind="quiet" onClick={() => setAsked(each)}>
                  {production.decide}
                  <span className="sr"> {each.name}</span>
                </Button>
              ) : null}
            </div>
            <span className={css.quiet}>
              {nameOf(each.target)} · {production.size(each.size.toLocaleString(locale))}
            </span>
          </li>
        ))}
      </ul>
      <Dialog title={production.decideTitle} open={asked !== null} onClose={() => setAsked(null)}>
        {asked ? <Decide file={file} produced={asked} onClose={() => setAsked(null)} /> : null}
      </Dialog>
    </>
  );
}

const isUndecided = ({ standing }: ProducedFile): boolean => standing === 'scanning' || standing === 'not_scanned';

interface DecideProps {
  readonly file: CaseFile;
  readonly produced: ProducedFile;
  readonly onClose: () => void;
}

function Decide({ file, produced, onClose }: DecideProps) {
  const { production } = useWords();
  const [reason, setReason] = useState('');
  const run = useCommand(file.id, () => {
    say(production.fileDecided);
    onClose();
  });
  const decide = (decision: 'accept' | 'refuse') =>
    run.mutate((seen) => decideFile(file.id, produced, { seen, decision, reason }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decide('accept');
  };
  return (
    <Form className={css.form} onSubmit={submit} error={run.error}>
      <p className={css.quiet}>{production.decideText(produced.name ?? '–')}</p>
      <TextAreaField
        field="reason"
        label={production.reason}
        value={reason}
        onChange={setReason}
        maxLength={20_000}
        required
      />
      <ProblemNote error={run.error} />
      <div className={css.acts}>
        <Button kind="primary" type="submit" busy={run.isPending} disabled={reason.trim() === ''}>
          {production.acceptFile}
        </Button>
        <Button busy={run.isPending} disabled={reason.trim() === ''} onClick={() => decide('refuse')}>
          {production.refuseFile}
        </Button>
      </div>
    </Form>
  );
}
