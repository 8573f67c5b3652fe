/** How the case was judged first, what it asked at its strictest, and where an answer may go. */
import { useNameOf } from '../../api/colleagues.js';
import { useLanguage } from '../../i18n/language.js';
import { timeText } from '../../i18n/time.js';
import { useNames } from '../../i18n/vocabulary.js';
import { OriginList } from '../../origin/OriginList.js';
import { Link } from '../../ui/route.js';
import panel from '../Panel.module.css';
import type { CaseFile } from '../read.js';
import { Section } from '../Section.js';

/** For good: a correction changes the present judgement, never this line. */
export function FirstJudgement({ file }: { readonly file: CaseFile }) {
  const { words, locale } = useLanguage();
  const { correction, caseFile } = words;
  const names = useNames();
  const { first } = file.state;
  const day = first && file.history[first.seq - 1]?.at;
  if (!first || !day) return null;
  const zone = names('issuerZone', first.zone ?? 'UNKNOWN');
  const rule = caseFile.rule(first.row ?? first.rule);
  return (
    <p className={panel.line}>
      <b>{correction.first}</b>{' '}
      {correction.firstLine(names('verdict', first.verdict), rule, zone, timeText(day, 'day', locale))}
    </p>
  );
}

export function Requirements({ file }: { readonly file: CaseFile }) {
  const { correction } = useLanguage().words;
  const names = useNames();
  const nameOf = useNameOf();
  const { floor, lowering, classification } = file.state;
  const own = classification?.approvers ?? [];
  const raised = floor.approvers.some((role) => !own.includes(role)) || floor.from.length > 0;
  if (!raised) return null;
  return (
    <Section title={correction.raised}>
      <p className={panel.line}>{floor.approvers.map((role) => names('role', role)).join(', ')}</p>
      <p className={panel.quiet}>{correction.raisedText}</p>
      {floor.from.length > 0 ? (
        <p className={panel.quiet}>
          {correction.inherited(floor.from.length)}{' '}
          {floor.from.map((id) => (
            <Link key={id} to={`/cases/${id}`}>
              {correction.otherCase}
            </Link>
          ))}
        </p>
      ) : null}
      {lowering ? (
        <p className={panel.line}>
          {correction.loweringAsked(nameOf(lowering.by), names('loweringReason', lowering.why).toLowerCase())}
        </p>
      ) : null}
    </Section>
  );
}

/** How the origin was established, and where an answer would go. */
export function Origins({ file }: { readonly file: CaseFile }) {
  const { correction, origin } = useLanguage().words;
  const names = useNames();
  const { mailbox, state } = file;
  const discloses = file.actions.includes('disclose') || file.actions.includes('inform');
  if (!discloses && state.origins.length === 0) return null;
  return (
    <>
      <Section title={origin.title}>
        <OriginList file={file} />
      </Section>
      {mailbox ? (
        <Section title={correction.mailbox}>
          <p className={panel.line}>{mailboxLine(mailbox)}</p>
        </Section>
      ) : null}
    </>
  );

  function mailboxLine({ zone: code, open }: NonNullable<CaseFile['mailbox']>): string {
    const zone = names('addressZone', code);
    if (!open) return correction.mailboxClosed(zone);
    const stands = code === state.facts?.issuerZone || code === 'DIS';
    return stands ? correction.mailboxOpen(zone) : correction.mailboxEstablished(zone);
  }
}
