/** What people did about an edition, and the one thing that is left to do: two others sign off, one of whom may publish. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { BadgeCheck, Megaphone } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useNameOf } from '../api/colleagues.js';
import { sessionQuery } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { Tag, Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import css from './Reports.module.css';
import { publish, type ReportBuilt, reportsQuery, SIGN_OFFS, signOff } from './report.query.js';

const tones = { built: 'warn', signed_off: 'accent', published: 'ok' } as const;

export function Course({ report }: { readonly report: ReportBuilt }) {
  const { reports } = useLanguage().words;
  const counted = report.signOffs.filter(({ by }) => by !== report.built.by).length;
  const missing = SIGN_OFFS - counted;
  return (
    <div className={css.course}>
      <Tag tone={tones[report.state]}>{reports.state[report.state]}</Tag>
      <By what={reports.builtBy} act={report.built} />
      {report.signOffs.map((act) => (
        <By key={act.by} what={reports.signedBy} act={act} />
      ))}
      {missing > 0 ? <span>{reports.missing(missing)}</span> : null}
      {report.published ? <By what={reports.publishedBy} act={report.published} /> : null}
      {report.reason ? <Reason reason={report.reason} /> : null}
      <Next report={report} />
    </div>
  );
}

/** Why it was made before the end of its quarter, or what it corrects: read before one signs. */
function Reason({ reason }: { readonly reason: NonNullable<ReportBuilt['reason']> }) {
  const { words, say } = useLanguage();
  return (
    <p className={css.why}>
      {words.reports.why} {say(reason)}
    </p>
  );
}

interface ByProps {
  readonly what: string;
  readonly act: ReportBuilt['built'];
}

function By({ what, act: { by, at } }: ByProps) {
  const nameOf = useNameOf();
  return (
    <span>
      {what} <b>{nameOf(by)}</b>, <Time at={at} />
    </span>
  );
}

function Next({ report }: { readonly report: ReportBuilt }) {
  const { reports } = useLanguage().words;
  const who = useQuery(sessionQuery).data;
  if (!who || report.state === 'published') return <span />;
  const mine = report.signOffs.some(({ by }) => by === who.person.id);
  const own = report.built.by === who.person.id;
  if (own) return <span>{report.state === 'built' ? reports.ownEdition : null}</span>;
  if (who.actions.includes('report.sign_off') && !mine && report.state === 'built') {
    return (
      <Confirmed
        icon={<BadgeCheck size={15} aria-hidden />}
        label={reports.signOff}
        title={reports.signOffTitle}
        text={reports.signOffText}
        report={report}
        act={signOff}
        done={reports.signedOff}
      />
    );
  }
  if (!who.actions.includes('report.publish') || report.state !== 'signed_off') return <span />;
  return (
    <Confirmed
      icon={<Megaphone size={15} aria-hidden />}
      label={reports.publish}
      confirm={reports.publishConfirm}
      title={reports.publishTitle}
      text={reports.publishText}
      report={report}
      act={publish}
      done={reports.publishedNow}
    />
  );
}

interface ConfirmedProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly confirm?: string;
  readonly title: string;
  readonly text: string;
  readonly report: ReportBuilt;
  readonly act: (report: ReportBuilt) => Promise<ReportBuilt>;
  readonly done: string;
}

function Confirmed({ icon, label, confirm = label, title, text, report, act, done }: ConfirmedProps) {
  const { reports, shell } = useLanguage().words;
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const acting = useMutation({
    mutationFn: () => act(report),
    onSuccess: (next) => {
      const same = (each: ReportBuilt) => each.period === next.period && each.edition === next.edition;
      queries.setQueryData(reportsQuery.queryKey, (known) => known?.map((each) => (same(each) ? next : each)));
      setOpen(false);
      say(done);
    },
  });
  return (
    <>
      <Button small kind="primary" before={icon} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog title={title} open={open} onClose={() => setOpen(false)}>
        <p className={css.quiet}>{text}</p>
        {report.reason ? <Reason reason={report.reason} /> : null}
        <p className={css.quiet}>
          {reports.digest} <code className={css.digest}>{report.digest}</code>
        </p>
        <ProblemNote error={acting.error} />
        <div className={css.buttons}>
          <Button onClick={() => setOpen(false)}>{shell.cancel}</Button>
          <Button kind="primary" before={icon} busy={acting.isPending} onClick={() => acting.mutate()}>
            {confirm}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
