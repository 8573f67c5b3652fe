/** A draft is written in place or dropped as a file, and checked: its faults stand beside its text. */
import { useQuery } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { FileField } from '../ui/FileField.js';
import { SelectField, TextAreaField } from '../ui/field.js';
import { useGo } from '../ui/route.js';
import { Note, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { Changes } from './Changes.js';
import { placeOf } from './place-of.js';
import css from './Upkeep.module.css';
import {
  checkDraft,
  type DraftFile,
  type DraftFiles,
  fileQuery,
  keepDraft,
  type Report,
  useUpkeep,
} from './upkeep.query.js';

type CaseFiles = NonNullable<DraftFiles['cases']>;
type Texts = Readonly<Record<string, string>>;

const isLetter = (file: string): boolean => file.startsWith('templates/');

export function DraftEditor({ files }: { readonly files: readonly string[] }) {
  const { lawUpkeep } = useWords();
  const go = useGo();
  const [file, setFile] = useState(files[0] ?? '');
  const [cases, setCases] = useState<CaseFiles>([]);
  const [typed, setTyped] = useState<Texts>({});
  const [report, setReport] = useState<Report | null>(null);
  const inUse = useQuery(fileQuery(file));
  const text = typed[file] ?? inUse.data?.text ?? '';
  const checking = useUpkeep(checkDraft, setReport);
  const keeping = useUpkeep(keepDraft, ({ id }) => {
    say(lawUpkeep.kept);
    go(`/law/upkeep?draft=${id}`);
  });
  const change = (name: string, next: string | undefined) => {
    setTyped(({ [name]: _, ...others }) => (next === undefined ? others : { ...others, [name]: next }));
    setReport(null);
  };
  /** A file of cases goes with the draft; any other takes the place of the one of its name, or of the one shown. */
  const take = async (given: File) => {
    const read = await given.text();
    if (given.name.endsWith('.cases.yaml')) {
      const one = { file: `workflows/rules/${given.name}`, text: read };
      setCases((others) => [...others.filter(({ file }) => file !== one.file), one]);
      setReport(null);
      return;
    }
    const named = placeOf(given.name, read, files, file);
    setFile(named);
    change(named, read);
  };
  const takeAll = async (given: Iterable<File>) => {
    for (const each of given) await take(each);
  };
  const changed = Object.entries(typed).map(([name, words]) => ({ file: name, text: words }));
  const draft: DraftFiles = {
    files: changed.length > 0 ? changed : [{ file, text }],
    ...(cases.length > 0 && { cases: [...cases] }),
  };
  return (
    <div className={css.editor}>
      <div className={css.fields}>
        <SelectField
          label={lawUpkeep.file}
          value={file}
          choices={[...new Set([...files, file])].map((name) => [name, name])}
          onChange={setFile}
        />
        <FileField label={lawUpkeep.upload} accept=".yaml,.yml" multiple onChange={(chosen) => void takeAll(chosen)} />
      </div>
      <div className={css.beside}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the same file is chosen with the field above */}
        <div
          className={css.text}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event: DragEvent) => {
            event.preventDefault();
            void takeAll(event.dataTransfer.files);
          }}
        >
          <TextAreaField
            label={lawUpkeep.text}
            help={isLetter(file) ? lawUpkeep.letterHelp : lawUpkeep.drop}
            value={text}
            onChange={(next) => change(file, next)}
            rows={28}
          />
        </div>
        <div className={css.found} aria-live="polite">
          <div className={css.buttons}>
            <Button busy={checking.isPending} onClick={() => checking.mutate(draft)}>
              {lawUpkeep.check}
            </Button>
            {report?.ok ? (
              <Button kind="primary" busy={keeping.isPending} onClick={() => keeping.mutate(draft)}>
                {lawUpkeep.keep}
              </Button>
            ) : null}
          </div>
          <InDraft files={changed} onLeaveOut={(name) => change(name, undefined)} />
          {checking.isPending || keeping.isPending ? <p className={css.quiet}>{lawUpkeep.checking}</p> : null}
          {cases.length > 0 ? <p className={css.quiet}>{lawUpkeep.withCases(cases.map(({ file }) => file))}</p> : null}
          <ProblemNote error={checking.error ?? keeping.error} />
          {report ? <Found report={report} /> : null}
        </div>
      </div>
    </div>
  );
}

interface InDraftProps {
  readonly files: readonly DraftFile[];
  readonly onLeaveOut: (file: string) => void;
}

function InDraft({ files, onLeaveOut }: InDraftProps) {
  const { lawUpkeep } = useWords();
  if (files.length === 0) return null;
  return (
    <section className={css.side} aria-label={lawUpkeep.inDraft}>
      <p className={css.quiet}>{lawUpkeep.inDraft}</p>
      <ul>
        {files.map(({ file }) => (
          <li key={file}>
            <Button small kind="quiet" onClick={() => onLeaveOut(file)}>
              {lawUpkeep.leaveOut(file)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Found({ report }: { readonly report: Report }) {
  const { lawUpkeep } = useWords();
  if (report.ok) {
    return (
      <>
        <Note tone="ok">{lawUpkeep.sound(report.promises)}</Note>
        <Changes report={report} />
      </>
    );
  }
  return (
    <Note>
      <p>{lawUpkeep.faults(report.faults.length)}</p>
      <ul className={css.faults}>
        {report.faults.map(({ file, line, sentence }) => (
          <li key={`${file} ${line} ${sentence}`}>
            <code>{file}</code>, {lawUpkeep.line(line)} — {sentence}
          </li>
        ))}
      </ul>
    </Note>
  );
}
