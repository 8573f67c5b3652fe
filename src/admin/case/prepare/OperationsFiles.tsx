/** Files of operations that may go with an answer: those that are clean or accepted, for a target that is produced. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../i18n/language.js';
import { CheckField } from '../../ui/field.js';
import { filesQuery, ordersQuery, type ProducedFile } from '../produced.js';
import type { CaseFile } from '../read.js';
import css from './Prepare.module.css';
import { isProduced, type TargetRow } from './targets.js';

interface Offered extends ProducedFile {
  /** The row of the table that it was handed in for, from 0. */
  readonly row: number;
  readonly targetName: string;
}

const mayLeave = ({ standing }: ProducedFile): boolean => standing === 'clean' || standing === 'accepted';

/** Those that are offered for the rows, and those that are chosen of them. */
export function useOperationsFiles(file: CaseFile, rows: readonly TargetRow[]) {
  const [picked, setPicked] = useState<readonly string[]>([]);
  const enabled = rows.length > 0 && (file.state.production ?? []).some(({ files }) => (files ?? []).length > 0);
  const files = useQuery({ ...filesQuery(file.id, file.history.length), enabled }).data ?? [];
  const orders = useQuery({ ...ordersQuery(file.id, file.history.length), enabled }).data ?? [];
  const targets = orders
    .filter(({ order }) => order.state !== 'withdrawn' && order.state !== 'impossible')
    .flatMap(({ order, names }) => (names?.targets ?? []).map((target) => ({ ...target, orderId: order.id })));
  const offered = files.filter(mayLeave).flatMap((each): Offered[] => {
    const target = targets.find(({ id, orderId }) => id === each.target && orderId === each.orderId);
    const row = rows.findIndex((one) => isProduced(one) && one.name.trim() === target?.name);
    return target && row >= 0 ? [{ ...each, row, targetName: target.name }] : [];
  });
  const chosen = offered.filter(({ id }) => picked.includes(id));
  return {
    offered,
    isChosen: (id: string) => picked.includes(id),
    choose: (id: string, on: boolean) =>
      setPicked((known) => [...known.filter((one) => one !== id), ...(on ? [id] : [])]),
    /** Of those that are chosen, in bytes. */
    size: chosen.reduce((sum, { size }) => sum + size, 0),
    /** As they are sent. */
    uploads: chosen.map(({ id, row }) => ({ id, target: row })),
  };
}

type Chosen = Pick<ReturnType<typeof useOperationsFiles>, 'offered' | 'isChosen' | 'choose'>;

export function OperationsFiles({ offered, isChosen, choose }: Chosen) {
  const { production } = useWords();
  if (offered.length === 0) return null;
  return (
    <fieldset className={css.part}>
      <legend>{production.filesOfAnswer}</legend>
      <p className={css.help}>{production.filesOfAnswerHelp}</p>
      {offered.map(({ id, name, targetName }) => (
        <CheckField
          key={id}
          label={`${name} (${targetName})`}
          checked={isChosen(id)}
          onChange={(on) => choose(id, on)}
        />
      ))}
    </fieldset>
  );
}
