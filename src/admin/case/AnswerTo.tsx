/** Where letters to the requester go, and what became of the acknowledgement of receipt. */
import { useQuery } from '@tanstack/react-query';
import { lawQuery } from '../api/law.js';
import { lettersQuery } from '../approvals/approval.query.js';
import { useWords } from '../i18n/language.js';
import { MailAddress } from '../ui/MailAddress.js';
import { Note } from '../ui/states.js';
import css from './Panel.module.css';
import type { CaseFile } from './read.js';
import { Section } from './Section.js';

export function AnswerTo({ file }: { readonly file: CaseFile }) {
  const { caseFile } = useWords();
  const { answer } = file;
  if (!answer) return null;
  const proof = answer.confirmed ? 'answerConfirmed' : answer.attested ? 'answerAttested' : 'answerUnproved';
  return (
    <Section title={caseFile.answerTitle}>
      {answer.mailbox ? (
        <p>
          {caseFile.answerGoesTo} <MailAddress text={answer.mailbox} />
        </p>
      ) : (
        <Note tone="warn">{caseFile.answerInDoubt}</Note>
      )}
      {answer.mailbox ? <p className={css.quiet}>{caseFile[proof]}</p> : null}
      <Acknowledgement file={file} isProved={answer.mailbox !== null && answer.attested} />
    </Section>
  );
}

function Acknowledgement({ file, isProved }: { readonly file: CaseFile; readonly isProved: boolean }) {
  const { caseFile } = useWords();
  const { data: law } = useQuery(lawQuery);
  const { data: letters } = useQuery(lettersQuery(file.id));
  const circuit = law?.circuits.find(({ code }) => code === file.circuit);
  const sent = letters?.find(({ kind }) => kind === 'acknowledgement')?.delivery;
  if (!letters || !circuit?.letters.includes('acknowledgement') || sent === 'sent' || file.status === 'closed')
    return null;
  if (isProved && sent !== 'failed') return null;
  return (
    <>
      <Note tone="info">{isProved ? caseFile.acknowledgementRefused : caseFile.acknowledgementKept}</Note>
      <a className={css.link} href={`/api/cases/${file.id}/receipt/opening`} download>
        {caseFile.receiptSave}
      </a>
    </>
  );
}
