/** The own account: second factors, sessions, password. */
import { useQuery } from '@tanstack/react-query';
import { sessionQuery, useMe } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { timeText } from '../i18n/time.js';
import { Page } from '../ui/page.js';
import { Failure, Loading, Note } from '../ui/states.js';
import { Absence } from './Absence.js';
import css from './Account.module.css';
import { factorsQuery } from './account.query.js';
import { Passkeys } from './Passkeys.js';
import { PasswordChange } from './PasswordChange.js';
import { RecoveryCodes } from './RecoveryCodes.js';
import { Sessions } from './Sessions.js';
import { SigningKeys } from './SigningKeys.js';
import { Totp } from './Totp.js';

export function AccountPage() {
  const { account } = useLanguage().words;
  const factors = useQuery(factorsQuery);
  const mayRead = useMe().actions.includes('case.read');
  return (
    <Page title={account.title} subtitle={account.subtitle}>
      <div className={css.column}>
        <Due />
        {factors.error ? <Failure error={factors.error} onRetry={() => void factors.refetch()} /> : null}
        {factors.isPending ? <Loading /> : null}
        {factors.data ? (
          <>
            <Passkeys passkeys={factors.data.passkeys} />
            <SigningKeys passkeys={factors.data.passkeys} />
            <Totp enrolledAt={factors.data.totp?.enrolledAt ?? null} />
            <RecoveryCodes
              left={factors.data.recoveryCodes}
              held={factors.data.totp !== null || factors.data.passkeys.length > 0}
            />
          </>
        ) : null}
        {mayRead ? <Absence /> : null}
        <Sessions />
        <PasswordChange />
      </div>
    </Page>
  );
}

function Due() {
  const { words, locale } = useLanguage();
  const who = useQuery(sessionQuery).data;
  if (!who || who.secondFactor.enrolled) return null;
  const { overdue, enrolBy } = who.secondFactor;
  if (overdue) return <Note>{words.account.overdue}</Note>;
  if (enrolBy === null) return null;
  return <Note tone="warn">{words.account.enrolBy(timeText(enrolBy, 'day', locale))}</Note>;
}
