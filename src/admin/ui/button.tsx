import { ActionIcon, Button as MantineButton, Tooltip as MantineTooltip } from '@mantine/core';
import type { MouseEvent, ReactNode, Ref } from 'react';
import css from './button.module.css';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  readonly type?: 'button' | 'submit';
  /** `primary` stands once on a screen. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger' | 'quiet-danger';
  readonly small?: boolean;
  readonly wide?: boolean;
  readonly disabled?: boolean;
  readonly busy?: boolean;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly describedBy?: string;
  /** Spoken instead of what is written, which it must begin with. */
  readonly label?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

const looks = {
  primary: { variant: 'filled' },
  plain: { variant: 'default' },
  quiet: { variant: 'subtle' },
  danger: { variant: 'filled', color: 'crit' },
  'quiet-danger': { variant: 'subtle', color: 'crit' },
} as const;

export function Button({ kind = 'plain', type = 'button', ...props }: ButtonProps) {
  return (
    <MantineButton
      ref={props.ref}
      type={type}
      {...looks[kind]}
      classNames={{ root: css.button, label: css.label }}
      size={props.small ? 'xs' : 'sm'}
      fullWidth={props.wide ?? false}
      disabled={props.disabled ?? false}
      loading={props.busy ?? false}
      leftSection={props.before}
      rightSection={props.after}
      onClick={props.onClick}
      aria-describedby={props.describedBy}
      aria-label={props.label}
    >
      {props.children}
    </MantineButton>
  );
}

interface IconButtonProps {
  /** Spoken, and shown when pointed at. */
  readonly label: string;
  readonly shortcut?: string;
  readonly children: ReactNode;
  readonly onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly size?: number;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ label, shortcut, children, pressed, size = 28, ...rest }: IconButtonProps) {
  return (
    <MantineTooltip
      interactive
      label={
        <>
          {label} {shortcut ? <kbd>{shortcut}</kbd> : null}
        </>
      }
    >
      <ActionIcon
        {...rest}
        variant={pressed ? 'filled' : 'subtle'}
        color="gray"
        size={size}
        aria-label={label}
        aria-pressed={pressed}
      >
        {children}
      </ActionIcon>
    </MantineTooltip>
  );
}
