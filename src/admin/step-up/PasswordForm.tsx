/** The user's password, and a code where they have a second factor. */
import { type FormEvent, useState } from 'react';
import { PasskeyDeclined } from '../api/passkey.js';
import { useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { PasswordField, TextField } from '../ui/field.js';
import { Note, ProblemNote } from '../ui/states.js';
import css from './StepUp.module.css';

interface PasswordFormProps {
  readonly withCode: boolean;
  readonly primary: boolean;
  readonly submit: string;
  readonly disabled: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onProof: (proof: { readonly password: string; readonly code?: string }) => void;
}

export function PasswordForm(props: PasswordFormProps) {
  const words = useWords();
  const { withCode, error } = props;
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The dialog may stand in a form of the page: that one is not meant.
    event.stopPropagation();
    props.onProof({ password, ...(withCode ? { code: code.replace(/\s/g, '') } : {}) });
    setCode('');
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <PasswordField
        label={words.signIn.password}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        showLabel={words.signIn.show}
        required
        autoFocus
      />
      {withCode ? (
        <TextField
          label={words.signIn.code}
          help={words.signIn.codeHelp}
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          required
        />
      ) : null}
      {error instanceof PasskeyDeclined ? <Note>{words.stepUp.declined}</Note> : <ProblemNote error={error} />}
      <Button kind={props.primary ? 'primary' : 'plain'} type="submit" wide disabled={props.disabled} busy={props.busy}>
        {props.submit}
      </Button>
    </form>
  );
}
