/** How the files of an answer go: with its mail, or collected on the portal. */
import { useState } from 'react';
import { useWords } from '../../i18n/language.js';
import { CheckField } from '../../ui/field.js';
import { isProduced, type TargetRow } from './targets.js';

/** A mail takes no more, in bytes: above it the portal is proposed. */
const MOST_MAILED = 12 * 1_048_576;

interface Portal {
  /** Something is produced, so there are files. */
  readonly offered: boolean;
  readonly byPortal: boolean;
  readonly choose: (on: boolean) => void;
}

/** @param size of the chosen files of operations, in bytes */
export function usePortal(rows: readonly TargetRow[], size: number): Portal {
  const [chosen, choose] = useState<boolean | null>(null);
  const offered = rows.some(isProduced);
  return { offered, byPortal: offered && (chosen ?? size > MOST_MAILED), choose };
}

export function PortalChoice({ offered, byPortal, choose }: Portal) {
  const { disclosure } = useWords();
  if (!offered) return null;
  const { byPortal: label, byPortalHelp: help } = disclosure;
  return <CheckField field="byPortal" label={label} help={help} checked={byPortal} onChange={choose} />;
}
