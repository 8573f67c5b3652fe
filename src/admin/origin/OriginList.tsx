/** How the origin was established: by which method, by whom, on what evidence. */
import { useQuery } from '@tanstack/react-query';
import { authoritiesQuery } from '../api/authorities.js';
import { useNameOf } from '../api/colleagues.js';
import { type Note, noteIn, notesQuery } from '../api/notes.js';
import type { components } from '../api/schema.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { useNames } from '../i18n/vocabulary.js';
import css from './Origin.module.css';

type CaseFile = components['schemas']['CaseFile'];
type Recorded = CaseFile['state']['origins'][number];

export function OriginList({ file }: { readonly file: CaseFile }) {
  const { origin } = useLanguage().words;
  const notes = useQuery(notesQuery(file.id)).data;
  const { origins } = file.state;
  if (origins.length === 0) return <p className={css.quiet}>{origin.none}</p>;
  return (
    <ul className={css.list} aria-label={origin.title}>
      {origins.map((record) => (
        <Record key={record.noteId} file={file} record={record} notes={notes} />
      ))}
    </ul>
  );
}

interface RecordProps {
  readonly file: CaseFile;
  readonly record: Recorded;
  readonly notes: readonly Note[] | 'erased' | undefined;
}

function Record({ file, record, notes }: RecordProps) {
  const { words, say } = useLanguage();
  const { origin } = words;
  const names = useNames();
  const nameOf = useNameOf();
  const titleOf = useAuthorityName();
  const { method, zone, authority, by, confirmedBy, proves, noteId, call } = record;
  const title = file.originMethods.find(({ code }) => code === method)?.title;
  const note = noteIn(notes, noteId);
  return (
    <li>
      <b>{title ? say(title) : method}</b>
      <p>
        {names('issuerZone', zone)}
        {authority ? ` · ${titleOf(authority)}` : ''}
        {proves === 'origin' ? '' : ` · ${origin.zoneOnly}`}
      </p>
      <Evidence note={note} />
      {note ? <p>{note.text}</p> : null}
      {call ? <Evidence note={noteIn(notes, call)} /> : null}
      <p className={css.quiet}>
        {origin.by(nameOf(by))}
        {confirmedBy ? ` ${origin.confirmed(nameOf(confirmedBy))}` : ''}
      </p>
    </li>
  );
}

/** The number called, the person and the time, as far as they were entered. */
export function Evidence({ note }: { readonly note: Note | undefined }) {
  const { words, locale } = useLanguage();
  const { origin } = words;
  const { number, person, doneAt } = note?.details ?? {};
  const rows: readonly (readonly [string, string | undefined])[] = [
    [origin.number, number],
    [origin.person, person],
    [origin.doneAt, doneAt && timeText(doneAt, 'short', locale)],
  ];
  const given = rows.filter(([, value]) => value);
  if (given.length === 0) return null;
  return (
    <dl className={css.evidence}>
      {given.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Of an entry of the directory; its id where the directory no longer has it. */
export function useAuthorityName(): (id: string) => string {
  const { say } = useLanguage();
  const known = useQuery(authoritiesQuery).data?.authorities ?? [];
  return (id) => {
    const found = known.find((each) => each.id === id);
    return found ? say(found.names) : id;
  };
}
