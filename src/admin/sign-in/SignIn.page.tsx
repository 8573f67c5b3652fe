import { useQuery } from '@tanstack/react-query';
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
  useTitle(signIn.title);
  const nobody = useQuery(setupQuery).data?.next === 'administrator';
  return (
    <Card subtitle={signIn.intro}>
      {cameBackRefused() ? <Note>{signIn.refusedByProvider}</Note> : null}
      {nobody ? (
        <Note tone="info">
          {setup.openSetup} <Link to="/setup">{setup.openLink}</Link>
        </Note>
      ) : null}
      <SignInForm />
      <p className={css.note}>
        {signIn.forgotten} {signIn.other}
      </p>
    </Card>
  );
}
