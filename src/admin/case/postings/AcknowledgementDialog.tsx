/** The acknowledgement of receipt of a posted letter came, or the letter came back. */
import { type FormEvent, useState } from 'react';
import { client, take } from '../../api/client.js';
import { DraftLine } from '../../drafts/DraftLine.js';
import { useDraft } from '../../drafts/useDraft.js';
import { useWords } from '../../i18n/language.js';
import { Dialog } from '../../ui/dialog.js';
import { SelectField, TextAreaField, TextField } from '../../ui/field.js';
import { Form } from '../../ui/form.js';
import { say as tell } from '../../ui/toast.js';
import css from '../Panel.module.css';
import { useCommand } from '../read.js';

import type { PostingDialogProps } from './PostingDialog.js';
import { Buttons, evidenceOf, ScanField } from './ScanField.js';

interface Entered {
  readonly outcome: 'received' | 'returned';
  readonly when: string;
  readonly reason: string;
}

export function AcknowledgementDialog({ file, letterId, onClose }: PostingDialogProps) {
  const { postings: words } = useWords();
  const first: Entered = { outcome: 'received', when: '', reason: '' };
  const draft = useDraft(file.id, { name: `acknowledgement-${letterId}`, first, entries: file.history.length });
  const { outcome, when, reason } = draft.fields;
  const [scan, setScan] = useState<File | null>(null);
  const run = useCommand(file.id, () => {
    draft.clear();
    tell(words.acknowledged);
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const params = { path: { id: file.id, letterId } };
    run.mutate(async (seen) => {
      const given = { seen, received: outcome === 'received', when: new Date(when).toISOString(), reason };
      const body = { ...given, evidence: await evidenceOf(scan) };
      return take(client.POST('/api/cases/{id}/letters/{letterId}/acknowledgement', { params, body }));
    });
  };
  const choices = [
    ['received', words.received],
    ['returned', words.returned],
  ] as const;
  return (
    <Dialog title={words.acknowledge} open onClose={onClose}>
      <Form onSubmit={submit} className={css.form} error={run.error}>
        <DraftLine draft={draft} />
        <SelectField
          field="received"
          label={words.outcome}
          value={outcome}
          choices={choices}
          onChange={(outcome) => draft.change({ outcome })}
        />
        <TextField
          field="when"
          label={words.when}
          type="datetime-local"
          value={when}
          onChange={(when) => draft.change({ when })}
          required
        />
        <ScanField label={words.scan} scan={scan} onChange={setScan} />
        <TextAreaField
          field="reason"
          label={words.reason}
          value={reason}
          onChange={(reason) => draft.change({ reason })}
          maxLength={20_000}
          rows={2}
          required
        />
        <Buttons run={run} onClose={onClose} />
      </Form>
    </Dialog>
  );
}
