/** A part of the screen that scrolls by itself: it has a name, and takes the focus so that the keyboard can scroll it. */
import type { ReactNode, Ref } from 'react';

interface ScrollProps {
  readonly label: string;
  readonly className: string | undefined;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLElement>;
  /** Rows of a table that are cards on a narrow screen. */
  readonly 'data-stacked'?: true | undefined;
}

export const Scroll = ({ label, ...rest }: ScrollProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: focusable so that keyboard users can scroll it
  <section aria-label={label} tabIndex={0} {...rest} />
);
