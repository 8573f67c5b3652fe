/** Asks for a proof of presence whenever the server wants one, then lets the request that waited go on. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Fingerprint } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { answerByPasskey, PasskeyDeclined, passkeysWork } from '../api/passkey.js';
import { askPresenceBy } from '../api/presence.js';
import { goToProvider, offerStepUp, type PresenceProof, providerQuery, sessionQuery, stepUp } from '../api/session.js';
import { useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { PasswordField, TextField } from '../ui/field.js';
import { Note, ProblemNote } from '../ui/states.js';
import css from './StepUp.module.css';

export function StepUp() {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const settle = useRef<((proved: boolean) => void) | null>(null);
  useEffect(
    () =>
      askPresenceBy(() => {
        setOpen(true);
        return new Promise((resolve) => {
          settle.current = resolve;
        });
      }),
    [],
  );
  const end = (proved: boolean) => {
    settle.current?.(proved);
    settle.current = null;
    setOpen(false);
  };
  return (
    <Dialog title={words.stepUp.title} open={open} onClose={() => end(false)}>
      <p className={css.intro}>{words.stepUp.intro}</p>
      {open ? <Proof onProved={() => end(true)} /> : null}
    </Dialog>
  );
}

/** By passkey where one is held; by the password, with a code from whoever has a second factor. */
function Proof({ onProved }: { readonly onProved: () => void }) {
  const { stepUp: words } = useWords();
  const queries = useQueryClient();
  const offer = useQuery({ queryKey: ['step-up'], queryFn: offerStepUp, staleTime: 0, gcTime: 0, retry: false });
  const provider = useQuery(providerQuery).data;
  const proving = useMutation({
    mutationFn: async (proof: () => Promise<PresenceProof>) => stepUp(await proof()),
    onSuccess: (who) => {
      queries.setQueryData(sessionQuery.queryKey, who);
      onProved();
    },
    onError: () => void offer.refetch(),
  });
  const ceremony = offer.data?.ceremony ?? '';
  const options = offer.data?.options;
  const byPasskey = async (): Promise<PresenceProof> => ({
    passkey: { ceremony, response: await answerByPasskey(options ?? {}) },
  });
  return (
    <div className={css.proof}>
      {options && passkeysWork() ? (
        <>
          <Button
            kind="primary"
            wide
            before={<Fingerprint size={17} aria-hidden />}
            onClick={() => proving.mutate(byPasskey)}
          >
            {words.passkey}
          </Button>
          <p className={css.or}>{words.or}</p>
        </>
      ) : null}
      <ByPassword kinds={offer.data?.kinds} proving={proving} primary={!options} />
      <ProblemNote error={offer.error} />
      {provider ? (
        <div className={css.provider}>
          <Button wide onClick={() => void goToProvider('/api/session/step-up/oidc')}>
            {words.provider(provider)}
          </Button>
          <p className={css.help}>{words.providerHelp}</p>
        </div>
      ) : null}
    </div>
  );
}

interface ByPasswordProps {
  /** Second factors that are held; undefined until the server said so. */
  readonly kinds: readonly string[] | undefined;
  readonly primary: boolean;
  readonly proving: {
    readonly mutate: (proof: () => Promise<PresenceProof>) => void;
    readonly error: unknown;
    readonly isPending: boolean;
  };
}

function ByPassword({ kinds, primary, proving }: ByPasswordProps) {
  const words = useWords();
  const withCode = kinds !== undefined && kinds.length > 0;
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The dialog may stand in a form of the page: that one is not meant.
    event.stopPropagation();
    const proof = { password, ...(withCode ? { code: code.replace(/\s/g, '') } : {}) };
    proving.mutate(async () => proof);
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
      {proving.error instanceof PasskeyDeclined ? (
        <Note>{words.stepUp.declined}</Note>
      ) : (
        <ProblemNote error={proving.error} />
      )}
      <Button kind={primary ? 'primary' : 'plain'} type="submit" wide disabled={!kinds} busy={proving.isPending}>
        {words.stepUp.confirm}
      </Button>
    </form>
  );
}
