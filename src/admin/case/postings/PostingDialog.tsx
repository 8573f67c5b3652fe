/** A person records who took the letter, when, under which number, with the scan of the receipt. */
import { type FormEvent, useState } from 'react';
import { client, take } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { DraftLine } from '../../drafts/DraftLine.js';
import { useDraft } from '../../drafts/useDraft.js';
import { useWords } from '../../i18n/language.js';
import { useNames, wordsOf } from '../../i18n/vocabulary.js';
import { Dialog } from '../../ui/dialog.js';
import { SelectField, TextAreaField, TextField } from '../../ui/field.js';
import { Form } from '../../ui/form.js';
import { say as tell } from '../../ui/toast.js';
import css from '../Panel.module.css';
import { type CaseFile, useCommand } from '../read.js';

import { Buttons, evidenceOf, ScanField } from './ScanField.js';

export interface PostingDialogProps {
  readonly file: CaseFile;
  readonly letterId: string;
  readonly onClose: () => void;
}

type Manner = NonNullable<components['schemas']['CaseState']['postings']>[number]['manner'];

interface Entered {
  readonly manner: Manner;
  readonly postedAt: string;
  readonly tracking: string;
  readonly reason: string;
}

export function PostingDialog({ file, letterId, onClose }: PostingDialogProps) {
  const { postings: words } = useWords();
  const names = useNames();
  const first: Entered = { manner: 'registered', postedAt: '', tracking: '', reason: '' };
  const draft = useDraft(file.id, { name: `posting-${letterId}`, first, entries: file.history.length });
  const { manner, postedAt, tracking, reason } = draft.fields;
  const [scan, setScan] = useState<File | null>(null);
  const run = useCommand(file.id, () => {
    draft.clear();
    tell(words.posted);
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const params = { path: { id: file.id, letterId } };
    run.mutate(async (seen) => {
      const body = {
        seen,
        manner,
        postedAt: new Date(postedAt).toISOString(),
        tracking,
        reason,
        evidence: await evidenceOf(scan),
      };
      return take(client.POST('/api/cases/{id}/letters/{letterId}/posting', { params, body }));
    });
  };
  const choices = wordsOf('postManner').map((word) => [word as Manner, names('postManner', word)] as const);
  return (
    <Dialog title={words.record} open onClose={onClose}>
      <Form onSubmit={submit} className={css.form} error={run.error}>
        <DraftLine draft={draft} />
        <SelectField
          field="manner"
          label={words.manner}
          value={manner}
          choices={choices}
          onChange={(manner) => draft.change({ manner })}
        />
        <TextField
          field="postedAt"
          label={words.postedAt}
          type="datetime-local"
          value={postedAt}
          onChange={(postedAt) => draft.change({ postedAt })}
          required
        />
        <TextField
          field="tracking"
          label={words.tracking}
          help={words.trackingHelp}
          value={tracking}
          onChange={(tracking) => draft.change({ tracking })}
          maxLength={60}
          required={manner === 'registered'}
        />
        <ScanField label={words.receipt} scan={scan} onChange={setScan} />
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
