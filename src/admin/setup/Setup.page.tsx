/** The first run, without a terminal: the first two people, by the code that stands after # in the printed address. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Bilingual } from '../../domain/kernel/result.js';
import { client, take } from '../api/client.js';
import { grouped } from '../api/signing.js';
import { useLanguage } from '../i18n/language.js';
import { Card } from '../sign-in/Card.js';
import { setupQuery } from '../sign-in/setup.query.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { useTitle } from '../ui/page.js';
import { Failure, Loading, Note, ProblemNote } from '../ui/states.js';
import { ChosenPassword, differ } from './ChosenPassword.js';
import { codeOfAddress } from './code-of-address.js';
import css from './Setup.module.css';

export function SetupPage() {
  const { words } = useLanguage();
  useTitle(words.setup.title);
  const [given] = useState(codeOfAddress);
  const [done, setDone] = useState<FirstPerson | null>(null);
  const [fingerprint, setFingerprint] = useState<string | null>(null);
  const state = useQuery(setupQuery);
  const body = (): ReactNode => {
    if (done === 'head_of_legal') {
      return (
        <>
          <OwnFingerprint fingerprint={fingerprint} />
          <End title={words.setup.done} text={words.setup.doneText} />
        </>
      );
    }
    if (state.error) return <Failure error={state.error} onRetry={() => void state.refetch()} />;
    if (!state.data) return <Loading lines={4} />;
    const { next } = state.data;
    if (next === null) return <End title={words.setup.closed} text={words.setup.closedText} />;
    const settled = (print: string | null) => {
      setFingerprint(print);
      setDone(next);
      void state.refetch();
    };
    return (
      <>
        {done ? <Note tone="ok">{words.setup.firstDone}</Note> : null}
        <OwnFingerprint fingerprint={fingerprint} />
        <p className={css.intro}>{words.setup.intros[next]}</p>
        <NextPerson key={next} as={next} given={given} onDone={settled} />
        <Missing missing={state.data.missing} />
      </>
    );
  };
  return (
    <Card subtitle={words.setup.title} wide>
      {body()}
    </Card>
  );
}

/** Of the key of the person registered last, to be compared later with the page of people. */
function OwnFingerprint({ fingerprint }: { readonly fingerprint: string | null }) {
  const { signing } = useLanguage().words;
  if (fingerprint === null) return null;
  return (
    <Note tone="info">
      <p>{signing.founders}</p>
      <code>{grouped(fingerprint)}</code>
    </Note>
  );
}

function End({ title, text }: { readonly title: string; readonly text: string }) {
  const { setup } = useLanguage().words;
  return (
    <div className={css.form}>
      <p className={css.done}>
        <CircleCheck size={20} aria-hidden /> {title}
      </p>
      <p className={css.intro}>{text}</p>
      <Button kind="primary" wide onClick={() => location.assign('/')}>
        {setup.signIn}
      </Button>
    </div>
  );
}

type FirstPerson = 'administrator' | 'head_of_legal';

interface NextPersonProps {
  readonly as: FirstPerson;
  readonly given: string;
  readonly onDone: (fingerprint: string | null) => void;
}

function NextPerson({ as, given, onDone }: NextPersonProps) {
  const { setup } = useLanguage().words;
  const [code, setCode] = useState(given);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const creating = useMutation({
    mutationFn: () =>
      take(
        client.POST('/api/setup', {
          body: { code: code.trim(), as, name: name.trim(), email: email.trim(), password },
        }),
      ),
    onSuccess: ({ fingerprint }) => onDone(fingerprint),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password === again) creating.mutate();
  };
  return (
    <form className={css.form} onSubmit={submit}>
      {given ? (
        <Note tone="ok">{setup.codeFromLink}</Note>
      ) : (
        <TextField label={setup.code} help={setup.codeHelp} value={code} onChange={setCode} required autoFocus />
      )}
      <TextField label={setup.name} autoComplete="name" value={name} onChange={setName} required maxLength={200} />
      <TextField label={setup.email} type="email" autoComplete="username" value={email} onChange={setEmail} required />
      <ChosenPassword password={password} again={again} onPassword={setPassword} onAgain={setAgain} />
      <ProblemNote error={creating.error} />
      <Button kind="primary" type="submit" wide disabled={differ(password, again)} busy={creating.isPending}>
        {setup.submits[as]}
      </Button>
    </form>
  );
}

interface MissingProps {
  readonly missing: readonly {
    readonly code: string;
    readonly variable: string | null;
    readonly sentence: Bilingual;
  }[];
}

function Missing({ missing }: MissingProps) {
  const { words, say } = useLanguage();
  const settings = missing.filter(({ variable }) => variable !== null);
  if (settings.length === 0) return null;
  return (
    <details className={css.missing}>
      <summary>
        {words.setup.missing} ({settings.length})
      </summary>
      <p>{words.setup.missingHelp}</p>
      <ul>
        {settings.map(({ code, variable, sentence }) => (
          <li key={code}>
            <code>{variable}</code> {say(sentence)}
          </li>
        ))}
      </ul>
    </details>
  );
}
