/** Who asks, as the checks stand: what speaks against it first, what holds folded; and that the approver looked. */
import { CircleHelp, ShieldAlert, ShieldCheck } from 'lucide-react';
import { useLanguage } from '../i18n/language.js';
import { CheckField } from '../ui/field.js';
import { MailAddress } from '../ui/MailAddress.js';
import { Section } from '../ui/page.js';
import type { CaseFile } from './approval.query.js';
import css from './Decision.module.css';

type Check = NonNullable<CaseFile['requester']>['checks'][number];

interface WhoProps {
  readonly file: CaseFile;
  readonly looked: boolean;
  /** null where the reader has no consent to give. */
  readonly onLook: ((looked: boolean) => void) | null;
}

export function Who({ file, looked, onLook }: WhoProps) {
  const { approvals } = useLanguage().words;
  const { particulars, requester } = file;
  const known = particulars !== null && particulars !== 'erased' ? particulars.requester : null;
  const checks = requester?.checks ?? [];
  const of = (result: Check['result']) => checks.filter((check) => check.result === result);
  return (
    <Section title={approvals.who}>
      <p className={css.small}>
        <b>{known?.name ?? approvals.whoUnknown}</b>
        <span className={css.address}>
          {requester?.mailbox ? <MailAddress text={requester.mailbox} /> : approvals.mailboxInDoubt}
        </span>
      </p>
      {of('fails').map((check) => (
        <CheckLine key={check.outcome} check={check} />
      ))}
      <Folded checks={of('unknown')} title={approvals.checksUnknown} />
      <Folded checks={of('holds')} title={approvals.checksHold} />
      {onLook ? (
        <CheckField label={approvals.whoStated} help={approvals.whoHelp} checked={looked} onChange={onLook} />
      ) : null}
    </Section>
  );
}

const icons = { holds: ShieldCheck, fails: ShieldAlert, unknown: CircleHelp };

function CheckLine({ check: { result, reason, detail } }: { readonly check: Check }) {
  const { say } = useLanguage();
  const Icon = icons[result];
  return (
    <p className={css.check} data-result={result}>
      <Icon size={14} aria-hidden />
      <span>
        {say(reason)}
        {detail.length > 0 ? <code>{detail.join(' ')}</code> : null}
      </span>
    </p>
  );
}

function Folded({ checks, title }: { readonly checks: readonly Check[]; readonly title: (n: number) => string }) {
  if (checks.length === 0) return null;
  return (
    <details className={css.payload}>
      <summary>{title(checks.length)}</summary>
      {checks.map((check) => (
        <CheckLine key={check.outcome} check={check} />
      ))}
    </details>
  );
}
