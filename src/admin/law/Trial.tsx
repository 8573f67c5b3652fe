/** The trial of a draft on past cases: which outcomes would change, and in what. */
import { useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { parisDay, timeText } from '../i18n/time.js';
import { useNames } from '../i18n/vocabulary.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { useNow } from '../ui/now.js';
import { Section, TableBox } from '../ui/page.js';
import { Note, ProblemNote } from '../ui/states.js';
import css from './Upkeep.module.css';
import { type Replay, replayDraft, useUpkeep } from './upkeep.query.js';

const DAY_MILLISECONDS = 86_400_000;
/** What is tried by default: the cases of a quarter. */
const QUARTER_DAYS = 92;

interface TrialProps {
  readonly id: string;
  readonly replay: Replay | null;
  readonly mayTry: boolean;
}

export function Trial({ id, replay, mayTry }: TrialProps) {
  const { lawUpkeep } = useLanguage().words;
  return (
    <Section title={lawUpkeep.onPast}>
      <p className={css.quiet}>{lawUpkeep.onPastText}</p>
      {mayTry ? <Days id={id} busy={replay?.state === 'running'} /> : null}
      <div aria-live="polite">{replay ? <Result replay={replay} /> : null}</div>
      {replay && replay.outcomes.length > 0 ? <Outcomes replay={replay} /> : null}
    </Section>
  );
}

function Days({ id, busy }: { readonly id: string; readonly busy: boolean }) {
  const { lawUpkeep } = useLanguage().words;
  const now = useNow();
  const [day, setDay] = useState(() => parisDay(now + DAY_MILLISECONDS));
  const [since, setSince] = useState(() => parisDay(now - QUARTER_DAYS * DAY_MILLISECONDS));
  const [until, setUntil] = useState(() => parisDay(now));
  const trying = useUpkeep(() => replayDraft(id, { day, since, until }));
  return (
    <form
      className={css.fields}
      onSubmit={(event) => {
        event.preventDefault();
        trying.mutate(undefined);
      }}
    >
      <TextField label={lawUpkeep.day} type="date" required value={day} onChange={setDay} />
      <TextField label={lawUpkeep.since} type="date" required value={since} onChange={setSince} />
      <TextField label={lawUpkeep.until} type="date" required value={until} onChange={setUntil} />
      <Button type="submit" busy={busy || trying.isPending}>
        {lawUpkeep.replay}
      </Button>
      <ProblemNote error={trying.error} />
    </form>
  );
}

function Result({ replay }: { readonly replay: Replay }) {
  const { lawUpkeep } = useLanguage().words;
  const { state, judged, changed, unjudged, total, outcomes } = replay;
  if (state === 'running') return <p>{lawUpkeep.running(judged + unjudged, total)}</p>;
  if (state === 'failed') return <Note>{lawUpkeep.failed}</Note>;
  return (
    <p>
      <strong>{lawUpkeep.outcome(changed, judged)}</strong> {unjudged > 0 ? lawUpkeep.unjudged(unjudged) : null}{' '}
      {changed > outcomes.length ? lawUpkeep.firstOnly(outcomes.length) : null}
    </p>
  );
}

function Outcomes({ replay: { outcomes } }: { readonly replay: Replay }) {
  const { words, locale } = useLanguage();
  const { lawUpkeep } = words;
  const names = useNames();
  const head = ({ rule, verdict }: Replay['outcomes'][number]['before']) => `${rule} · ${names('verdict', verdict)}`;
  return (
    <TableBox label={lawUpkeep.onPast}>
      <thead>
        <tr>
          <th scope="col">{lawUpkeep.caseName}</th>
          <th scope="col">{lawUpkeep.lost}</th>
          <th scope="col">{lawUpkeep.gained}</th>
          <th scope="col">{lawUpkeep.differences}</th>
        </tr>
      </thead>
      <tbody>
        {outcomes.map(({ reference, receivedOn, before, after, differences }) => (
          <tr key={reference}>
            <th scope="row">
              {reference}
              <span className={css.under}>{timeText(receivedOn, 'day', locale)}</span>
            </th>
            <td>{head(before)}</td>
            <td>{head(after)}</td>
            <td>
              <ul className={css.differences}>
                {differences.map((difference) => (
                  <DifferenceLine key={difference.aspect} {...difference} />
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

const vocabularies: Partial<Record<string, Parameters<ReturnType<typeof useNames>>[0]>> = {
  grounds: 'ground',
  notices: 'notice',
  approvers: 'role',
  gag: 'gag',
};

function DifferenceLine({ aspect, lost, gained }: Replay['outcomes'][number]['differences'][number]) {
  const { words, locale } = useLanguage();
  const { lawUpkeep, shell } = words;
  const names = useNames();
  const aspects: Partial<Record<string, string>> = lawUpkeep.aspects;
  const named = (value: string): string => {
    if (aspect === 'clocks') return clock(value);
    const vocabulary = vocabularies[aspect];
    return vocabulary ? names(vocabulary, value) : value;
  };
  /** Its code, its end by law where there is one, and the end that alarms follow. */
  const clock = (value: string): string => {
    const [code = value, legal = '-', safe = ''] = value.split(' ');
    const ends = [
      ...(legal === '-' ? [] : [timeText(legal, 'short', locale)]),
      ...(safe === '' ? [] : [lawUpkeep.safeEnd(timeText(safe, 'short', locale))]),
    ];
    return `${code} (${ends.join(', ')})`;
  };
  const list = (values: readonly string[]): string => values.map(named).join(', ') || '—';
  return (
    <li>
      {shell.pair(aspects[aspect] ?? aspect, '')}
      {list(lost)} → {list(gained)}
    </li>
  );
}
