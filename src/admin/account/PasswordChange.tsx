import { type FormEvent, useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { PasswordField } from '../ui/field.js';
import { Section } from '../ui/page.js';
import { ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import css from './Account.module.css';
import { changePassword } from './account.query.js';
import { useOwnAct } from './useOwnAct.js';

export function PasswordChange() {
  const { words } = useLanguage();
  const { account } = words;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const changing = useOwnAct(
    () => changePassword(current, next),
    () => {
      setCurrent('');
      setNext('');
      say(account.passwordChanged);
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    changing.mutate(undefined);
  };
  return (
    <Section title={account.password}>
      <form className={css.narrow} onSubmit={submit}>
        <PasswordField
          label={account.passwordCurrent}
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          showLabel={words.signIn.show}
          required
        />
        <PasswordField
          label={account.passwordNew}
          help={words.setup.passwordHelp}
          autoComplete="new-password"
          value={next}
          onChange={setNext}
          showLabel={words.signIn.show}
          required
        />
        <ProblemNote error={changing.error} />
        <div>
          <Button type="submit" busy={changing.isPending}>
            {account.passwordChange}
          </Button>
        </div>
      </form>
    </Section>
  );
}
