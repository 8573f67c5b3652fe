/** Facts that are only supposed, of a case or of nothing, and what the rules in force that day say of them. */
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { client, take } from '../api/client.js';
import { lawQuery } from '../api/law.js';
import { caseQuery } from '../approvals/approval.query.js';
import { ValueField } from '../case/FactEditor.js';
import { type FactValue, factOf, isCheck } from '../case/fact-values.js';
import type { Advice, CaseFile } from '../case/read.js';
import { useLanguage } from '../i18n/language.js';
import { parisDay } from '../i18n/time.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { useNow } from '../ui/now.js';
import { Section } from '../ui/page.js';
import { Link } from '../ui/route.js';
import { Failure, Loading, ProblemNote } from '../ui/states.js';
import { Supposed } from './Supposed.js';
import css from './WhatIf.module.css';

type Facts = NonNullable<CaseFile['state']['facts']>;

/** Nothing is known of it. */
const blank: Facts = {
  issuerZone: 'UNKNOWN',
  issuerCountry: null,
  issuerKind: 'unknown',
  relayedBy: 'NONE',
  addressee: 'OPERATOR',
  channel: 'OTHER',
  bases: [],
  categories: [],
  tenantFlags: [],
  emergency: false,
  checks: {},
};

const request = ['issuerZone', 'issuerCountry', 'issuerKind', 'relayedBy', 'addressee', 'channel', 'emergency'];
const asked = ['bases', 'categories'];

export function WhatIf({ caseId }: { readonly caseId: string | null }) {
  return caseId === null ? <Suppose key="blank" file={null} /> : <OfCase key={caseId} id={caseId} />;
}

function OfCase({ id }: { readonly id: string }) {
  const file = useQuery({ ...caseQuery(id), refetchInterval: false });
  if (file.error) return <Failure error={file.error} onRetry={() => void file.refetch()} />;
  return file.data ? <Suppose file={file.data} /> : <Loading />;
}

const adviceOn = (facts: Facts, receivedAt: string) =>
  queryOptions({
    queryKey: ['what-if', facts, receivedAt],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => take(client.POST('/api/law/what-if', { body: { facts, receivedAt }, signal })),
  });

const DAY = /^\d{4}-\d\d-\d\d$/;
/** Noon in UTC is the same civil day in Paris, whatever the season. */
const receivedOn = (day: string): string => `${day}T12:00:00.000Z`;

interface Start {
  readonly facts: Facts;
  readonly hour: string;
}

/** What a trial begins with: what is known of the case and the time it came in, or nothing, today. */
const startOf = (file: CaseFile | null, now: number): Start => ({
  facts: file?.state.facts ?? blank,
  hour: file?.state.receivedAt ?? receivedOn(parisDay(now)),
});

function Suppose({ file }: { readonly file: CaseFile | null }) {
  const now = useNow();
  const [start] = useState(() => startOf(file, now));
  const [facts, setFacts] = useState(start.facts);
  const [hour, setHour] = useState(start.hour);
  const advice = useQuery({ ...adviceOn(useDeferredValue(facts), hour), enabled: hour !== '' });
  const ofCase = useQuery({ ...adviceOn(start.facts, start.hour), enabled: file !== null });
  const reset = () => {
    setFacts(start.facts);
    setHour(start.hour);
  };
  return (
    <>
      <Intro file={file} hour={hour} start={start} onHour={setHour} same={facts === start.facts} onReset={reset} />
      <div className={css.split}>
        <FactFields
          facts={facts}
          advice={advice.data}
          onChange={(name, value) => setFacts((known) => withFact(known, name, value))}
        />
        <div className={css.answer} aria-live="polite" aria-busy={advice.isFetching}>
          <ProblemNote error={advice.error} />
          {advice.isPending ? <Loading /> : null}
          {advice.data ? <Supposed advice={advice.data} before={file ? ofCase.data : undefined} /> : null}
        </div>
      </div>
    </>
  );
}

interface IntroProps {
  readonly file: CaseFile | null;
  readonly start: Start;
  /** Of receipt; empty while no whole day is entered. */
  readonly hour: string;
  readonly onHour: (hour: string) => void;
  readonly same: boolean;
  readonly onReset: () => void;
}

function Intro({ file, start, hour, onHour, same, onReset }: IntroProps) {
  const { whatIf } = useLanguage().words;
  const given = (day: string): string => (day === start.hour.slice(0, 10) ? start.hour : receivedOn(day));
  return (
    <div className={css.intro}>
      <p>{whatIf.intro}</p>
      {file ? (
        <p>
          {file.state.facts ? whatIf.ofCase(file.reference) : whatIf.noCase}{' '}
          <Link to={`/cases/${file.id}`}>{whatIf.openCase}</Link> · <Link to="/rules?view=whatIf">{whatIf.blank}</Link>
        </p>
      ) : null}
      <div className={css.buttons}>
        <TextField
          label={whatIf.day}
          type="date"
          value={hour.slice(0, 10)}
          onChange={(day) => onHour(DAY.test(day) ? given(day) : '')}
          required
        />
        <Button disabled={same && hour === start.hour} onClick={onReset}>
          {file ? whatIf.again : whatIf.blank}
        </Button>
      </div>
    </div>
  );
}

function withFact(facts: Facts, name: string, value: FactValue): Facts {
  if (!isCheck(name)) return { ...facts, [name]: value };
  const { [name as keyof Facts['checks']]: _, ...others } = facts.checks;
  const known = value === 'holds' || value === 'fails';
  return { ...facts, checks: known ? { ...others, [name]: value } : others };
}

interface FactFieldsProps {
  readonly facts: Facts;
  readonly advice: Advice | undefined;
  readonly onChange: (name: string, value: FactValue) => void;
}

function FactFields({ facts, advice, onChange }: FactFieldsProps) {
  const { whatIf } = useLanguage().words;
  const checks = useQuery(lawQuery).data?.checks.map(({ check }) => check) ?? [];
  const wanted = new Set<string>([
    ...(advice?.failing ?? []).map(({ check }) => check),
    ...(advice?.unknown ?? []).map(({ check }) => check),
    ...Object.keys(facts.checks),
  ]);
  const field = (name: string) => (
    <ValueField key={name} name={name} value={factOf(facts, name)} onChange={(value) => onChange(name, value)} />
  );
  return (
    <div className={css.facts}>
      <Section title={whatIf.request}>
        <div className={css.fields}>{request.map(field)}</div>
      </Section>
      <Section title={whatIf.asked}>{asked.map(field)}</Section>
      <Section title={whatIf.tenant}>{field('tenantFlags')}</Section>
      <Section title={whatIf.checks}>
        <p className={css.quiet}>{whatIf.checksHelp}</p>
        <div className={css.fields}>{checks.filter((name) => wanted.has(name)).map(field)}</div>
        <details className={css.more}>
          <summary>{whatIf.moreChecks}</summary>
          <div className={css.fields}>{checks.filter((name) => !wanted.has(name)).map(field)}</div>
        </details>
      </Section>
    </div>
  );
}
