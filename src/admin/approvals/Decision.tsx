/** What one decides on: what leaves, what changed, who asks, who has consented; then one act. */
import { useState } from 'react';
import { DisclosureTable } from '../disclosure/DisclosureTable.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { useNames } from '../i18n/vocabulary.js';
import { OriginList } from '../origin/OriginList.js';
import { MailAddress } from '../ui/MailAddress.js';
import { Section } from '../ui/page.js';
import { Note } from '../ui/states.js';
import { Acts } from './Acts.js';
import { type CaseFile, isOpen, type Preparation, type ShownLetter } from './approval.query.js';
import { CallBack } from './CallBack.js';
import css from './Decision.module.css';
import { Since } from './Since.js';
import { Who } from './Who.js';
import { Wording } from './Wording.js';

interface DecisionProps {
  readonly file: CaseFile;
  readonly preparation: Preparation;
  readonly letters: readonly ShownLetter[];
  readonly stale: boolean;
}

export function Decision({ file, preparation, letters, stale }: DecisionProps) {
  const [looked, setLooked] = useState(false);
  const { approvals, origin } = useLanguage().words;
  const approving = isOpen(file, 'approve');
  return (
    <div className={css.panel}>
      <div className={css.scroll}>
        <Leaves caseId={file.id} preparation={preparation} letters={letters} chosen={file.recipient} />
        <Section title={approvals.since}>
          <Since file={file} preparation={preparation} />
        </Section>
        <Wording file={file} preparation={preparation} />
        <Who file={file} looked={looked} onLook={approving ? setLooked : null} />
        <Section title={origin.title}>
          <OriginList file={file} />
        </Section>
        <CallBack file={file} />
        <Consents file={file} preparation={preparation} />
      </div>
      <Acts file={file} preparation={preparation} letters={letters} looked={looked} stale={stale} />
    </div>
  );
}

interface LeavesProps extends Pick<DecisionProps, 'preparation' | 'letters'> {
  readonly caseId: string;
  readonly chosen: CaseFile['recipient'];
}

function Leaves({ caseId, preparation, letters, chosen }: LeavesProps) {
  const { words } = useLanguage();
  const names = useNames();
  const { approvals, caseFile } = words;
  const leaving = letters.filter(({ id }) => preparation.letters.some((letter) => letter.id === id));
  return (
    <Section title={approvals.leaves}>
      {leaving.length === 0 ? <Note tone="info">{approvals.nothingLeaves}</Note> : null}
      <ul className={css.letters}>
        {leaving.map(({ id, kind, recipient, language: written, files, protection }) => (
          <li key={id}>
            <b>{names('letter', kind)}</b> <span className={css.quiet}>{approvals.language[written]}</span>
            <p>
              <span className={css.quiet}>{approvals.to}</span> <MailAddress text={recipient} />
            </p>
            {chosen && chosen.mailbox === recipient ? (
              <Note tone="warn">{caseFile.writtenTo(names('recipientKind', chosen.kind), chosen.name)}</Note>
            ) : null}
            {protection ? <Protection of={protection} /> : null}
            {files.slice(1).map(({ name }) => (
              <p key={name} className={css.quiet}>
                + {name}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {preparation.disclosure ? (
        <DisclosureTable
          caseId={caseId}
          preparationId={preparation.id}
          table={preparation.disclosure}
          files={filesBeside(leaving)}
        />
      ) : null}
      {preparation.accountsDisclosed > 0 ? (
        <p className={css.small}>{approvals.accounts(preparation.accountsDisclosed)}</p>
      ) : null}
      <details className={css.payload}>
        <summary>
          {approvals.payload} <code>{preparation.payload.slice(0, 12)}…</code>
        </summary>
        <code>{preparation.payload}</code>
        <p>{approvals.payloadHelp}</p>
      </details>
    </Section>
  );
}

/** Names of the files beside the answer. */
const filesBeside = (letters: readonly ShownLetter[]): string[] =>
  (letters.find(({ kind }) => kind === 'answer')?.files ?? []).slice(1).map(({ name }) => name);

/** S/MIME of the mail that carries the letter. */
function Protection({ of: { signed, unencrypted } }: { readonly of: NonNullable<ShownLetter['protection']> }) {
  const { approvals } = useLanguage().words;
  const { mail } = approvals;
  const text = `${signed ? mail.signed : mail.unsigned} ${unencrypted ? mail[unencrypted] : mail.encrypted}`;
  return unencrypted === 'not_valid' ? <Note tone="warn">{text}</Note> : <p className={css.quiet}>{text}</p>;
}

function Consents({ file, preparation }: Pick<DecisionProps, 'file' | 'preparation'>) {
  const { words, locale } = useLanguage();
  const names = useNames();
  const { approvals } = words;
  const consents = preparation.consents.filter(({ signed }) => signed);
  const given = consents.map(({ role }) => role);
  const missing = file.asked.filter((role) => !given.includes(role));
  return (
    <Section title={approvals.consents}>
      <ul className={css.consents}>
        {consents.map(({ person, role, expiresAt }) => (
          <li key={person} data-given>
            <b>{names('role', role)}</b>
            {expiresAt ? (
              <span className={css.quiet}>
                {approvals.expires} {timeText(expiresAt, 'short', locale)}
              </span>
            ) : null}
          </li>
        ))}
        {missing.map((role) => (
          <li key={role}>
            <b>{names('role', role)}</b> <span className={css.quiet}>{approvals.missing}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
