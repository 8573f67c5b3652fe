/** What leaves is written here by one person, who sees its pages; others approve and send it. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { client, take } from '../../api/client.js';
import { lawQuery } from '../../api/law.js';
import { DraftLine } from '../../drafts/DraftLine.js';
import { useDraft } from '../../drafts/useDraft.js';
import { useLanguage } from '../../i18n/language.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Form } from '../../ui/form.js';
import { Note, ProblemNote } from '../../ui/states.js';
import { say as tell } from '../../ui/toast.js';
import { attachmentsOf } from '../attachments.js';
import { FilesField, RedactFile } from '../ChosenFiles.js';
import { FormButtons, Meanwhile, useFormCommand } from '../Meanwhile.js';
import panelCss from '../Panel.module.css';
import { adviceQuery, type CaseFile } from '../read.js';
import { FileTarget } from './FileTarget.js';
import { LetterPreview } from './LetterPreview.js';
import { OperationsFiles, useOperationsFiles } from './OperationsFiles.js';
import { PortalChoice, usePortal } from './PortalChoice.js';
import css from './Prepare.module.css';
import { TargetsForm } from './TargetsForm.js';
import { type FileOf, firstRows, givenOf, isProduced, ownerOf, type TargetRow, targetOf } from './targets.js';
import { WritingForm } from './WritingForm.js';
import { type Action, nothingWritten, ownerAt, type Preview, sent, usePreview, type Writing } from './writing.js';

interface PrepareDialogProps {
  readonly file: CaseFile;
  readonly action: Action;
  readonly onClose: () => void;
}

export function PrepareDialog({ file, action, onClose }: PrepareDialogProps) {
  const { caseFile } = useLanguage().words;
  const silent = useSilent(file, action);
  return (
    <Dialog title={caseFile.prepare[action]} open onClose={onClose} {...(!silent && { wide: 'full' })}>
      <PrepareForm file={file} action={action} onClose={onClose} />
    </Dialog>
  );
}

/** Whether a refusal leaves no letter: the circuit sends none. */
function useSilent(file: CaseFile, action: Action): boolean {
  const { data: law } = useQuery(lawQuery);
  const circuit = law?.circuits.find(({ code }) => code === file.circuit);
  return action === 'refuse' && circuit !== undefined && !circuit.letters.includes('refusal');
}

