/** An official list of authorities, read as CSV and proposed as one change. */
import { useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { ChosenFile, FileField } from '../ui/FileField.js';
import { TextField } from '../ui/field.js';
import { Section } from '../ui/page.js';
import { Link, useGo } from '../ui/route.js';
import { Note, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { type ListRead, proposeChange, readList, useChange } from './changes.query.js';
import css from './Directory.module.css';

export function ListImport({ today }: { readonly today: string }) {
  const { registry } = useLanguage().words;
  const go = useGo();
  const [list, setList] = useState({ text: '', fr: '', en: '', verifiedAt: today, expiresAt: '' });
  const [chosen, setChosen] = useState<File | undefined>();
  const [read, setRead] = useState<ListRead | null>(null);
  const change = (changes: Partial<typeof list>) => {
    setList((before) => ({ ...before, ...changes }));
    setRead(null);
  };
  /** While a file is read, the list is empty: what was read of another one says nothing of it. */
  const choose = async (file: File | undefined) => {
    setChosen(file);
    change({ text: '' });
    change({ text: (await file?.text()) ?? '' });
  };
  const { text, fr, en, ...dates } = list;
  const reading = useChange(() => readList({ text, source: { fr, en }, ...dates }), setRead);
  const proposing = useChange(
    async (entries: ListRead['entries']) => {
      await proposeChange(
        { entries, removed: [] },
        {
          title: registry.propose,
          shown: [
            { label: registry.source, value: fr },
            { label: registry.views.authorities, value: String(entries.length) },
          ],
        },
      );
    },
    () => {
      say(registry.proposed);
      go('/registry?view=changes');
    },
  );
  const isSound = read !== null && read.faults.length === 0 && read.entries.length > 0;
  return (
    <Section title={registry.importList}>
      <Link to="/registry">{registry.back}</Link>
      <p className={css.prose}>{registry.listText}</p>
      <div className={css.fields}>
        <FileField label={registry.file} accept=".csv,text/csv" onChange={([file]) => void choose(file)} />
        {chosen ? <ChosenFile file={chosen} onRemove={() => void choose(undefined)} /> : null}
        <TextField label={registry.sourceFr} value={fr} onChange={(value) => change({ fr: value })} />
        <TextField label={registry.sourceEn} value={en} onChange={(value) => change({ en: value })} />
        <TextField
          label={registry.verified}
          type="date"
          value={list.verifiedAt}
          onChange={(verifiedAt) => change({ verifiedAt })}
        />
        <TextField
          label={registry.holdsTo}
          type="date"
          value={list.expiresAt}
          onChange={(expiresAt) => change({ expiresAt })}
        />
      </div>
      <div className={css.buttons}>
        <Button busy={reading.isPending} disabled={text === ''} onClick={() => reading.mutate(undefined)}>
          {registry.readList}
        </Button>
        {isSound ? (
          <Button kind="primary" busy={proposing.isPending} onClick={() => proposing.mutate(read.entries)}>
            {registry.propose}
          </Button>
        ) : null}
      </div>
      <ProblemNote error={reading.error ?? proposing.error} />
      {isSound ? <Note tone="ok">{registry.found(read.entries.length)}</Note> : null}
      {read && !isSound ? (
        <Note>
          <p>{registry.listFaults(read.faults.length)}</p>
          <ul lang="en">
            {read.faults.map(({ line, what }) => (
              <li key={line}>{`${line}: ${what}`}</li>
            ))}
          </ul>
        </Note>
      ) : null}
    </Section>
  );
}
