/** A code for the recipient of a delivery: asked for while they are on the telephone, and shown once. */
import { type FormEvent, useState } from 'react';
import { client, take } from '../../api/client.js';
import { useWords } from '../../i18n/language.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { SelectField, TextAreaField } from '../../ui/field.js';
import { Form } from '../../ui/form.js';
import { Note, ProblemNote } from '../../ui/states.js';
import { shownOf } from '../action-form.js';
import css from '../Panel.module.css';
import { type CaseFile, moveOf, useCommand } from '../read.js';
import deliveryCss from './Deliveries.module.css';

interface CodeDialogProps {
  readonly file: CaseFile;
  readonly deliveryId: string;
  readonly onClose: () => void;
}

export function CodeDialog({ file, deliveryId, onClose }: CodeDialogProps) {
  const { deliveries: words } = useWords();
  const [code, setCode] = useState<string | null>(null);
  return (
    <Dialog title={words.giveCode} open onClose={onClose}>
      {code === null ? (
        <Asking file={file} deliveryId={deliveryId} onClose={onClose} onCode={setCode} />
      ) : (
        <Shown code={code} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Asking({ file, deliveryId, onClose, onCode }: CodeDialogProps & { readonly onCode: (code: string) => void }) {
  const { deliveries: words, shell } = useWords();
  const numbers = moveOf(file, 'give_delivery_code')?.offer?.choices?.number ?? [];
  const [number, setNumber] = useState(numbers[0] ? shownOf(numbers[0]) : '');
  const [reason, setReason] = useState('');
  const run = useCommand(file.id);
  const chosen = numbers.find((each) => shownOf(each) === number);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typeof chosen !== 'object') return;
    const { authority, number: called } = chosen.sent;
    const params = { path: { id: file.id, deliveryId } };
    run.mutate(async (seen) => {
      const body = { seen, authority: String(authority), number: String(called), reason };
      const given = await take(client.POST('/api/cases/{id}/deliveries/{deliveryId}/code', { params, body }));
      onCode(given.code);
    });
  };
  if (numbers.length === 0) return <Note tone="warn">{words.noNumber}</Note>;
  return (
    <Form onSubmit={submit} className={css.form} error={run.error}>
      <p>{words.giveCodeLead}</p>
      <SelectField
        field="number"
        label={words.number}
        value={number}
        choices={numbers.map((each) => [shownOf(each), shownOf(each)] as const)}
        onChange={setNumber}
      />
      <TextAreaField
        field="reason"
        label={words.reason}
        value={reason}
        onChange={setReason}
        maxLength={20_000}
        rows={2}
        required
      />
      <ProblemNote error={run.error} />
      <div className={css.buttons}>
        <Button onClick={onClose}>{shell.cancel}</Button>
        <Button kind="primary" type="submit" busy={run.isPending}>
          {words.show}
        </Button>
      </div>
    </Form>
  );
}

function Shown({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const { deliveries: words, shell } = useWords();
  return (
    <>
      <p>{words.code}</p>
      <output className={deliveryCss.code}>{code}</output>
      <div className={css.buttons}>
        <Button kind="primary" onClick={onClose}>
          {shell.close}
        </Button>
      </div>
    </>
  );
}