function PrepareForm({ file, action, onClose }: PrepareDialogProps) {
  const { caseFile, writing: say } = useLanguage().words;
  const discloses = action === 'disclose';
  const silent = useSilent(file, action);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [chosen, setChosen] = useState<ReadonlyMap<File, FileOf>>(new Map());
  const first = { writing: nothingWritten, targets: discloses ? firstRows(file) : [] };
  /** One that was begun before the request was read otherwise answers for other targets. */
  const fits = (kept: typeof first) => namesIn(kept.targets) === namesIn(first.targets);
  const draft = useDraft(file.id, { name: `letter-${action}`, first, entries: file.history.length, fits });
  const { writing, targets: rows } = draft.fields;
  const produced = useOperationsFiles(file, rows);
  const { uploads } = produced;
  const portal = usePortal(rows, produced.size);
  const { byPortal } = portal;
  const { targets, owners, waits } = disclosed(rows, files, { chosen, others: uploads.length });
  const write = (text: Writing) => draft.change({ writing: text });
  const preview = usePreview(file, { action, files, uploads, byPortal, targets, owners, writing }, !silent && !waits);
  const run = useFormCommand(
    file,
    () => {
      draft.clear();
      tell(caseFile.prepareDone);
      onClose();
    },
    draft.seen,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const params = { path: { id: file.id } };
    run.mutate(async (seen) => {
      const given = await attachmentsOf(files);
      const attachments = given.map((each, at) => ({ ...each, ...ownerAt(owners, at) }));
      const body = { seen, action, attachments, uploads, byPortal, targets, writing: sent(writing) };
      return take(client.POST('/api/cases/{id}/preparations', { params, body }));
    });
  };
  const [redacted, setRedacted] = useState<File | null>(null);
  if (redacted) {
    const replace = (copy: File) => {
      setFiles((known) => known.map((each) => (each === redacted ? copy : each)));
      setChosen((known) => new Map([...known, [copy, ownerOf(redacted, known, rows)]]));
    };
    return <RedactFile caseFile={file} file={redacted} onCopy={replace} onClose={() => setRedacted(null)} />;
  }
  return (
    <div className={silent ? undefined : css.columns}>
      <Form onSubmit={submit} className={panelCss.form} error={run.error}>
        <DraftLine draft={draft} />
        <p className={panelCss.quiet}>{silent ? caseFile.prepareSilent : caseFile.prepareIntro[action]}</p>
        {discloses ? (
          <TargetsForm file={file} rows={rows} onChange={(changed) => draft.change({ targets: [...changed] })} />
        ) : null}
        <OperationsFiles {...produced} />
        <PortalChoice {...portal} />
        {silent ? null : (
          <LetterFields
            file={file}
            {...{ discloses, files, writing }}
            preview={preview.data}
            onFiles={setFiles}
            onRedact={setRedacted}
            onWriting={write}
            required={rows.some(isProduced) && uploads.length === 0}
            ofFile={
              discloses
                ? (each) => (
                    <FileTarget
                      file={each}
                      owner={ownerOf(each, chosen, rows)}
                      rows={rows}
                      onChange={(owner) => setChosen((known) => new Map([...known, [each, owner]]))}
                    />
                  )
                : undefined
            }
          />
        )}
        <Note tone="info">{caseFile.fourEyes}</Note>
        <ProblemNote error={run.error} />
        <Meanwhile run={run} />
        <FormButtons run={run} onClose={onClose} submit={caseFile.prepareConfirm}>
          {silent ? null : <Button onClick={() => write(nothingWritten)}>{say.standard}</Button>}
        </FormButtons>
      </Form>
      {silent ? null : (
        <LetterPreview lacksFiles={waits} preview={preview.data} error={preview.error} busy={preview.isFetching} />
      )}
    </div>
  );
}

interface LetterFieldsProps extends Pick<PrepareDialogProps, 'file'> {
  readonly discloses: boolean;
  readonly files: readonly File[];
  /** Whether a file must go with the letter. */
  readonly required: boolean;
  readonly writing: Writing;
  readonly preview: Preview | undefined;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onRedact: (file: File) => void;
  readonly onWriting: (writing: Writing) => void;
  readonly ofFile: ((file: File) => ReactNode) | undefined;
}

const namesIn = (rows: readonly TargetRow[]): string =>
  JSON.stringify(rows.flatMap(({ place, name }) => (place === null ? [] : [name])));

/** What is sent of the table and the files; it waits until each target and each file is answered for. */
function disclosed(
  rows: readonly TargetRow[],
  files: readonly File[],
  { chosen, others }: { readonly chosen: ReadonlyMap<File, FileOf>; readonly others: number },
) {
  if (rows.length === 0) return { targets: [], owners: [], waits: false };
  const targets = rows.flatMap((row) => givenOf(row) ?? []);
  const owners = files.map((file) => targetOf(ownerOf(file, chosen, rows), rows));
  const lacksFiles = rows.some(isProduced) && files.length + others === 0;
  return { targets, owners, waits: targets.length < rows.length || lacksFiles || owners.includes(undefined) };
}

/** What goes with a letter, and what a person writes into it. */
function LetterFields({ file, discloses, files, required, writing, preview, ...on }: LetterFieldsProps) {
  const { caseFile } = useLanguage().words;
  const { data: advice } = useQuery(adviceQuery(file.id));
  return (
    <>
      <FilesField
        label={discloses ? caseFile.files : caseFile.otherFiles}
        help={caseFile.filesHelp}
        required={required}
        files={files}
        onChange={on.onFiles}
        onRedact={on.onRedact}
        ofFile={on.ofFile}
      />
      {preview ? (
        <WritingForm file={file} advice={advice} preview={preview} writing={writing} onChange={on.onWriting} />
      ) : null}
    </>
  );
}
