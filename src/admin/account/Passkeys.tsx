import { useQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { PasskeyDeclined, passkeysWork } from '../api/passkey.js';
import { useLanguage } from '../i18n/language.js';
import { Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { TextField } from '../ui/field.js';
import { Section } from '../ui/page.js';
import { Note, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import css from './Account.module.css';
import { addPasskey, ownKeysQuery, type Passkey, removePasskey, revokeOwnKey } from './account.query.js';
import { ShownCodes } from './RecoveryCodes.js';
import { useEnrolment, useRevocation } from './SigningKeys.js';
import { useOwnAct } from './useOwnAct.js';

export function Passkeys({ passkeys }: { readonly passkeys: readonly Passkey[] }) {
  const { account } = useLanguage().words;
  const [adding, setAdding] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const added = (made: readonly string[] | null) => {
    setAdding(false);
    setCodes(made);
    say(account.passkeyAdded);
  };
  return (
    <Section title={account.passkeys}>
      <p className={css.quiet}>{passkeysWork() ? account.passkeyHelp : account.passkeyUnavailable}</p>
      {passkeys.length > 0 ? (
        <ul className={css.things}>
          {passkeys.map((passkey) => (
            <li key={passkey.id}>
              <Held passkey={passkey} />
            </li>
          ))}
        </ul>
      ) : null}
      {passkeysWork() ? (
        <div>
          <Button before={<Plus size={15} aria-hidden />} onClick={() => setAdding(true)}>
            {account.passkeyAdd}
          </Button>
        </div>
      ) : null}
      <Dialog title={account.passkeyAdd} open={adding} onClose={() => setAdding(false)}>
        <Add onAdded={added} />
      </Dialog>
      <ShownCodes codes={codes} onKept={() => setCodes(null)} />
    </Section>
  );
}

function Add({ onAdded }: { readonly onAdded: (codes: readonly string[] | null) => void }) {
  const { account } = useLanguage().words;
  const [name, setName] = useState('');
  const reads = useEnrolment();
  const adding = useOwnAct(addPasskey, ({ recoveryCodes }) => onAdded(recoveryCodes));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate({ name: name.trim(), reads });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextField
        label={account.passkeyName}
        help={account.passkeyNameHelp}
        value={name}
        onChange={setName}
        maxLength={80}
        required
        autoFocus
      />
      <Trouble error={adding.error} />
      <Button kind="primary" type="submit" busy={adding.isPending}>
        {account.passkeyAdd}
      </Button>
    </form>
  );
}

function Trouble({ error }: { readonly error: unknown }) {
  const { stepUp } = useLanguage().words;
  return error instanceof PasskeyDeclined ? <Note>{stepUp.declined}</Note> : <ProblemNote error={error} />;
}

function Held({ passkey: { id, name, addedAt, usedAt } }: { readonly passkey: Passkey }) {
  const { account, shell } = useLanguage().words;
  const [asking, setAsking] = useState(false);
  const keys = useQuery(ownKeysQuery).data?.keys ?? [];
  const reads = useRevocation();
  const removing = useOwnAct(async () => {
    for (const key of keys.filter(({ passkey }) => passkey === id)) await revokeOwnKey(key, reads(key));
    await removePasskey(id);
  });
  return (
    <div className={css.thing}>
      <KeyRound size={16} aria-hidden />
      <div>
        <b>{name}</b>
        <p className={css.quiet}>
          {account.added} <Time at={addedAt} format="day" />
          {' · '}
          {usedAt ? (
            <>
              {account.used} <Time at={usedAt} format="day" />
            </>
          ) : (
            account.neverUsed
          )}
        </p>
      </div>
      <Button small kind="quiet-danger" onClick={() => setAsking(true)}>
        {account.remove}
        <span className="sr"> {name}</span>
      </Button>
      <Dialog title={account.removeTitle(name)} open={asking} onClose={() => setAsking(false)}>
        <p className={css.quiet}>{account.removeText}</p>
        <ProblemNote error={removing.error} />
        <div className={css.buttons}>
          <Button onClick={() => setAsking(false)}>{shell.cancel}</Button>
          <Button kind="danger" busy={removing.isPending} onClick={() => removing.mutate(undefined)}>
            {account.remove}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
