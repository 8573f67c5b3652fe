/** What waits for consent or for departure: the list, and beside it exactly what leaves. */
import { useQuery } from '@tanstack/react-query';
import { CheckCheck, MailCheck } from 'lucide-react';
import { useSearch } from 'wouter';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { useHeadline } from '../inbox/CaseRow.js';
import { verdictTone } from '../inbox/tone.js';
import { Country, Due, Tag } from '../ui/bits.js';
import { useHotkeys } from '../ui/hotkeys.js';
import { useNow } from '../ui/now.js';
import { useTitle } from '../ui/page.js';
import { Link, useGo } from '../ui/route.js';
import { Blank, Failure, Loading } from '../ui/states.js';
import css from './Approvals.module.css';
import { sendingCommands, type Task, tasksQuery } from './approval.query.js';
import { Review } from './Review.js';
import { Together } from './Together.js';

const consents = ({ open }: Task): boolean => open.includes('approve');
const dispatches = ({ open }: Task): boolean => sendingCommands.some((command) => open.includes(command));

export function ApprovalsPage() {
  const { words } = useLanguage();
  const { approvals } = words;
  useTitle(approvals.title);
  const chosen = new URLSearchParams(useSearch()).get('id');
  const go = useGo();
  const tasks = useQuery(tasksQuery);
  const waiting = (tasks.data ?? []).filter((task) => consents(task) || dispatches(task));
  const step = (by: number) => {
    const at = waiting.findIndex(({ id }) => id === chosen);
    const next = waiting[Math.min(Math.max(at + by, 0), waiting.length - 1)];
    if (next) go(`/approvals?id=${next.id}`, chosen !== null);
  };
  const close = () => (chosen ? go('/approvals') : undefined);
  useHotkeys({ j: () => step(1), k: () => step(-1), Escape: close });
  return (
    <div className={css.split} data-chosen={chosen ? true : undefined}>
      {chosen ? <h1 className={`sr ${css.alone}`}>{approvals.title}</h1> : null}
      <section className={css.list} aria-label={approvals.title}>
        <header className={css.listHead}>
          <h1>{approvals.title}</h1>
          {tasks.data && waiting.length > 0 ? <p>{approvals.count(waiting.length)}</p> : null}
        </header>
        {tasks.isPending ? <Loading /> : null}
        {tasks.error ? <Failure error={tasks.error} onRetry={() => void tasks.refetch()} /> : null}
        {tasks.data && waiting.length === 0 ? (
          <Blank icon={<CheckCheck size={22} aria-hidden />} title={approvals.none}>
            {approvals.noneText}
          </Blank>
        ) : null}
        <Rows title={approvals.toApprove} tasks={waiting.filter(consents)} chosen={chosen} />
        <Together tasks={waiting} />
        <Rows title={approvals.toRelease} tasks={waiting.filter((task) => !consents(task))} chosen={chosen} />
      </section>
      <section className={css.pane} aria-label={approvals.act}>
        {chosen ? (
          <Review key={chosen} id={chosen} />
        ) : (
          <Blank icon={<MailCheck size={22} aria-hidden />} title={approvals.choose}>
            {approvals.chooseText}
          </Blank>
        )}
      </section>
    </div>
  );
}

interface RowsProps {
  readonly title: string;
  readonly tasks: readonly Task[];
  readonly chosen: string | null;
}

function Rows({ title, tasks, chosen }: RowsProps) {
  if (tasks.length === 0) return null;
  return (
    <>
      <h2 className={css.group}>{title}</h2>
      <ul>
        {tasks.map((task) => (
          <li key={task.id}>
            <Row task={task} on={task.id === chosen} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Row({ task, on }: { readonly task: Task; readonly on: boolean }) {
  const name = useNames();
  const now = useNow();
  const { from, subject } = useHeadline(task);
  const { id, reference, issuerCountry, safeEnd, verdict } = task;
  return (
    <Link
      to={`/approvals?id=${id}`}
      className={css.row}
      data-on={on || undefined}
      aria-current={on ? 'true' : undefined}
    >
      <span className={css.line}>
        <b title={from}>{from}</b>
        {issuerCountry && issuerCountry !== 'FR' ? <Country code={issuerCountry} /> : null}
        <span className={css.due}>
          <Due at={safeEnd} now={now} />
        </span>
      </span>
      <span className={css.subject} title={subject}>
        {subject}
      </span>
      <span className={css.meta}>
        {verdict ? <Tag tone={verdictTone(verdict)}>{name('verdict', verdict)}</Tag> : null}
        <span className={css.reference}>{reference}</span>
      </span>
    </Link>
  );
}
