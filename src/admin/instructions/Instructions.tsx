/** The instructions of operations: what is to be frozen, kept longer or released, and what was. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../i18n/language.js';
import { Due, Tag, Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { useNow } from '../ui/now.js';
import { Section, TableBox } from '../ui/page.js';
import { ProblemNote } from '../ui/states.js';
import { Instruction } from './Instruction.js';
import { type ListedInstruction, listQuery, toneOf, waits } from './instruction.query.js';

export function Instructions() {
  const { instructions } = useWords();
  const { data = [], error } = useQuery(listQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const opened = data.find((one) => one.id === chosen && waits(one));
  if (data.length === 0) return <ProblemNote error={error} />;
  return (
    <>
      <Section title={instructions.list}>
        <List all={data} chosen={chosen} onChoose={setChosen} />
      </Section>
      {opened ? <Instruction key={opened.id} listed={opened} /> : null}
    </>
  );
}

interface ListProps {
  readonly all: readonly ListedInstruction[];
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

function List({ all, chosen, onChoose }: ListProps) {
  const { instructions, production } = useWords();
  const now = useNow();
  return (
    <TableBox label={instructions.list} stacked>
      <thead>
        <tr>
          <th scope="col">{production.reference}</th>
          <th scope="col">{instructions.task}</th>
          <th scope="col">{production.state}</th>
          <th scope="col">{instructions.acknowledgeBefore}</th>
          <th scope="col">{production.issued}</th>
          <th scope="col">{production.open}</th>
        </tr>
      </thead>
      <tbody>
        {all.map(({ id, reference, task, measure, answer, acknowledgeBefore, orderedAt }) => (
          <tr key={id}>
            <th scope="row">{reference}</th>
            <td>
              {instructions.tasks[task]} · {instructions.measures[measure]}
            </td>
            <td>
              <Tag tone={toneOf(answer)}>{instructions.answers[answer ?? 'waits']}</Tag>
            </td>
            <td>{answer === null ? <Due at={acknowledgeBefore} now={now} /> : <Time at={acknowledgeBefore} />}</td>
            <td>
              <Time at={orderedAt} />
            </td>
            <td>
              {answer === null ? (
                <Button small onClick={() => onChoose(chosen === id ? null : id)}>
                  {chosen === id ? production.close : production.open}
                  <span className="sr">
                    {' '}
                    {instructions.tasks[task]} {reference}
                  </span>
                </Button>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
