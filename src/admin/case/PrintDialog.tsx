/** The whole file of a case as one sealed PDF, in the language that is chosen. */
import { useMutation } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { client, take } from '../api/client.js';
import { useMe } from '../api/session.js';
import { type Language, useLanguage, useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { SelectField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { saveBytes } from '../ui/save.js';
import { Note, ProblemNote } from '../ui/states.js';
import { say as tell } from '../ui/toast.js';
import panel from './Panel.module.css';
import type { CaseFile } from './read.js';

interface PrintDialogProps {
  readonly file: CaseFile;
  readonly onClose: () => void;
}

export function PrintDialog({ file, onClose }: PrintDialogProps) {
  const { words, language: ofDesk } = useLanguage();
  const { print } = words;
  const mayRead = useMe().actions.includes('message.read');
  const [language, setLanguage] = useState<Language>(ofDesk);
  const run = useMutation({
    mutationFn: async () => {
      const params = { path: { id: file.id }, query: { language } };
      const asked = client.GET('/api/cases/{id}/print', { params, parseAs: 'arrayBuffer' });
      return new Uint8Array((await take(asked as never)) as ArrayBuffer);
    },
    onSuccess: (bytes) => {
      saveBytes(bytes, `${file.reference}.pdf`, 'application/pdf');
      tell(print.taken);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run.mutate();
  };
  return (
    <Dialog title={print.title(file.reference)} open onClose={onClose}>
      <Form onSubmit={submit} className={panel.form} error={run.error}>
        <div className={panel.prose}>
          <p>{print.holds}</p>
          <p>{print.recorded}</p>
        </div>
        {mayRead ? null : <Note tone="info">{print.withoutTexts}</Note>}
        <SelectField
          field="language"
          label={print.language}
          value={language}
          choices={(['fr', 'en'] as const).map((each) => [each, print.languages[each]] as const)}
          onChange={setLanguage}
        />
        <ProblemNote error={run.error} />
        <div className={panel.buttons}>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button type="submit" kind="primary" busy={run.isPending}>
            {print.take}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

export function PrintButton({ file }: { readonly file: CaseFile }) {
  const { print } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={panel.link} onClick={() => setOpen(true)}>
        <Printer size={13} aria-hidden />
        {print.open}
      </button>
      {open ? <PrintDialog file={file} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
