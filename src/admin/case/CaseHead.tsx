/** Who asks, for what, since when, by when, how far it is, and who is on it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft, Link2, Maximize2, ShieldAlert, ShieldCheck, ShieldQuestion, Siren } from 'lucide-react';
import type { ReactNode } from 'react';
import { client, take } from '../api/client.js';
import { colleaguesQuery, useNameOf } from '../api/colleagues.js';
import { caseKey } from '../api/live.js';
import { useMe } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { Avatar, Country, Due, Tag, Time } from '../ui/bits.js';
import { Menu } from '../ui/menu.js';
import { useNow } from '../ui/now.js';
import { Link } from '../ui/route.js';
import { Served } from '../ui/Served.js';
import { say as tell } from '../ui/toast.js';
import track from './CaseCourse.module.css';
import css from './CaseHead.module.css';
import { useFactWords } from './facts.js';
import { useCompany } from './presence.js';
import { type CaseFile, isOpen, particularsOf, useCommand } from './read.js';
import { WaitingLine } from './WaitingLine.js';
import { waitingOf } from './waiting.js';

/** A hyphen that stands for a dash ends a line and begins none. */
const DASH_AT_THE_END = '\u00a0- ';

interface CaseHeadProps {
  readonly file: CaseFile;
  /** null where the case stands in a page of its own. */
  readonly onLeave: (() => void) | null;
  /** Beside the line that says what the case waits for. */
  readonly beside: ReactNode;
}

export function CaseHead({ file, onLeave, beside }: CaseHeadProps) {
  const { words } = useLanguage();
  const { caseFile } = words;
  const now = useNow();
  const names = useNames();
  const particulars = particularsOf(file);
  const gone = file.particulars === 'erased' ? caseFile.erasedTitle : file.locked ? caseFile.lockedTitle : undefined;
  const subject = gone ?? particulars?.requester.subject;
  return (
    <header className={css.head}>
      <div className={css.bar}>
        {onLeave ? (
          <button type="button" className={css.back} onClick={onLeave}>
            <ArrowLeft size={16} aria-hidden />
            {caseFile.back}
          </button>
        ) : (
          <Link to="/" className={css.back}>
            <ArrowLeft size={16} aria-hidden />
            {caseFile.back}
          </Link>
        )}
        <span className={css.reference}>{file.reference}</span>
        {file.row ? <Tag>{caseFile.rule(file.row)}</Tag> : null}
        {file.emergency ? (
          <Tag tone="crit">
            <Siren size={11} aria-hidden /> {caseFile.emergency}
          </Tag>
        ) : null}
        <span className={css.space} />
        {file.status === 'closed' ? (
          <Tag tone="plain">{file.outcome ? names('outcome', file.outcome) : names('stepKind', 'end')}</Tag>
        ) : (
          <Due at={file.safeEnd} now={now} big />
        )}
        {onLeave ? (
          <Link
            to={`/cases/${file.id}`}
            className={css.icon}
            aria-label={caseFile.openAlone}
            title={caseFile.openAlone}
          >
            <Maximize2 size={15} aria-hidden />
          </Link>
        ) : null}
      </div>
      <h2 className={css.subject} title={subject}>
        {subject?.replaceAll(' - ', DASH_AT_THE_END) || caseFile.noSubject}
      </h2>
      <div className={css.meta}>
        <Requester file={file} />
        <span>
          {names('door', file.door)} · {caseFile.received} <Time at={file.receivedAt} />
        </span>
        <Served state={file.state} />
        <Assignee file={file} />
        <Company id={file.id} />
      </div>
      <Links file={file} />
      <Course file={file} />
      <div className={track.under}>
        <WaitingLine file={file} />
        {beside}
      </div>
    </header>
  );
}

const shields = { holds: ShieldCheck, fails: ShieldAlert, unknown: ShieldQuestion };

function Requester({ file }: { readonly file: CaseFile }) {
  const names = useNames();
  const { shell } = useLanguage().words;
  const { nameOf } = useFactWords();
  const { requester, sender } = particularsOf(file) ?? { requester: null, sender: [] };
  const fails = sender.some(({ result }) => result === 'fails');
  const address = file.answer ? file.answer.mailbox : requester?.address;
  const origin = file.state.facts?.checks.origin_established ?? 'unknown';
  const result = fails ? 'fails' : origin;
  const Icon = shields[result];
  return (
    <span className={css.requester} data-result={result}>
      <Icon size={15} role="img" aria-label={shell.pair(nameOf('origin_established'), names('checkResult', result))} />
      <b>
        <bdi>{requester?.name ?? address ?? names('issuerKind', file.issuerKind ?? 'unknown')}</bdi>
      </b>
      {requester?.name && address ? <span dir="ltr">{address}</span> : null}
      {file.issuerCountry ? <Country code={file.issuerCountry} /> : null}
    </span>
  );
}

