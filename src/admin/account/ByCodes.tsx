/** The two codes of an invitation or a reset, by which the first key of a person counts. */
import { type FormEvent, useState } from 'react';
import { useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { ProblemNote } from '../ui/states.js';
import css from './Account.module.css';

interface Props {
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onCodes: (codes: { readonly code: string; readonly askedCode: string }) => void;
}

export function ByCodes({ busy, error, onCodes }: Props) {
  const { signing, setup } = useWords();
  const [link, setLink] = useState('');
  const [askedCode, setAskedCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onCodes({ code: link.trim().replace(/^.*#/, ''), askedCode });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <p className={css.quiet}>{signing.wantsCodes}</p>
      <TextField
        label={signing.link}
        help={signing.linkHelp}
        value={link}
        onChange={setLink}
        autoComplete="off"
        required
        autoFocus
      />
      <TextField
        label={setup.askedCode}
        help={setup.askedCodeHelp}
        value={askedCode}
        onChange={setAskedCode}
        autoComplete="off"
        maxLength={64}
        required
      />
      <ProblemNote error={error} />
      <Button kind="primary" type="submit" wide busy={busy}>
        {signing.useToSign}
      </Button>
    </form>
  );
}
