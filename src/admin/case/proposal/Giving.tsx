/** How a notice that is owed is given: its letter, the portal that takes it, and the form that records it. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../../api/session.js';
import { caseQuery } from '../../approvals/approval.query.js';
import { useLanguage } from '../../i18n/language.js';
import { formOf, type Given } from '../action-form.js';
import { MoveDialog } from '../Moves.js';
import css from '../Panel.module.css';
import type { CaseFile } from '../read.js';

type Command = 'record_notice' | 'approve_notice';

interface GivingProps {
  readonly caseId: string;
  readonly given: CaseFile['giving'][number];
  /** Its letter was held back by silence, and no one has approved it. */
  readonly letterWaits: boolean;
}

export function Giving({ caseId, given: { notice, letter, portal, withAnswer }, letterWaits }: GivingProps) {
  const { caseFile } = useLanguage().words;
  const { actions } = useMe();
  const [taking, setTaking] = useState<Command | null>(null);
  if (withAnswer) return <em>{caseFile.noticeWithAnswer}</em>;
  return (
    <>
      {letterWaits ? <em>{caseFile.noticeWaits}</em> : null}
      {letter ? (
        <a className={css.link} href={`/api/cases/${caseId}/notices/${notice}/letter`} download>
          {caseFile.noticeLetter}
        </a>
      ) : null}
      {portal ? (
        <a className={css.link} href={portal} target="_blank" rel="noreferrer">
          {caseFile.noticePortal}
        </a>
      ) : null}
      {letterWaits && actions.includes('case.approve_notice') ? (
        <button type="button" className={css.link} onClick={() => setTaking('approve_notice')}>
          {caseFile.noticeApprove}
        </button>
      ) : null}
      {actions.includes('case.record_notice') ? (
        <button type="button" className={css.link} onClick={() => setTaking('record_notice')}>
          {caseFile.noticeRecord}
        </button>
      ) : null}
      {taking ? <Taking command={taking} caseId={caseId} notice={notice} onClose={() => setTaking(null)} /> : null}
    </>
  );
}

interface TakingProps {
  readonly command: Command;
  readonly caseId: string;
  readonly notice: string;
  readonly onClose: () => void;
}

function Taking({ command, caseId, notice, onClose }: TakingProps) {
  const { data: file } = useQuery(caseQuery(caseId));
  const form = file && formOf(command, file);
  if (!file || !form) return null;
  const begun: Given = command === 'record_notice' ? { notice, told: true } : { notice };
  return <MoveDialog file={file} command={command} form={form} begun={begun} onClose={onClose} />;
}