function Assignee({ file }: { readonly file: CaseFile }) {
  const { caseFile, shell } = useLanguage().words;
  const nameOf = useNameOf();
  const me = useMe();
  const { data: colleagues } = useQuery(colleaguesQuery);
  const run = useCommand(file.id, () => tell(caseFile.assigned));
  const give = (to: string) =>
    run.mutate((seen) =>
      take(client.POST('/api/cases/{id}/assignment', { params: { path: { id: file.id } }, body: { seen, to } })),
    );
  const shown = file.assignee ? nameOf(file.assignee) : null;
  const label = shown ? (
    <>
      <Avatar name={shown} size={20} /> {shown}
    </>
  ) : (
    <>
      <i className={css.unassigned} aria-hidden /> {caseFile.unassigned}
    </>
  );
  if (!isOpen(file, 'assign')) return <span className={css.assignee}>{label}</span>;
  const items = (colleagues ?? [])
    .filter(({ active, readsCases }) => active && readsCases)
    .map(({ id, name }) => ({ key: id, label: name, checked: id === file.assignee, onChoose: () => give(id) }));
  return (
    <span className={css.assignee}>
      <Menu
        items={items}
        target={
          <button
            type="button"
            className={css.who}
            aria-label={shell.pair(caseFile.assignTo, shown ?? caseFile.unassigned)}
          >
            {label}
          </button>
        }
      />
      {file.assignee === me.person.id ? null : (
        <button type="button" className={css.take} disabled={run.isPending} onClick={() => give(me.person.id)}>
          {caseFile.take}
        </button>
      )}
    </span>
  );
}

/** Other cases that people said are the same request, or belong with this one. */
function Links({ file }: { readonly file: CaseFile }) {
  const { caseFile } = useLanguage().words;
  const may = useMe().actions.includes('case.link');
  const queries = useQueryClient();
  const undoing = useMutation({
    mutationFn: (id: string) => take(client.DELETE('/api/case-links/{id}', { params: { path: { id } } })),
    onSuccess: () => tell(caseFile.unlinked),
    onSettled: () => queries.invalidateQueries({ queryKey: caseKey(file.id) }),
  });
  return file.links.map(({ id, kind, cases }) => (
    <p key={id} className={css.links}>
      <Link2 size={14} aria-hidden />
      <b>{caseFile.links[kind]}</b>
      {cases.map((other) => (
        <Link key={other.id} to={`/cases/${other.id}`}>
          {other.reference}
        </Link>
      ))}
      {may ? (
        <button type="button" className={css.take} disabled={undoing.isPending} onClick={() => undoing.mutate(id)}>
          {caseFile.unlink}
        </button>
      ) : null}
    </p>
  ));
}

function Company({ id }: { readonly id: string }) {
  const { words, locale } = useLanguage();
  const others = useCompany(id).map(({ name }) => name);
  if (others.length === 0) return null;
  const list = new Intl.ListFormat(locale).format(others);
  const text = others.length === 1 ? words.caseFile.alsoHere(list) : words.caseFile.alsoHereMany(list);
  return (
    <span className={css.company} role="status">
      {others.map((name) => (
        <Avatar key={name} name={name} size={20} />
      ))}
      {text}
    </span>
  );
}

const course = ['triage', 'preparation', 'approval', 'dispatch', 'end'] as const;

function Course({ file }: { readonly file: CaseFile }) {
  const { words } = useLanguage();
  const { caseFile } = words;
  const names = useNames();
  const waiting = waitingOf(file);
  const at = course.indexOf(file.stepKind);
  return (
    <ol className={track.course} aria-label={caseFile.course}>
      {course.map((step, index) => (
        <li
          key={step}
          data-state={index < at ? 'done' : index === at ? 'now' : undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          <span>
            {index === at && waiting?.for === 'authority' ? words.waiting.authority : names('stepKind', step)}
          </span>
        </li>
      ))}
    </ol>
  );
}
