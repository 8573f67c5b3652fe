/** The desk of operations: what is to be collected, for which targets, until when; nothing else of any case. */
import { useQuery } from '@tanstack/react-query';
import { PackageOpen } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { Instructions } from '../instructions/Instructions.js';
import { Order } from '../production/Order.js';
import { type ListedOrder, productionQuery, runs } from '../production/production.query.js';
import { toneOf } from '../production/tones.js';
import { Due, Tag, Time } from '../ui/bits.js';
import { Button } from '../ui/button.js';
import { useNow } from '../ui/now.js';
import { Page, TableBox } from '../ui/page.js';
import { Blank, Failure, Loading } from '../ui/states.js';

export function OperationsPage() {
  const { production } = useWords();
  const orders = useQuery(productionQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  if (orders.error) return <Failure error={orders.error} onRetry={() => void orders.refetch()} />;
  if (!orders.data) return <Loading />;
  const order = orders.data.find((one) => one.id === chosen && runs(one));
  return (
    <Page title={production.title} subtitle={production.subtitle}>
      {orders.data.length === 0 ? (
        <Blank icon={<PackageOpen size={22} aria-hidden />} title={production.none}>
          {production.noneText}
        </Blank>
      ) : (
        <List orders={orders.data} chosen={chosen} onChoose={setChosen} />
      )}
      <Instructions />
      {order ? <Order key={`${order.id} ${order.state}`} listed={order} /> : null}
    </Page>
  );
}

interface ListProps {
  readonly orders: readonly ListedOrder[];
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

function List({ orders, chosen, onChoose }: ListProps) {
  const { production } = useWords();
  const names = useNames();
  const now = useNow();
  return (
    <TableBox label={production.list} stacked>
      <thead>
        <tr>
          <th scope="col">{production.reference}</th>
          <th scope="col">{production.state}</th>
          <th scope="col">{production.due}</th>
          <th scope="col">{production.targets}</th>
          <th scope="col">{production.categories}</th>
          <th scope="col">{production.issued}</th>
          <th scope="col">{production.open}</th>
        </tr>
      </thead>
      <tbody>
        {orders.map(({ id, reference, state, dueAt, targets, categories, orderedAt }) => {
          return (
            <tr key={id}>
              <th scope="row">{reference}</th>
              <td>
                <Tag tone={toneOf(state)}>{production.states[state]}</Tag>
              </td>
              <td>{runs({ state }) ? <Due at={dueAt} now={now} /> : <Time at={dueAt} />}</td>
              <td>{targets}</td>
              <td>{categories.map((each) => names('category', each)).join(', ')}</td>
              <td>
                <Time at={orderedAt} />
              </td>
              <td>
                {runs({ state }) ? (
                  <Button small onClick={() => onChoose(chosen === id ? null : id)}>
                    {chosen === id ? production.close : production.open}
                    <span className="sr"> {reference}</span>
                  </Button>
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </TableBox>
  );
}
