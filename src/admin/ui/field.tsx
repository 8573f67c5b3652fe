/** Fields with their label, their help and what is wrong with them, tied together for every reader. */
import { Checkbox, NativeSelect, PasswordInput, Switch, Textarea, TextInput } from '@mantine/core';
import type { ComponentProps, ReactNode, Ref } from 'react';
import css from './field.module.css';

interface FieldProps {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly error?: ReactNode;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: ComponentProps<'input'>['type'];
  readonly autoComplete?: string;
  readonly inputMode?: ComponentProps<'input'>['inputMode'];
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  readonly readOnly?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

const shared = { classNames: { label: css.label, description: css.help, error: css.error, input: css.input } } as const;

export function TextField({ help, onChange, autoFocus, ...rest }: TextFieldProps) {
  return (
    <TextInput
      {...shared}
      {...rest}
      description={help}
      withAsterisk={false}
      data-autofocus={autoFocus || undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface PasswordFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly showLabel: string;
  readonly autoFocus?: boolean;
}

export function PasswordField({ help, onChange, showLabel, autoFocus, ...rest }: PasswordFieldProps) {
  return (
    <PasswordInput
      classNames={{ ...shared.classNames, innerInput: css.inner }}
      {...rest}
      description={help}
      withAsterisk={false}
      data-autofocus={autoFocus || undefined}
      visibilityToggleButtonProps={{ 'aria-label': showLabel, tabIndex: 0 }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface CheckProps {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

export const Toggle = ({ help, onChange, ...rest }: CheckProps) => (
  <Switch
    {...rest}
    size="sm"
    classNames={{ track: css.track }}
    description={help}
    onChange={(event) => onChange(event.currentTarget.checked)}
  />
);

interface TextAreaFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
}

export function TextAreaField({ help, onChange, autoFocus, rows = 4, ...rest }: TextAreaFieldProps) {
  return (
    <Textarea
      {...shared}
      {...rest}
      rows={rows}
      description={help}
      withAsterisk={false}
      data-autofocus={autoFocus || undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface SelectFieldProps<Value extends string> extends FieldProps {
  readonly value: Value;
  readonly choices: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value) => void;
}

/** The list of the browser itself: it works by keyboard, by voice and on a phone without our help. */
export function SelectField<Value extends string>({ help, choices, onChange, ...rest }: SelectFieldProps<Value>) {
  return (
    <NativeSelect
      {...shared}
      {...rest}
      description={help}
      withAsterisk={false}
      data={choices.map(([value, label]) => ({ value, label }))}
      onChange={(event) => onChange(event.currentTarget.value as Value)}
    />
  );
}

export const CheckField = ({ help, onChange, ...rest }: CheckProps) => (
  <Checkbox {...rest} size="sm" description={help} onChange={(event) => onChange(event.currentTarget.checked)} />
);
