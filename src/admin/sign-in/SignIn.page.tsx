import { useQuery, useQueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../api/session.js';
import { useLanguage } from '../i18n/language.js';
import { useTitle } from '../ui/page.js';
import { Link } from '../ui/route.js';
import { Note } from '../ui/states.js';
import { Card } from './Card.js';
import css from './SignIn.module.css';
import { SignInForm } from './SignInForm.js';
import { setupQuery } from './setup.query.js';

/** GET /api/session/oidc/callback leads here when it opened nothing. */
const cameBackRefused = (): boolean => /[?&]signIn=(refused|wait)/.test(location.search);

export function SignInPage() {
  const { signIn, setup } = useLanguage().words;
  const queries = useQueryClient();
  useTitle(signIn.title);
  const isUnregistered = useQuery(setupQuery).data?.next === 'administrator';
  return (
    <Card subtitle={signIn.intro}>
      {cameBackRefused() ? <Note>{signIn.refusedByProvider}</Note> : null}
      {isUnregistered ? (
        <Note tone="info">
          {setup.openSetup} <Link to="/setup">{setup.openLink}</Link>
        </Note>
      ) : null}
      <SignInForm onOpened={(who) => queries.setQueryData(sessionQuery.queryKey, who)} />
      <p className={css.note}>
        {signIn.forgotten} {signIn.other}
      </p>
    </Card>
  );
}
