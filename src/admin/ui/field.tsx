/** Fields with their label, their help and what is wrong with them, tied together for every reader. */
import { Checkbox, NativeSelect, PasswordInput, Switch, Textarea, TextInput } from '@mantine/core';
import type { ComponentProps, ReactNode, Ref } from 'react';
import css from './field.module.css';
import { useFieldProblem } from './field-problems.js';

interface FieldProps {
  readonly label: ReactNode;
  /** As the request names what it holds: what the server finds wrong with it stands under it. */
  readonly field?: string | undefined;
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

export function TextField({ help, onChange, autoFocus, field, error, ...rest }: TextFieldProps) {
  const wrong = useFieldProblem(field, rest.label);
  return (
    <TextInput
      {...shared}
      {...rest}
      error={error ?? wrong}
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

export function PasswordField({ help, onChange, showLabel, autoFocus, field, error, ...rest }: PasswordFieldProps) {
  const wrong = useFieldProblem(field, rest.label);
  return (
    <PasswordInput
      classNames={{ ...shared.classNames, innerInput: css.inner }}
      {...rest}
      error={error ?? wrong}
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
  readonly field?: string | undefined;
  readonly help?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

export const Toggle = ({ help, onChange, field, ...rest }: CheckProps) => (
  <Switch
    error={useFieldProblem(field, rest.label)}
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

export function TextAreaField({ help, onChange, autoFocus, rows = 4, field, error, ...rest }: TextAreaFieldProps) {
  const wrong = useFieldProblem(field, rest.label);
  return (
    <Textarea
      {...shared}
      {...rest}
      error={error ?? wrong}
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
export function SelectField<Value extends string>({
  help,
  choices,
  onChange,
  field,
  error,
  ...rest
}: SelectFieldProps<Value>) {
  const wrong = useFieldProblem(field, rest.label);
  return (
    <NativeSelect
      {...shared}
      {...rest}
      error={error ?? wrong}
      description={help}
      withAsterisk={false}
      data={choices.map(([value, label]) => ({ value, label }))}
      onChange={(event) => onChange(event.currentTarget.value as Value)}
    />
  );
}

interface GroupedSelectFieldProps extends FieldProps {
  readonly value: string;
  /** Stands before all groups. */
  readonly first: readonly [value: string, label: string];
  readonly groups: readonly {
    readonly label: string;
    readonly choices: readonly (readonly [value: string, label: string])[];
  }[];
  readonly onChange: (value: string) => void;
}

/** The same, for a list that is long enough to have headings. */
export function GroupedSelectField({ help, first, groups, onChange, ...rest }: GroupedSelectFieldProps) {
  const items = (choices: readonly (readonly [string, string])[]) =>
    choices.map(([value, label]) => ({ value, label }));
  return (
    <NativeSelect
      {...shared}
      {...rest}
      description={help}
      withAsterisk={false}
      data={[...items([first]), ...groups.map(({ label, choices }) => ({ group: label, items: items(choices) }))]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export const CheckField = ({ help, onChange, field, ...rest }: CheckProps) => (
  <Checkbox
    {...rest}
    error={useFieldProblem(field, rest.label)}
    size="sm"
    description={help}
    onChange={(event) => onChange(event.currentTarget.checked)}
  />
);
