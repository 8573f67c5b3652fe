import { Languages, Moon, Sun } from 'lucide-react';
import { useEffect } from 'react';
import { useLanguage } from '../i18n/language.js';
import { Logo } from '../shell/Logo.js';
import { IconButton } from '../ui/button.js';
import { useColours } from '../ui/provider.js';
import { Note } from '../ui/states.js';
import css from './SignIn.module.css';
import { SignInForm } from './SignInForm.js';

/** GET /api/session/oidc/callback leads here when it opened nothing. */
const cameBackRefused = (): boolean => /[?&]signIn=(refused|wait)/.test(location.search);

export function SignInPage() {
  const { words, language, change } = useLanguage();
  const { shown, toggle } = useColours();
  useEffect(() => {
    document.title = `${words.signIn.title} · Greffe`;
  }, [words]);
  return (
    <main className={css.page}>
      <div className={css.card}>
        <header className={css.head}>
          <Logo size={40} />
          <div>
            <h1>Greffe</h1>
            <p>{words.signIn.intro}</p>
          </div>
        </header>
        {cameBackRefused() ? <Note>{words.signIn.refusedByProvider}</Note> : null}
        <SignInForm />
        <p className={css.note}>{words.signIn.other}</p>
      </div>
      <footer className={css.tools}>
        <IconButton label={words.shell.changeLanguage} onClick={() => change(language === 'fr' ? 'en' : 'fr')}>
          <Languages size={16} aria-hidden />
        </IconButton>
        <IconButton label={words.shell.changeColours} onClick={toggle}>
          {shown === 'dark' ? <Sun size={16} aria-hidden /> : <Moon size={16} aria-hidden />}
        </IconButton>
      </footer>
    </main>
  );
}
