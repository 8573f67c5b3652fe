/** The sheet on which whoever has no session yet writes: who we are, and the language and colours they prefer. */
import { Languages, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/language.js';
import { Logo } from '../shell/Logo.js';
import { IconButton } from '../ui/button.js';
import { useColours } from '../ui/provider.js';
import css from './SignIn.module.css';

interface CardProps {
  readonly subtitle: string;
  readonly children: ReactNode;
  readonly wide?: boolean;
}

export function Card({ subtitle, children, wide = false }: CardProps) {
  const { words, language, change } = useLanguage();
  const { shown, toggle } = useColours();
  return (
    <main className={css.page}>
      <div className={css.card} data-wide={wide || undefined}>
        <header className={css.head}>
          <Logo size={40} />
          <div>
            <h1>Greffe</h1>
            <p>{subtitle}</p>
          </div>
        </header>
        {children}
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
