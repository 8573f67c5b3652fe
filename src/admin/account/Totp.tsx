import { Smartphone } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { encode } from 'uqr';
import { useLanguage } from '../i18n/language.js';
import { Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { TextField } from '../ui/field.js';
import { Section } from '../ui/page.js';
import { ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import css from './Account.module.css';
import { confirmTotp, offerTotp, removeTotp, type TotpOffer } from './account.query.js';
import { ShownCodes } from './RecoveryCodes.js';
import { useOwnAct } from './useOwnAct.js';

export function Totp({ enrolledAt }: { readonly enrolledAt: string | null }) {
  const { account } = useLanguage().words;
  const [offer, setOffer] = useState<TotpOffer | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const starting = useOwnAct(offerTotp, setOffer);
  const removing = useOwnAct(removeTotp);
  const enrolled = (made: readonly string[] | null) => {
    setOffer(null);
    setCodes(made);
    say(account.totpDone);
  };
  return (
    <Section title={account.totp}>
      <p className={css.quiet}>{account.totpHelp}</p>
      {enrolledAt ? (
        <div className={css.thing}>
          <Smartphone size={16} aria-hidden />
          <p className={css.quiet}>
            {account.totpSince} <Time at={enrolledAt} format="day" />
          </p>
          <Button small kind="quiet-danger" busy={removing.isPending} onClick={() => removing.mutate(undefined)}>
            {account.remove}
            <span className="sr"> {account.totp}</span>
          </Button>
        </div>
      ) : null}
      <ProblemNote error={starting.error ?? removing.error} />
      <div>
        <Button busy={starting.isPending} onClick={() => starting.mutate(undefined)}>
          {enrolledAt ? account.totpReplace : account.totpAdd}
        </Button>
      </div>
      <Dialog title={account.totpAdd} open={offer !== null} onClose={() => setOffer(null)}>
        {offer ? <Confirm offer={offer} onDone={enrolled} /> : null}
      </Dialog>
      <ShownCodes codes={codes} onKept={() => setCodes(null)} />
    </Section>
  );
}

interface ConfirmProps {
  readonly offer: TotpOffer;
  readonly onDone: (codes: readonly string[] | null) => void;
}

function Confirm({ offer, onDone }: ConfirmProps) {
  const { account } = useLanguage().words;
  const [code, setCode] = useState('');
  const confirming = useOwnAct(
    () => confirmTotp(offer.ceremony, code.replace(/\s/g, '')),
    ({ recoveryCodes }) => onDone(recoveryCodes),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirming.mutate(undefined);
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <p className={css.quiet}>{account.totpScan}</p>
      <QrCode text={offer.uri} />
      <p className={css.secret}>
        <span>{account.totpKey}</span>
        <code>{offer.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
      </p>
      <TextField
        label={account.totpCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        required
        autoFocus
      />
      <ProblemNote error={confirming.error} />
      <Button kind="primary" type="submit" busy={confirming.isPending}>
        {account.totpConfirm}
      </Button>
    </form>
  );
}

/** Black on white in every theme: cameras expect it (ISO/IEC 18004). */
function QrCode({ text }: { readonly text: string }) {
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className={css.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label="QR">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
