/** Asks for a proof of presence whenever the server wants one; the request that waited is then sent. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Fingerprint } from 'lucide-react';
import { answerByPasskey, passkeysWork } from '../api/passkey.js';
import { presence } from '../api/question.js';
import { goToProvider, offerStepUp, type PresenceProof, providerQuery, sessionQuery, stepUp } from '../api/session.js';
import { useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { ProblemNote } from '../ui/states.js';
import { PasswordForm } from './PasswordForm.js';
import css from './StepUp.module.css';
import { useQuestion } from './useQuestion.js';

export function StepUp() {
  const words = useWords();
  const { open, end } = useQuestion(presence);
  return (
    <Dialog title={words.stepUp.title} open={open} onClose={() => end(false)} above>
      <p className={css.intro}>{words.stepUp.intro}</p>
      {open ? <Proof onProved={() => end(true)} /> : null}
    </Dialog>
  );
}

/** By passkey where one is held; by the password, with a code where the user has a second factor. */
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
      <PasswordForm
        withCode={(offer.data?.kinds.length ?? 0) > 0}
        primary={!options}
        submit={words.confirm}
        disabled={!offer.data}
        busy={proving.isPending}
        error={proving.error}
        onProof={(proof) => proving.mutate(async () => proof)}
      />
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
