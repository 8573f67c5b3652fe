/** Shows exactly what is signed, takes the signature, then lets the act that waited go on. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Fingerprint } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { PasskeyDeclined, passkeysWork } from '../api/passkey.js';
import {
  askSignatureBy,
  offerSigning,
  type Shown,
  type Signature,
  type SigningOffer,
  signByPasskey,
  signByPassword,
  type ToSign,
} from '../api/signing.js';
import { useWords } from '../i18n/language.js';
import { PasswordForm } from '../step-up/PasswordForm.js';
import css from '../step-up/StepUp.module.css';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Link } from '../ui/route.js';
import { Scroll } from '../ui/scroll.js';
import { Loading, Note, ProblemNote } from '../ui/states.js';
import own from './Sign.module.css';

export function Sign() {
  const [asked, setAsked] = useState<ToSign | null>(null);
  const settle = useRef<((signatures: readonly Signature[] | null) => void) | null>(null);
  const end = (signatures: readonly Signature[] | null) => {
    settle.current?.(signatures);
    settle.current = null;
    setAsked(null);
  };
  useEffect(
    () =>
      askSignatureBy((what) => {
        settle.current?.(null);
        setAsked(what);
        return new Promise((resolve) => {
          settle.current = resolve;
        });
      }),
    [],
  );
  return (
    <Dialog title={asked?.title ?? ''} open={asked !== null} onClose={() => end(null)} above>
      {asked ? <Ceremony asked={asked} onSigned={end} onLeave={() => end(null)} /> : null}
    </Dialog>
  );
}

interface CeremonyProps {
  readonly asked: ToSign;
  readonly onSigned: (signatures: readonly Signature[]) => void;
  readonly onLeave: () => void;
}

function Ceremony({ asked, onSigned, onLeave }: CeremonyProps) {
  const { signing } = useWords();
  const { acts, shown, intro } = asked;
  const offer = useQuery({
    queryKey: ['signing', acts],
    queryFn: () => offerSigning(acts),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  return (
    <div className={css.proof}>
      {intro ? <Note tone="warn">{intro}</Note> : null}
      <p className={css.intro}>{shown.length > 1 ? signing.introList(shown.length) : signing.intro}</p>
      <Scroll className={own.shown} label={signing.shown}>
        {shown.map((rows) => (
          <Thing key={JSON.stringify(rows)} rows={rows} />
        ))}
      </Scroll>
      <ProblemNote error={offer.error} />
      {offer.isPending ? <Loading lines={2} /> : null}
      {offer.data ? <Proof offer={offer.data} acts={acts} onSigned={onSigned} onLeave={onLeave} /> : null}
    </div>
  );
}

function Thing({ rows }: { readonly rows: readonly Shown[] }) {
  return (
    <dl className={own.thing}>
      {rows.map(({ label, value, code }) => (
        <div key={`${label} ${value}`}>
          <dt>{label}</dt>
          <dd>{code ? <code>{value}</code> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

type ProofProps = Omit<CeremonyProps, 'asked'> & { readonly offer: SigningOffer; readonly acts: ToSign['acts'] };

function Proof({ offer, acts, onSigned, onLeave }: ProofProps) {
  const { signing, stepUp } = useWords();
  const byPasskey = offer.passkey !== null && passkeysWork();
  const proving = useMutation({
    mutationFn: (make: () => Promise<readonly Signature[]>) => make(),
    onSuccess: onSigned,
  });
  // The dialog took the focus before it was known by what the person signs.
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>('input, button')?.focus(), []);
  if (!byPasskey && !offer.password) return <NoKey offer={offer} onLeave={onLeave} />;
  return (
    <div ref={place} className={css.proof}>
      {byPasskey ? (
        <Button
          kind="primary"
          wide
          before={<Fingerprint size={17} aria-hidden />}
          onClick={() => proving.mutate(() => signByPasskey(offer))}
        >
          {signing.passkey}
        </Button>
      ) : null}
      {byPasskey && offer.password ? <p className={css.or}>{stepUp.or}</p> : null}
      {offer.password ? (
        <PasswordForm
          withCode={offer.withCode}
          primary={!byPasskey}
          submit={signing.confirm}
          disabled={false}
          busy={proving.isPending}
          error={proving.error}
          onProof={(proof) => proving.mutate(() => signByPassword(acts, proof))}
        />
      ) : (
        <Trouble error={proving.error} />
      )}
    </div>
  );
}

function Trouble({ error }: { readonly error: unknown }) {
  const { stepUp } = useWords();
  return error instanceof PasskeyDeclined ? <Note>{stepUp.declined}</Note> : <ProblemNote error={error} />;
}

/** Why the person cannot sign now, and where it is mended. */
function NoKey({ offer, onLeave }: { readonly offer: SigningOffer; readonly onLeave: () => void }) {
  const { signing } = useWords();
  const why = offer.otherSite > 0 ? signing.otherSite : offer.waiting > 0 ? signing.waiting : signing.noKey;
  return (
    <>
      <Note tone="warn">{why}</Note>
      <Link to="/account" onClick={onLeave}>
        {signing.account}
      </Link>
    </>
  );
}
