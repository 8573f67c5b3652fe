/** What is answered for each target, as it was prepared: for the people who consent to it, and afterwards. */
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { TableBox } from '../ui/page.js';
import { ProblemNote } from '../ui/states.js';
import { type Disclosure, type TargetAnswer, targetNamesQuery } from './disclosure.query.js';

interface DisclosureTableProps {
  readonly caseId: string;
  readonly preparationId: string;
  readonly table: Disclosure;
  /** Names of the files beside the letter, in their order; empty where they are not known here. */
  readonly files: readonly string[];
}

export function DisclosureTable({ caseId, preparationId, table, files }: DisclosureTableProps) {
  const { disclosure } = useWords();
  const names = useNames();
  const { data, error } = useQuery(targetNamesQuery(caseId, preparationId));
  const detailsOf = useDetails();
  return (
    <>
      <ProblemNote error={error} />
      {table.byPortal ? <p>{disclosure.byPortal}</p> : null}
      <TableBox label={disclosure.title} stacked>
        <thead>
          <tr>
            <th scope="col">{disclosure.target}</th>
            <th scope="col">{disclosure.answer}</th>
            <th scope="col">{disclosure.files}</th>
          </tr>
        </thead>
        <tbody>
          {table.targets.map((row) => {
            const named = data?.find(({ id }) => id === row.id);
            return (
              <tr key={row.id}>
                <th scope="row">{named?.name ?? '…'}</th>
                <td>
                  <b>{names('targetAnswer', row.answer)}</b>
                  {detailsOf(row, named).map((detail) => (
                    <div key={detail}>{detail}</div>
                  ))}
                </td>
                <td>{filesOf(row, table, files).join(', ')}</td>
              </tr>
            );
          })}
        </tbody>
      </TableBox>
    </>
  );
}

interface Named {
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string | null;
}

const periodOf = ({ from, to }: Named): string[] =>
  from === null && to === null ? [] : [`${from ?? '…'} – ${to ?? '…'}`];

/** Of the answer, and why the preparer added, struck or withheld it. */
function useDetails(): (row: TargetAnswer, named: Named | undefined) => string[] {
  const { disclosure } = useWords();
  const names = useNames();
  return (row, named) => [
    ...(row.place === null ? [disclosure.wasAdded] : []),
    ...(row.answer === 'part' ? [row.categories.map((each) => names('category', each)).join(', ')] : []),
    ...(named ? periodOf(named) : []),
    ...(row.answer === 'withhold' ? [names('ground', row.ground)] : []),
    ...(named?.reason ? [named.reason] : []),
  ];
}

/** The names of its files, or their places in the letter where no name is known here. */
function filesOf({ answer, files }: TargetAnswer, { shared }: Disclosure, names: readonly string[]): string[] {
  const isProduced = answer === 'produce' || answer === 'part';
  const places = isProduced ? [...files, ...shared].toSorted((one, other) => one - other) : files;
  return places.map((place) => names[place - 1] ?? String(place));
}

/** `2 produce, 1 withhold`, in the words of the desk: for a line of the history. */
export function useDisclosureText(): (table: Disclosure) => string {
  const names = useNames();
  return ({ targets }) => {
    const counts = new Map<TargetAnswer['answer'], number>();
    for (const { answer } of targets) counts.set(answer, (counts.get(answer) ?? 0) + 1);
    return [...counts].map(([answer, count]) => `${count} × ${names('targetAnswer', answer)}`).join(' · ');
  };
}
