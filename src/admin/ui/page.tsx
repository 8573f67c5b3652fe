/** The parts of a screen. */
import { type ReactNode, useEffect } from 'react';
import css from './page.module.css';

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Greffe`;
  }, [title]);
}

interface SectionProps {
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export const Section = ({ title, aside, children }: SectionProps) => (
  <section className={css.section}>
    <div className={css.sectionHead}>
      <h2>{title}</h2>
      {aside}
    </div>
    {children}
  </section>
);
