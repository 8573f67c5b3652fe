/** The frame of a screen: its title, what it says of itself, what one does there, and a body that scrolls. */
import { type ReactNode, useEffect } from 'react';
import css from './page.module.css';
import { Scroll } from './scroll.js';
import table from './table.module.css';

interface PageProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** The body takes the whole room and scrolls by itself. */
  readonly full?: boolean;
}

export function Page({ title, subtitle, actions, children, full = false }: PageProps) {
  useTitle(title);
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div>
          <h1>{title}</h1>
          {subtitle ? <p>{subtitle}</p> : null}
        </div>
        {actions ? <div className={css.actions}>{actions}</div> : null}
      </header>
      {full ? (
        <div className={css.full}>{children}</div>
      ) : (
        <Scroll className={css.body} label={title}>
          {children}
        </Scroll>
      )}
    </div>
  );
}

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

/** Pairs of a name and its value. */
export const Facts = ({ rows }: { readonly rows: readonly (readonly [ReactNode, ReactNode])[] }) => (
  <dl className={css.facts}>
    {rows.map(([name, value], at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one thing stay in their places
      <div key={at}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

interface TableBoxProps {
  readonly label: string;
  readonly children: ReactNode;
  /** On a narrow screen each row is a card: its cells are plain without the heads of their columns. */
  readonly stacked?: true;
  readonly className?: string | undefined;
}

/** A table that scrolls in its own width on a narrow screen. `label` names the box and the table; the children are its parts. */
export const TableBox = ({ label, children, stacked, className }: TableBoxProps) => (
  <Scroll className={table.table} label={label} data-stacked={stacked}>
    <table aria-label={label} className={className}>
      {children}
    </table>
  </Scroll>
);

interface TabsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly (readonly [Value, ReactNode])[];
  readonly onChange: (value: Value) => void;
}

/** A few views of one thing, of which one is shown. */
export const Choices = <Value extends string>({ label, value, choices, onChange }: TabsProps<Value>) => (
  <fieldset className={css.choices}>
    <legend className="sr">{label}</legend>
    {choices.map(([choice, name]) => (
      <button key={choice} type="button" aria-pressed={choice === value} onClick={() => onChange(choice)}>
        {name}
      </button>
    ))}
  </fieldset>
);
