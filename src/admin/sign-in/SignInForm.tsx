import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { giveSecondFactor, sessionQuery, signIn } from '../api/session.js';
import { useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { PasswordField, TextField } from '../ui/field.js';
import { ProblemNote } from '../ui/states.js';
import css from './SignIn.module.css';

/** Name and password; what it opens is a cookie that no script can read. */
export function SignInForm({ onDone }: { readonly onDone?: () => void }) {
  const words = useWords();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const [code, setCode] = useState('');
  const opening = useMutation({
    mutationFn: () => (asked ? giveSecondFactor(code.replace(/\s/g, '')) : signIn(email.trim(), password)),
    onSuccess: (who) => {
      if ('kinds' in who) return setAsked(true);
      queries.setQueryData(sessionQuery.queryKey, who);
      return onDone?.();
    },
    onError: () => (asked ? setCode('') : setPassword('')),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    opening.mutate();
  };
  return (
    <form className={css.form} onSubmit={submit}>
      {asked ? (
        <TextField
          label={words.signIn.code}
          help={words.signIn.codeHelp}
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          required
          autoFocus
        />
      ) : (
        <>
          <TextField
            label={words.signIn.email}
            type="email"
            autoComplete="username"
            value={email}
            onChange={setEmail}
            required
            autoFocus
          />
          <PasswordField
            label={words.signIn.password}
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            showLabel={words.signIn.show}
            required
          />
        </>
      )}
      <ProblemNote error={opening.error} />
      <Button kind="primary" type="submit" wide busy={opening.isPending}>
        {words.signIn.submit}
      </Button>
    </form>
  );
}
