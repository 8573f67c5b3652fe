/** Who is on call in the next two weeks, from when an urgent procedure lacks people, and what was planned before. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import { useNameOf } from '../api/colleagues.js';
import type { components } from '../api/schema.js';
import { useMe } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { useNames } from '../i18n/vocabulary.js';
import { Button } from '../ui/button.js';
import { Page, Section, TableBox } from '../ui/page.js';
import { Failure, Loading, Note, ProblemNote } from '../ui/states.js';
import { say as tell } from '../ui/toast.js';
import css from './OnCall.module.css';
import { PlanShift } from './PlanShift.js';

type Roster = components['schemas']['OnCallRoster'];
type Shift = Roster['shifts'][number];

export const rosterQuery = queryOptions({
  queryKey: ['on-call'],
  refetchInterval: 60_000,
  queryFn: ({ signal }) => take(client.GET('/api/on-call', { signal })),
});

export function OnCallPage() {
  const { onCall } = useLanguage().words;
  const roster = useQuery(rosterQuery);
  const manages = useMe().actions.includes('roster.manage');
  return (
    <Page title={onCall.title} subtitle={onCall.subtitle}>
      {roster.isPending ? <Loading /> : null}
      {roster.error ? <Failure error={roster.error} onRetry={() => void roster.refetch()} /> : null}
      {roster.data ? (
        <>
          <Gaps roster={roster.data} />
          <Shifts roster={roster.data} manages={manages} />
          {manages ? <PlanShift done={() => void roster.refetch()} /> : null}
          <History roster={roster.data} />
        </>
      ) : null}
    </Page>
  );
}

function Gaps({ roster: { gaps, shifts } }: { readonly roster: Roster }) {
  const { words, say, locale } = useLanguage();
  const { onCall } = words;
  const names = useNames();
  if (gaps.length === 0) return <Note tone="ok">{onCall.covered}</Note>;
  const seats = (missing: Roster['gaps'][number]['missing']) =>
    missing.map((roles) => roles.map((role) => names('role', role)).join(onCall.or)).join(' ; ');
  return (
    <Section title={onCall.gaps}>
      <Note tone={shifts.length > 0 ? 'crit' : 'warn'}>{shifts.length > 0 ? onCall.lacking : onCall.none}</Note>
      <TableBox label={onCall.gaps} stacked>
        <thead>
          <tr>
            <th scope="col">{onCall.procedure}</th>
            <th scope="col">{onCall.from}</th>
            <th scope="col">{onCall.until}</th>
            <th scope="col">{onCall.missing}</th>
          </tr>
        </thead>
        <tbody>
          {gaps.map(({ circuit, title, from, until, missing }) => (
            <tr key={`${circuit} ${from} ${JSON.stringify(missing)}`}>
              <td data-label={onCall.procedure}>{say(title)}</td>
              <td data-label={onCall.from}>{timeText(from, 'short', locale)}</td>
              <td data-label={onCall.until}>{timeText(until, 'short', locale)}</td>
              <td data-label={onCall.missing}>{seats(missing)}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
    </Section>
  );
}

interface ShiftsProps {
  readonly roster: Roster;
  readonly manages: boolean;
}

/** Those that run or begin within the days shown. */
function Shifts({ roster: { from, days, shifts }, manages }: ShiftsProps) {
  const { words, locale } = useLanguage();
  const { onCall } = words;
  const names = useNames();
  const nameOf = useNameOf();
  const end = Date.parse(from) + days * 86_400_000;
  const shown = shifts
    .filter(({ removed, ...shift }) => !removed && shift.until > from && Date.parse(shift.from) < end)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  if (shown.length === 0) return null;
  return (
    <Section title={onCall.planned(days)}>
      <TableBox label={onCall.planned(days)} stacked>
        <thead>
          <tr>
            <th scope="col">{onCall.role}</th>
            <th scope="col">{onCall.person}</th>
            <th scope="col">{onCall.substitute}</th>
            <th scope="col">{onCall.from}</th>
            <th scope="col">{onCall.until}</th>
            {manages ? <th scope="col">{onCall.change}</th> : null}
          </tr>
        </thead>
        <tbody>
          {shown.map((shift) => (
            <tr key={shift.id}>
              <td data-label={onCall.role}>{names('role', shift.role)}</td>
              <td data-label={onCall.person}>{nameOf(shift.person)}</td>
              <td data-label={onCall.substitute}>
                {shift.substitute ? nameOf(shift.substitute) : onCall.noSubstitute}
              </td>
              <td data-label={onCall.from}>{timeText(shift.from, 'short', locale)}</td>
              <td data-label={onCall.until}>{timeText(shift.until, 'short', locale)}</td>
              {manages ? (
                <td data-label={onCall.change}>
                  <Remove shift={shift} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </TableBox>
    </Section>
  );
}

function Remove({ shift }: { readonly shift: Shift }) {
  const { onCall } = useLanguage().words;
  const queries = useQueryClient();
  const removing = useMutation({
    mutationFn: () => take(client.DELETE('/api/on-call/shifts/{id}', { params: { path: { id: shift.id } } })),
    onSuccess: () => tell(onCall.removed),
    onSettled: () => queries.invalidateQueries({ queryKey: rosterQuery.queryKey }),
  });
  return (
    <>
      <Button small busy={removing.isPending} onClick={() => removing.mutate()}>
        {onCall.remove}
      </Button>
      <ProblemNote error={removing.error} />
    </>
  );
}

/** Who planned and who removed what, newest first. */
function History({ roster: { shifts } }: { readonly roster: Roster }) {
  const { words, locale } = useLanguage();
  const { onCall } = words;
  const names = useNames();
  const nameOf = useNameOf();
  const acts = shifts
    .flatMap((shift) => [
      { ...shift.planned, shift, line: onCall.wasPlanned },
      ...(shift.removed ? [{ ...shift.removed, shift, line: onCall.wasRemoved }] : []),
    ])
    .toSorted((one, other) => (one.at < other.at ? 1 : -1));
  if (acts.length === 0) return null;
  return (
    <details className={css.history}>
      <summary>{onCall.history(acts.length)}</summary>
      <ul>
        {acts.map(({ shift, by, at, line }) => (
          <li key={`${shift.id} ${at} ${line('')}`}>
            {timeText(at, 'short', locale)} · {line(nameOf(by))} {names('role', shift.role)}, {nameOf(shift.person)},{' '}
            {timeText(shift.from, 'short', locale)} – {timeText(shift.until, 'short', locale)}
          </li>
        ))}
      </ul>
    </details>
  );
}
