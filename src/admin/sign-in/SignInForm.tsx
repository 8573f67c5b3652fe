import { useMutation, useQuery } from '@tanstack/react-query';
import { Fingerprint } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { answerByPasskey, PasskeyDeclined, passkeysWork } from '../api/passkey.js';
import {
  givePasskey,
  giveSecondFactor,
  goToProvider,
  offerPasskey,
  providerQuery,
  type SecondFactorAsked,
  signIn,
  signInByPasskey,
  type WhoAmI,
} from '../api/session.js';
import { useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { PasswordField, TextField } from '../ui/field.js';
import { Note, ProblemNote } from '../ui/states.js';
import css from './SignIn.module.css';

interface SignInFormProps {
  /** Of whom the session was; absent of a first sign-in. */
  readonly email?: string;
  readonly onOpened: (who: WhoAmI) => void;
}

type Step = () => Promise<WhoAmI | SecondFactorAsked>;

/** Password and second factor, a passkey alone, or the identity provider; what it opens is a cookie that no script can read. */
export function SignInForm({ email = '', onOpened }: SignInFormProps) {
  const [asked, setAsked] = useState<SecondFactorAsked | null>(null);
  const opening = useMutation({
    mutationFn: (step: Step) => step(),
    onSuccess: (answer) => {
      if ('kinds' in answer) return setAsked(answer);
      return onOpened(answer);
    },
  });
  const { mutate: take, isPending: busy, error } = opening;
  return (
    <>
      {asked ? (
        <SecondFactor asked={asked} take={take} busy={busy} />
      ) : (
        <Credentials email={email} take={take} busy={busy} />
      )}
      {error instanceof PasskeyDeclined ? <Declined /> : <ProblemNote error={error} />}
    </>
  );
}

const Declined = () => <Note>{useWords().stepUp.declined}</Note>;

interface StepProps {
  readonly take: (step: Step) => void;
  readonly busy: boolean;
}

function Credentials({ email: known, take, busy }: StepProps & { readonly email: string }) {
  const { signIn: words } = useWords();
  const provider = useQuery(providerQuery).data;
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    take(() => signIn(email.trim(), password));
    setPassword('');
  };
  const byPasskey = async () => {
    const { ceremony, options } = await offerPasskey();
    return signInByPasskey(ceremony, await answerByPasskey(options));
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextField
        label={words.email}
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        required
        autoFocus={known === ''}
      />
      <PasswordField
        label={words.password}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        showLabel={words.show}
        required
        autoFocus={known !== ''}
      />
      <Button kind="primary" type="submit" wide busy={busy}>
        {words.submit}
      </Button>
      {passkeysWork() ? (
        <Button wide before={<Fingerprint size={16} aria-hidden />} onClick={() => take(byPasskey)}>
          {words.byPasskey}
        </Button>
      ) : null}
      {provider ? (
        <Button wide onClick={() => void goToProvider('/api/session/oidc')}>
          {words.byProvider(provider)}
        </Button>
      ) : null}
    </form>
  );
}

function SecondFactor({ asked, take, busy }: StepProps & { readonly asked: SecondFactorAsked }) {
  const words = useWords();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    take(() => giveSecondFactor(code.replace(/\s/g, '')));
    setCode('');
  };
  const { passkey } = asked;
  const codes = asked.kinds.some((kind) => kind !== 'passkey');
  return (
    <form className={css.form} onSubmit={submit}>
      {passkey && passkeysWork() ? (
        <Button
          kind={codes ? 'plain' : 'primary'}
          wide
          before={<Fingerprint size={16} aria-hidden />}
          onClick={() => take(async () => givePasskey(await answerByPasskey(passkey)))}
        >
          {words.stepUp.passkey}
        </Button>
      ) : null}
      {codes ? (
        <>
          <TextField
            label={words.signIn.code}
            help={words.signIn.codeHelp}
            autoComplete="one-time-code"
            value={code}
            onChange={setCode}
            required
            autoFocus
          />
          <Button kind="primary" type="submit" wide busy={busy}>
            {words.signIn.submit}
          </Button>
        </>
      ) : null}
    </form>
  );
}
