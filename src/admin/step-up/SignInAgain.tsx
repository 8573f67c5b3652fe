/** Where a session ended, the person signs in on the page where they are, and what they had sent goes on. */
import { useQueryClient } from '@tanstack/react-query';
import { session } from '../api/question.js';
import { sessionQuery, useMe, type WhoAmI } from '../api/session.js';
import { useWords } from '../i18n/language.js';
import { SignInForm } from '../sign-in/SignInForm.js';
import { Dialog } from '../ui/dialog.js';
import css from './StepUp.module.css';
import { useQuestion } from './useQuestion.js';

export function SignInAgain() {
  const { signIn } = useWords();
  const queries = useQueryClient();
  const { person } = useMe();
  const { open, end } = useQuestion(session);
  const opened = (who: WhoAmI) => {
    // What waits was another person's act: it is not sent in this one's name.
    if (who.person.id !== person.id) return location.reload();
    queries.setQueryData(sessionQuery.queryKey, who);
    end(true);
  };
  return (
    <Dialog title={signIn.againTitle} open={open} onClose={() => end(false)} above>
      <p className={css.intro}>{signIn.again(person.name)}</p>
      {open ? <SignInForm email={person.email} onOpened={opened} /> : null}
    </Dialog>
  );
}
