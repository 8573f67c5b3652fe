/** A request that no mail system brought: entered step by step, as its paper or its file shows. */
import { useState } from 'react';
import { useMe } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { useNames, wordsOf } from '../i18n/vocabulary.js';
import { Button } from '../ui/button.js';
import { ChosenFile, FileField } from '../ui/FileField.js';
import { CheckField, SelectField, TextAreaField, TextField } from '../ui/field.js';
import { Page, Section } from '../ui/page.js';
import { ProblemNote } from '../ui/states.js';
import css from './Entry.module.css';
import { type Draft, draftOf, keepDraft, useEntry } from './entry.query.js';
import { Outcome } from './Outcome.js';

export function EntryPage() {
  const { entry: words } = useLanguage().words;
  const personId = useMe().person.id;
  const [draft, setDraft] = useState(() => draftOf(personId));
  const [files, setFiles] = useState<readonly File[]>([]);
  const change = (changes: Partial<Draft>) => {
    const next = { ...draft, ...changes };
    setDraft(next);
    keepDraft(personId, next);
  };
  const entering = useEntry(() => {
    keepDraft(personId, null);
    setDraft(draftOf(personId));
    setFiles([]);
  });
  return (
    <Page title={words.title} subtitle={words.subtitle}>
      {entering.data ? <Outcome receipt={entering.data} /> : null}
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          entering.mutate({ draft, files });
        }}
      >
        <Service draft={draft} onChange={change} />
        <Section title={words.content}>
          <div className={css.wide}>
            <TextField
              label={words.subject}
              help={words.subjectHelp}
              value={draft.subject}
              maxLength={300}
              required
              onChange={(subject) => change({ subject })}
            />
            <FileField
              label={words.files}
              help={words.filesHelp}
              multiple
              accept=".pdf,.png,.jpg,.jpeg,.tif,.tiff,.eml,.msg,.docx,.odt,.rtf,.txt"
              onChange={(more) => setFiles([...files, ...more])}
            />
            {files.map((file) => (
              <ChosenFile
                key={`${file.name} ${file.lastModified} ${file.size}`}
                file={file}
                onRemove={() => setFiles(files.filter((each) => each !== file))}
              />
            ))}
            <TextAreaField
              label={words.text}
              help={words.textHelp}
              rows={8}
              value={draft.text}
              maxLength={100_000}
              onChange={(text) => change({ text })}
            />
          </div>
        </Section>
        <ProblemNote error={entering.error} />
        <div className={css.buttons}>
          <Button kind="primary" type="submit" busy={entering.isPending}>
            {words.submit}
          </Button>
          <small>{words.draftHelp}</small>
        </div>
      </form>
    </Page>
  );
}

interface ServiceProps {
  readonly draft: Draft;
  readonly onChange: (changes: Partial<Draft>) => void;
}

function Service({ draft, onChange }: ServiceProps) {
  const { entry: words } = useLanguage().words;
  const names = useNames();
  return (
    <Section title={words.service}>
      <div className={css.fields}>
        <SelectField
          label={words.manner}
          value={draft.manner}
          choices={wordsOf('serviceManner').map((word) => [word, names('serviceManner', word)] as const)}
          onChange={(manner) => onChange({ manner })}
        />
        <TextField
          label={words.servedAt}
          help={words.servedAtHelp}
          type="datetime-local"
          value={draft.servedAt}
          disabled={draft.isNow}
          required={!draft.isNow}
          onChange={(servedAt) => onChange({ servedAt })}
        />
        <CheckField label={words.now} checked={draft.isNow} onChange={(isNow) => onChange({ isNow })} />
        <TextField
          label={words.broughtBy}
          value={draft.broughtBy}
          maxLength={300}
          onChange={(broughtBy) => onChange({ broughtBy })}
        />
        <TextField
          label={words.receivedBy}
          value={draft.receivedBy}
          maxLength={300}
          onChange={(receivedBy) => onChange({ receivedBy })}
        />
      </div>
    </Section>
  );
}
