/** The card shown without a session: who we are, and the choice of language and colours. */
import type { ReactNode } from 'react';
import { Logo } from '../shell/Logo.js';
import { LookButtons } from '../shell/LookButtons.js';
import css from './SignIn.module.css';

interface CardProps {
  readonly subtitle: string;
  readonly children: ReactNode;
  readonly wide?: boolean;
}

export function Card({ subtitle, children, wide = false }: CardProps) {
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
        <LookButtons />
      </footer>
    </main>
  );
}
