import { Download } from 'lucide-react';
import { useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Section } from '../ui/page.js';
import { saveBytes } from '../ui/save.js';
import { ProblemNote } from '../ui/states.js';
import css from './Account.module.css';
import { renewCodes } from './account.query.js';
import { useOwnAct } from './useOwnAct.js';

export function RecoveryCodes({ left, held }: { readonly left: number; readonly held: boolean }) {
  const { account } = useLanguage().words;
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const renewing = useOwnAct(renewCodes, ({ recoveryCodes }) => setCodes(recoveryCodes));
  if (!held) return null;
  return (
    <Section title={account.codes} aside={<span>{account.codesLeft(left)}</span>}>
      <ProblemNote error={renewing.error} />
      <div>
        <Button busy={renewing.isPending} onClick={() => renewing.mutate(undefined)}>
          {account.codesRenew}
        </Button>
      </div>
      <ShownCodes codes={codes} onKept={() => setCodes(null)} />
    </Section>
  );
}

interface ShownCodesProps {
  readonly codes: readonly string[] | null;
  readonly onKept: () => void;
}

/** Shown this once: the dialog is left by saying that they are kept. */
export function ShownCodes({ codes, onKept }: ShownCodesProps) {
  const { account } = useLanguage().words;
  const save = () =>
    saveBytes(new TextEncoder().encode(`${codes?.join('\r\n')}\r\n`), 'greffe-codes.txt', 'text/plain');
  return (
    <Dialog title={account.codesTitle} open={codes !== null} onClose={onKept} closable={false}>
      <p className={css.quiet}>{account.codesText}</p>
      <ul className={css.codes}>
        {codes?.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={css.buttons}>
        <Button before={<Download size={15} aria-hidden />} onClick={save}>
          {account.codesSave}
        </Button>
        <Button kind="primary" onClick={onKept}>
          {account.codesKept}
        </Button>
      </div>
    </Dialog>
  );
}
