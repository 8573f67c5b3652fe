/** A person chooses their password, a first one or in the place of a forgotten one: by the code after # in the link, and the code of the administrator. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { client, take } from '../api/client.js';
import { sessionQuery, signIn } from '../api/session.js';
import { useWords } from '../i18n/language.js';
import { Card } from '../sign-in/Card.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { useTitle } from '../ui/page.js';
import { useGo } from '../ui/route.js';
import { Note, ProblemNote } from '../ui/states.js';
import { ChosenPassword, differ } from './ChosenPassword.js';
import { codeOfAddress } from './code-of-address.js';
import css from './Setup.module.css';

export function WelcomePage() {
  const { setup } = useWords();
  useTitle(setup.welcome);
  const queries = useQueryClient();
  const go = useGo();
  const [code, setCode] = useState(codeOfAddress);
  // The link may be pasted into a tab that stands here already.
  useEffect(() => {
    const changed = () => setCode((known) => codeOfAddress() || known);
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  const [askedCode, setAskedCode] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const choosing = useMutation({
    mutationFn: async () => {
      const { email } = await take(client.POST('/api/first-password', { body: { code, askedCode, password } }));
      return signIn(email, password);
    },
    onSuccess: (who) => {
      if (!('kinds' in who)) queries.setQueryData(sessionQuery.queryKey, who);
      go('/account', true);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password === again) choosing.mutate();
  };
  return (
    <Card subtitle={setup.welcome}>
      {code === '' ? (
        <Note>{setup.welcomeNoCode}</Note>
      ) : (
        <form className={css.form} onSubmit={submit}>
          <p className={css.intro}>{setup.welcomeText}</p>
          <TextField
            label={setup.askedCode}
            help={setup.askedCodeHelp}
            value={askedCode}
            onChange={setAskedCode}
            autoComplete="off"
            maxLength={64}
            required
          />
          <ChosenPassword password={password} again={again} onPassword={setPassword} onAgain={setAgain} />
          <ProblemNote error={choosing.error} />
          <Button kind="primary" type="submit" wide disabled={differ(password, again)} busy={choosing.isPending}>
            {setup.welcomeSubmit}
          </Button>
        </form>
      )}
    </Card>
  );
}
