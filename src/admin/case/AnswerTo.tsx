/** Where letters to the requester go, and what became of the acknowledgement of receipt. */
import { useQuery } from '@tanstack/react-query';
import { lawQuery } from '../api/law.js';
import { lettersQuery } from '../approvals/approval.query.js';
import { useWords } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { MailAddress } from '../ui/MailAddress.js';
import { Note } from '../ui/states.js';
import css from './Panel.module.css';
import type { CaseFile } from './read.js';
import { Section } from './Section.js';

type Address = NonNullable<CaseFile['answer']>;

/** A person stated it: no message names it. */
const isGiven = ({ confirmed, mailbox, candidates }: Address): boolean =>
  confirmed && mailbox !== null && !candidates.includes(mailbox);

function proofOf(answer: Address) {
  if (isGiven(answer)) return 'answerGiven';
  if (answer.confirmed) return 'answerConfirmed';
  return answer.attested ? 'answerAttested' : 'answerUnproved';
}

export function AnswerTo({ file }: { readonly file: CaseFile }) {
  const { caseFile } = useWords();
  const { answer } = file;
  if (!answer) return null;
  const { mailbox, candidates } = answer;
  return (
    <Section title={caseFile.answerTitle}>
      {mailbox ? (
        <>
          <p>
            {caseFile.answerGoesTo} <MailAddress text={mailbox} />
          </p>
          <p className={css.quiet}>{caseFile[proofOf(answer)]}</p>
        </>
      ) : (
        <Note tone="warn">{candidates.length > 0 ? caseFile.answerInDoubt : caseFile.answerMissing}</Note>
      )}
      {file.recipient ? <Chosen recipient={file.recipient} /> : null}
      <Acknowledgement file={file} answer={answer} />
    </Section>
  );
}

function Chosen({ recipient }: { readonly recipient: NonNullable<CaseFile['recipient']> }) {
  const { caseFile, postings } = useWords();
  const names = useNames();
  const { kind, name, mailbox, postal, confirmed } = recipient;
  return (
    <Note tone={confirmed ? 'info' : 'warn'}>
      {caseFile.writtenTo(names('recipientKind', kind), name)} {mailbox ? <MailAddress text={mailbox} /> : null}
      {postal ? postings.byPost(postal.join(', ')) : null} {confirmed ? null : caseFile.recipientUnseen}
    </Note>
  );
}

function Acknowledgement({ file, answer }: { readonly file: CaseFile; readonly answer: Address }) {
  const { caseFile } = useWords();
  const { data: law } = useQuery(lawQuery);
  const { data: letters } = useQuery(lettersQuery(file.id));
  const circuit = law?.circuits.find(({ code }) => code === file.circuit);
  const sent = letters?.find(({ kind }) => kind === 'acknowledgement')?.delivery;
  if (!letters || !circuit?.letters.includes('acknowledgement') || sent === 'sent' || file.status === 'closed')
    return null;
  const isProved = answer.mailbox !== null && answer.attested;
  if (isProved && sent !== 'failed') return null;
  const kept = isGiven(answer) ? 'acknowledgementByHand' : isProved ? 'acknowledgementRefused' : 'acknowledgementKept';
  return (
    <>
      <Note tone="info">{caseFile[kept]}</Note>
      <a className={css.link} href={`/api/cases/${file.id}/receipt/opening`} download>
        {caseFile.receiptSave}
      </a>
    </>
  );
}
