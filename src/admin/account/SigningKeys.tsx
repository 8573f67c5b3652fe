/** The own signing keys: which sign, which wait and for whom, and the fingerprint that one reads out. */
import { useQuery } from '@tanstack/react-query';
import { Signature as Pen } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useNameOf } from '../api/colleagues.js';
import { grouped, type Wording } from '../api/signing.js';
import { useLanguage } from '../i18n/language.js';
import { Tag } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { PasswordField } from '../ui/field.js';
import { Section } from '../ui/page.js';
import { Failure, Loading, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import css from './Account.module.css';
import {
  type EnrolmentWording,
  enrolToSign,
  makePasswordKey,
  type OwnKey,
  type OwnKeys,
  ownKeysQuery,
  type Passkey,
  revokeOwnKey,
  signsAlready,
} from './account.query.js';
import { ByCodes } from './ByCodes.js';
import { useOwnAct } from './useOwnAct.js';

export function SigningKeys({ passkeys }: { readonly passkeys: readonly Passkey[] }) {
  const { signing } = useLanguage().words;
  const own = useQuery(ownKeysQuery);
  const reads = useEnrolment();
  const [byCodes, setByCodes] = useState<string | null>(null);
  const using = useOwnAct(enrolToSign, ({ state }) => say(state === 'confirmed' ? signing.confirmed : signing.made));
  if (own.error) return <Failure error={own.error} onRetry={() => void own.refetch()} />;
  if (!own.data) return <Loading lines={3} />;
  const { keys, wantsProof } = own.data;
  const wantsCodes = wantsProof && !signsAlready(own.data);
  const idle = passkeys.filter(({ id }) => !keys.some(({ passkey }) => passkey === id));
  return (
    <Section title={signing.keys}>
      <p className={css.quiet}>{signing.keysHelp}</p>
      {keys.length > 0 ? (
        <ul className={css.things}>
          {keys.map((key) => (
            <li key={key.id}>
              <Key signingKey={key} own={own.data} name={passkeys.find(({ id }) => id === key.passkey)?.name} />
            </li>
          ))}
        </ul>
      ) : (
        <p className={css.quiet}>{signing.noOwnKey}</p>
      )}
      {wantsCodes ? <p className={css.quiet}>{signing.wantsCodes}</p> : null}
      <ProblemNote error={using.error} />
      <div className={css.buttons}>
        {idle.map(({ id, name }) => (
          <Button
            key={id}
            busy={using.isPending}
            onClick={() => (wantsCodes ? setByCodes(id) : using.mutate({ id, reads }))}
          >
            {signing.useToSign} : {name}
          </Button>
        ))}
        {wantsProof || keys.some(({ kind }) => kind === 'password') ? null : <ByPassword />}
      </div>
      <Dialog title={signing.useToSign} open={byCodes !== null} onClose={() => setByCodes(null)}>
        <ByCodes
          busy={using.isPending}
          error={using.error}
          onCodes={(codes) =>
            byCodes && using.mutate({ id: byCodes, reads, codes }, { onSuccess: () => setByCodes(null) })
          }
        />
      </Dialog>
    </Section>
  );
}

interface KeyProps {
  readonly signingKey: OwnKey;
  readonly own: OwnKeys;
  readonly name: string | undefined;
}

function Key({ signingKey, own, name }: KeyProps) {
  const { words, locale } = useLanguage();
  const { signing } = words;
  const nameOf = useNameOf();
  const { kind, state, fingerprint, confirmedBy, confirmable, otherSite } = signingKey;
  const reads = useRevocation();
  const revoking = useOwnAct(
    (key: OwnKey) => revokeOwnKey(key, reads(key)),
    () => say(signing.revoked),
  );
  const names = new Intl.ListFormat(locale, { type: 'disjunction' }).format(own.confirmers.map(nameOf));
  const byPeople = confirmable ? signing.waitsFor(names) : signing.unproved;
  const waits = own.wantsFounders ? signing.waitsForMachine : byPeople;
  const by = confirmedBy === 'machine' ? signing.byMachine : nameOf(confirmedBy ?? '');
  return (
    <div className={css.thing}>
      <Pen size={16} aria-hidden />
      <div>
        <b>{name ?? signing.kinds[kind]}</b>{' '}
        <Tag tone={state === 'confirmed' ? 'ok' : 'warn'}>{signing.states[state]}</Tag>{' '}
        {otherSite ? <Tag tone="crit">{signing.otherSiteTag}</Tag> : null}
        <p className={css.quiet}>{state === 'waiting' ? waits : signing.confirmedBy(by)}</p>
        <p className={css.secret}>
          <span>{signing.fingerprint}</span>
          <code>{grouped(fingerprint)}</code>
        </p>
        <ProblemNote error={revoking.error} />
      </div>
      <Button small kind="quiet-danger" busy={revoking.isPending} onClick={() => revoking.mutate(signingKey)}>
        {signing.revoke}
        <span className="sr"> {name ?? signing.kinds[kind]}</span>
      </Button>
    </div>
  );
}

/** How the enrolment of a further key is shown to who signs it with an older one. */
export function useEnrolment(): EnrolmentWording {
  const { signing } = useLanguage().words;
  return (fingerprint) => ({
    title: signing.enrol,
    shown: [{ label: signing.fingerprint, value: grouped(fingerprint), code: true }],
  });
}

/** How the revocation of one's own key is shown to who signs it. */
export function useRevocation() {
  const { signing } = useLanguage().words;
  return ({ kind, fingerprint }: OwnKey): Wording => ({
    title: signing.revoke,
    shown: [
      { label: signing.key, value: signing.kinds[kind] },
      { label: signing.fingerprint, value: grouped(fingerprint), code: true },
    ],
  });
}

function ByPassword() {
  const { words } = useLanguage();
  const { signing, signIn } = words;
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const making = useOwnAct(makePasswordKey, () => {
    setOpen(false);
    setPassword('');
    say(signing.made);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate(password);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{signing.makeByPassword}</Button>
      <Dialog title={signing.makeByPassword} open={open} onClose={() => setOpen(false)}>
        <form className={css.form} onSubmit={submit}>
          <p className={css.quiet}>{signing.makeByPasswordHelp}</p>
          <PasswordField
            label={signIn.password}
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            showLabel={signIn.show}
            required
            autoFocus
          />
          <ProblemNote error={making.error} />
          <Button kind="primary" type="submit" wide busy={making.isPending}>
            {signing.makeByPassword}
          </Button>
        </form>
      </Dialog>
    </>
  );
}
