/** The bar of a case: the one action that comes next, or what it waits for. */

import declared from 'virtual:actions';
import { useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { lawQuery } from '../../api/law.js';
import { lettersQuery } from '../../approvals/approval.query.js';
import { useLanguage, useWords } from '../../i18n/language.js';
import { Button } from '../../ui/button.js';
import { Link } from '../../ui/route.js';
import lettersCss from '../Letters.module.css';
import { ActDialog, hasForm } from '../Moves.js';
import css from '../Panel.module.css';
import { PostingDialog } from '../postings/PostingDialog.js';
import { type CaseFile, isOpen, type Move, moveOf } from '../read.js';
import { useReason } from '../useReason.js';
import { PrepareDialog } from './PrepareDialog.js';

/** The one primary act of the screen: prepare, or go where others decide. */
export function MainAct({ file, onFacts }: { readonly file: CaseFile; readonly onFacts: () => void }) {
  const { caseFile } = useLanguage().words;
  const reason = useReason();
  const { say } = useLanguage();
  const next = useNextActs(file);
  const nameOf = (command: Move['command']) => say(declared.actions[command].label);
  const [preparing, setPreparing] = useState<CaseFile['actions'][number] | null>(null);
  const { preparation } = file.state;
  const letter = useLetterToPost(file);
  if (file.status === 'closed') return null;
  if (letter) return <Post file={file} letterId={letter} />;
  if (preparation && preparation.dispatchedBy === null) {
    return (
      <Link to={`/approvals?id=${file.id}`} className={lettersCss.mainLink}>
        {caseFile.review}
        <ArrowRight size={16} aria-hidden />
      </Link>
    );
  }
  const closed = moveOf(file, 'prepare')?.closed ?? null;
  if (closed) {
    return (
      <>
        <p className={css.quiet}>{next.length > 0 ? caseFile.nextActs(next.map(nameOf)) : reason(closed)}</p>
        <NextStep file={file} next={next} onFacts={onFacts} />
      </>
    );
  }
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

/** Actions that move a case on, but for withdrawing it, judging it again and saying more of its facts. */
const aside: readonly string[] = ['withdraw', 'classify', 'confirm_fact'];

/** What the present step of the circuit waits for, where it lets nothing be prepared. */
function useNextActs({ circuit, moves, state }: CaseFile): readonly Move['command'][] {
  const { data: law } = useQuery(lawQuery);
  const steps = law?.circuits.find(({ code }) => code === circuit)?.steps ?? [];
  const arrows = steps.find(({ id }) => id === state.step)?.on ?? {};
  return moves
    .filter(({ command, closed }) => closed === null && command in arrows && !aside.includes(command))
    .map(({ command }) => command);
}

interface NextStepProps {
  readonly file: CaseFile;
  readonly next: readonly Move['command'][];
  readonly onFacts: () => void;
}

/** The form of what the step waits for, or the facts that are still to be confirmed. */
function NextStep({ file, next, onFacts }: NextStepProps) {
  const { words, say } = useLanguage();
  const [acting, setActing] = useState<Move['command'] | null>(null);
  const first = next.find((command) => hasForm(command, file));
  const { classification, confirmed } = file.state;
  const unconfirmed = (classification?.facts ?? []).filter((name) => !confirmed.includes(name)).length;
  return (
    <>
      {first ? (
        <Button kind="primary" wide onClick={() => setActing(first)}>
          {say(declared.actions[first].label)}
        </Button>
      ) : null}
      {unconfirmed > 0 && isOpen(file, 'confirm_fact') ? (
        <Button kind={first ? 'plain' : 'primary'} wide onClick={onFacts}>
          {words.caseFile.unconfirmed(unconfirmed)}
        </Button>
      ) : null}
      {acting ? <ActDialog file={file} command={acting} onClose={() => setActing(null)} /> : null}
    </>
  );
}

/** The first letter of the case that waits to be posted, for a person who may record it. */
function useLetterToPost(file: CaseFile): string | undefined {
  const letters = useQuery(lettersQuery(file.id)).data ?? [];
  return isOpen(file, 'post_letter') ? letters.find(({ delivery }) => delivery === 'to_post')?.id : undefined;
}

function Post({ file, letterId }: { readonly file: CaseFile; readonly letterId: string }) {
  const { postings } = useWords();
  const [recording, setRecording] = useState(false);
  return (
    <>
      <p className={css.quiet}>{postings.waits}</p>
      <Button kind="primary" wide onClick={() => setRecording(true)}>
        {postings.record}
      </Button>
      {recording ? <PostingDialog file={file} letterId={letterId} onClose={() => setRecording(false)} /> : null}
    </>
  );
}
