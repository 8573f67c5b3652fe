/** The desk of an outside counsel: the one case that is open to them, what is asked, and their answer. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Scale } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useMe } from '../api/session.js';
import { factNames, factOf } from '../case/fact-values.js';
import { useFactWords } from '../case/facts.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { useNames } from '../i18n/vocabulary.js';
import { Tag, Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { SelectField, TextAreaField } from '../ui/field.js';
import { Facts, Page, Section } from '../ui/page.js';
import { Blank, Failure, Loading, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { BriefDocuments } from './BriefDocuments.js';
import { Contributions } from './Contributions.js';
import css from './Counsel.module.css';
import { answer, type BriefedCase, briefQuery, briefsQuery, type Position } from './counsel.query.js';

export function BriefPage() {
  const { counsel } = useLanguage().words;
  const briefs = useQuery(briefsQuery);
  if (briefs.error) return <Failure error={briefs.error} onRetry={() => void briefs.refetch()} />;
  if (!briefs.data) return <Loading />;
  const [brief] = briefs.data;
  if (brief) return <Open key={brief.id} caseId={brief.caseId} />;
  return (
    <Page title={counsel.myCase}>
      <Blank icon={<Scale size={22} aria-hidden />} title={counsel.noBrief}>
        {counsel.noBriefText}
      </Blank>
    </Page>
  );
}

function Open({ caseId }: { readonly caseId: string }) {
  const { words, locale } = useLanguage();
  const { counsel } = words;
  const me = useMe().person;
  const file = useQuery(briefQuery(caseId));
  if (file.error) return <Failure error={file.error} onRetry={() => void file.refetch()} />;
  if (!file.data) return <Loading />;
  const { brief, contributions } = file.data;
  const last = timeText(new Date(Date.parse(brief.until) - 1).toISOString(), 'day', locale);
  return (
    <Page title={brief.reference} subtitle={counsel.accessText(brief.givenBy, last)}>
      <div className={css.columns}>
        <div className={css.column}>
          <Section title={counsel.asked}>
            <Contributions all={contributions} nameOf={({ by }) => (by === me.id ? me.name : brief.givenBy)} />
          </Section>
          <Section title={counsel.answer}>
            <Answer caseId={caseId} />
          </Section>
          <Section title={counsel.facts}>
            <Established file={file.data} />
          </Section>
        </div>
        <Section title={counsel.documents}>
          <BriefDocuments caseId={caseId} />
        </Section>
      </div>
    </Page>
  );
}

function Established({ file }: { readonly file: BriefedCase }) {
  const { counsel } = useLanguage().words;
  const names = useNames();
  const { nameOf, textOf } = useFactWords();
  const { facts, confirmed, classification, particulars } = file;
  const decisive = (classification?.facts ?? []).filter((name) => !factNames.includes(name));
  const established = facts
    ? [...factNames, ...decisive].map((name) => [
        nameOf(name),
        <>
          {textOf(name, factOf(facts, name))}{' '}
          {confirmed.includes(name) ? null : <Tag tone="plain">{counsel.unconfirmed}</Tag>}
        </>,
      ])
    : [];
  const [clock] = file.clocks;
  return (
    <Facts
      rows={[
        [counsel.received, <Time key="at" at={file.receivedAt} />],
        [counsel.requester, particulars?.requester.name ?? particulars?.requester.address ?? '—'],
        [counsel.caseReference, particulars?.caseReference ?? '—'],
        [counsel.targets, particulars?.targets.map(({ value }) => value).join(', ') || '—'],
        [counsel.verdict, classification ? names('verdict', classification.verdict) : '—'],
        [counsel.clock, clock?.safeEnd ? <Time key="end" at={clock.safeEnd} /> : '—'],
        ...(established as [string, React.ReactNode][]),
      ]}
    />
  );
}

function Answer({ caseId }: { readonly caseId: string }) {
  const { counsel } = useLanguage().words;
  const queries = useQueryClient();
  const [kind, setKind] = useState<Position | 'comment'>('comment');
  const [text, setText] = useState('');
  const sending = useMutation({
    mutationFn: () => answer(caseId, { text, position: kind === 'comment' ? null : kind }),
    onSuccess: () => {
      setText('');
      say(counsel.sent);
    },
    onSettled: () =>
      Promise.all([briefsQuery, briefQuery(caseId)].map(({ queryKey }) => queries.invalidateQueries({ queryKey }))),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  const positions = Object.entries(counsel.positions) as [Position, string][];
  return (
    <form className={css.narrow} onSubmit={submit}>
      <SelectField
        label={counsel.answerKind}
        value={kind}
        choices={[
          ['comment', counsel.comment],
          ...positions.map(([position, name]) => [position, counsel.opinionOf(name)] as const),
        ]}
        onChange={setKind}
      />
      <TextAreaField
        label={counsel.answerText}
        help={counsel.answerHelp}
        value={text}
        onChange={setText}
        rows={5}
        maxLength={20_000}
        required
      />
      <ProblemNote error={sending.error} />
      <div>
        <Button kind="primary" type="submit" busy={sending.isPending} disabled={text.trim() === ''}>
          {counsel.send}
        </Button>
      </div>
    </form>
  );
}
