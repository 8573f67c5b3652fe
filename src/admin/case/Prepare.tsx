/** What would leave: prepared here by one person, consented to and let go elsewhere by others. */
import { useQuery } from '@tanstack/react-query';
import { ArrowRight, FileText } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { client, take } from '../api/client.js';
import { useNameOf } from '../api/colleagues.js';
import { lawQuery } from '../api/law.js';
import { lettersQuery } from '../approvals/approval.query.js';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { Avatar, Tag } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { TextField } from '../ui/field.js';
import { Link } from '../ui/route.js';
import { Note, ProblemNote } from '../ui/states.js';
import { say as tell } from '../ui/toast.js';
import { attachmentsOf } from './attachments.js';
import { ChosenFiles, RedactFile } from './ChosenFiles.js';
import lettersCss from './Letters.module.css';
import css from './Panel.module.css';
import { type CaseFile, moveOf, useCommand } from './read.js';
import { Section } from './Section.js';
import { useReason } from './useReason.js';

export type Action = CaseFile['actions'][number];

interface PreparedProps {
  readonly file: CaseFile;
  readonly onLetters: () => void;
}

/** What waits for consent, or what has left. */
export function Prepared({ file, onLetters }: PreparedProps) {
  const { caseFile } = useLanguage().words;
  const names = useNames();
  const nameOf = useNameOf();
  const letters = useQuery(lettersQuery(file.id)).data ?? [];
  const { preparation, left } = file.state;
  const shown = preparation ?? left.at(-1) ?? null;
  if (!shown) return null;
  const gone = shown.dispatchedBy !== null;
  const written = letters.filter(({ id }) => shown.letters.some((letter) => letter.id === id));
  const asked = new Set([...file.asked, ...shown.consents.map(({ role }) => role)]);
  return (
    <Section
      title={gone ? caseFile.left : caseFile.prepared}
      aside={<Tag tone={gone ? 'ok' : 'warn'}>{names('action', shown.action)}</Tag>}
    >
      <ul className={lettersCss.letters}>
        {written.map(({ id, kind, delivery, recipient }) => (
          <li key={id}>
            <FileText size={14} aria-hidden />
            <span>{names('letter', kind)}</span>
            <Tag tone={delivery === 'sent' ? 'ok' : delivery === 'failed' ? 'crit' : 'plain'}>
              {caseFile.letterStates[delivery]}
            </Tag>
            <cite>{recipient}</cite>
          </li>
        ))}
      </ul>
      {written.length > 0 ? (
        <button type="button" className={css.link} onClick={onLetters}>
          {caseFile.readLetters}
        </button>
      ) : (
        <p className={css.quiet}>{caseFile.prepareSilent}</p>
      )}
      <ul className={lettersCss.people}>
        <li>
          <Avatar name={nameOf(shown.preparedBy)} size={26} />
          <span>{caseFile.preparedBy(nameOf(shown.preparedBy))}</span>
        </li>
        {shown.consents.map(({ person, role }) => (
          <li key={person}>
            <Avatar name={nameOf(person)} size={26} />
            <span>{`${nameOf(person)} · ${names('role', role)}`}</span>
          </li>
        ))}
      </ul>
      <p className={css.quiet}>{caseFile.consents(shown.consents.length, asked.size)}</p>
      <p className={css.quiet}>{caseFile.fourEyes}</p>
    </Section>
  );
}

/** The one primary act of the screen: prepare, or go where others decide. */
export function MainAct({ file }: { readonly file: CaseFile }) {
  const { caseFile } = useLanguage().words;
  const reason = useReason();
  const [preparing, setPreparing] = useState<Action | null>(null);
  const { preparation } = file.state;
  if (file.status === 'closed') return null;
  if (preparation && preparation.dispatchedBy === null) {
    return (
      <Link to={`/approvals?id=${file.id}`} className={lettersCss.mainLink}>
        {caseFile.review}
        <ArrowRight size={16} aria-hidden />
      </Link>
    );
  }
  const closed = moveOf(file, 'prepare')?.closed ?? null;
  if (closed) return <p className={css.quiet}>{reason(closed)}</p>;
  if (file.actions.length === 0) return <p className={css.quiet}>{caseFile.nothingToPrepare}</p>;
  return (
    <>
      {file.actions.map((action, at) => (
        <Button key={action} kind={at === 0 ? 'primary' : 'plain'} wide onClick={() => setPreparing(action)}>
          {caseFile.prepare[action]}
        </Button>
      ))}
      {preparing ? <PrepareDialog file={file} action={preparing} onClose={() => setPreparing(null)} /> : null}
    </>
  );
}

interface PrepareDialogProps {
  readonly file: CaseFile;
  readonly action: Action;
  readonly onClose: () => void;
}

function PrepareDialog({ file, action, onClose }: PrepareDialogProps) {
  const { caseFile, shell } = useLanguage().words;
  const names = useNames();
  const { data: law } = useQuery(lawQuery);
  const circuit = law?.circuits.find(({ code }) => code === file.circuit);
  const silent = action === 'refuse' && circuit !== undefined && !circuit.letters.includes('refusal');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [accounts, setAccounts] = useState(String(file.state.targets));
  const run = useCommand(file.id, () => {
    tell(caseFile.prepareDone);
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const params = { path: { id: file.id } };
    run.mutate(async (seen) => {
      const disclosed =
        action === 'disclose'
          ? { attachments: await attachmentsOf(files), accountsDisclosed: Number(accounts) }
          : { attachments: [], accountsDisclosed: 0 };
      return take(client.POST('/api/cases/{id}/preparations', { params, body: { seen, action, ...disclosed } }));
    });
  };
  const [redacted, setRedacted] = useState<File | null>(null);
  if (redacted) {
    const replace = (copy: File) => setFiles((known) => known.map((each) => (each === redacted ? copy : each)));
    return <RedactFile caseFile={file} file={redacted} onCopy={replace} onClose={() => setRedacted(null)} />;
  }
  return (
    <Dialog title={caseFile.prepare[action]} open onClose={onClose}>
      <form onSubmit={submit} className={css.form}>
        <p className={css.quiet}>{silent ? caseFile.prepareSilent : caseFile.prepareIntro[action]}</p>
        {action === 'refuse' ? (
          <ul className={css.prose} aria-label={caseFile.grounds}>
            {(file.state.classification?.grounds ?? []).map((ground) => (
              <li key={ground}>{names('ground', ground)}</li>
            ))}
          </ul>
        ) : null}
        {action === 'disclose' ? (
          <>
            <label className={lettersCss.files}>
              <b>{caseFile.files}</b>
              <small>{caseFile.filesHelp}</small>
              <input
                type="file"
                multiple
                required={files.length === 0}
                onChange={(event) => setFiles([...(event.currentTarget.files ?? [])])}
              />
            </label>
            <ChosenFiles files={files} onRedact={setRedacted} />
            <TextField
              label={caseFile.accounts}
              type="number"
              inputMode="numeric"
              value={accounts}
              onChange={setAccounts}
              required
            />
          </>
        ) : null}
        <Note tone="info">{caseFile.fourEyes}</Note>
        <ProblemNote error={run.error} />
        <div className={css.buttons}>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" type="submit" busy={run.isPending}>
            {caseFile.prepareConfirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
