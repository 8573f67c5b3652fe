/** Deliveries of packages by the portal: until when, what their recipient did, and a code for them. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, take } from '../../api/client.js';
import { caseKey } from '../../api/live.js';
import type { components } from '../../api/schema.js';
import { useLanguage, useWords } from '../../i18n/language.js';
import { Tag, Time } from '../../ui/bits.js';
import { Button } from '../../ui/button.js';
import css from '../Panel.module.css';
import { type CaseFile, isOpen } from '../read.js';
import { CodeDialog } from './CodeDialog.js';
import deliveryCss from './Deliveries.module.css';

type Listed = components['schemas']['PortalDeliveries'][number];
type Use = Listed['uses'][number];

export function Deliveries({ file }: { readonly file: CaseFile }) {
  const params = { path: { id: file.id } };
  const listed = useQuery({
    queryKey: caseKey(file.id, 'deliveries'),
    enabled: (file.state.deliveries ?? []).length > 0,
    queryFn: ({ signal }) => take(client.GET('/api/cases/{id}/deliveries', { params, signal })),
  }).data;
  return (listed ?? []).map(({ delivery, uses }) => (
    <Delivery key={delivery.id} file={file} delivery={delivery} uses={uses} />
  ));
}

function Delivery({ file, delivery, uses }: Listed & { readonly file: CaseFile }) {
  const { deliveries: words } = useWords();
  const [giving, setGiving] = useState(false);
  const { id, until, announced, codes, received, ended } = delivery;
  return (
    <div className={deliveryCss.delivery}>
      {ended ? (
        <p>
          <Tag tone="plain">{words[ended]}</Tag>
        </p>
      ) : (
        <>
          <p>
            <b>{words.available}</b> <Time at={until} />
          </p>
          <p className={css.quiet}>{announced ? words.linked : words.linking}</p>
          <p className={css.quiet}>{codes > 0 ? words.codes(codes) : words.noCode}</p>
        </>
      )}
      {received ? <p>{words.received}</p> : null}
      {ended === null && isOpen(file, 'give_delivery_code') ? (
        <Button small onClick={() => setGiving(true)}>
          {words.giveCode}
        </Button>
      ) : null}
      <details>
        <summary>{words.accesses(uses.length)}</summary>
        <ul>
          {uses.map((use) => (
            <li key={`${use.at} ${use.kind} ${use.first ?? ''}`}>
              <Accessed use={use} />
            </li>
          ))}
        </ul>
      </details>
      {giving ? <CodeDialog file={file} deliveryId={id} onClose={() => setGiving(false)} /> : null}
    </div>
  );
}

function Accessed({ use: { at, kind, why, first, last } }: { readonly use: Use }) {
  const { words, locale } = useLanguage();
  const { uses, whys, bytes } = words.deliveries;
  const number = (value: number) => value.toLocaleString(locale);
  return (
    <>
      <Time at={at} /> {uses[kind as keyof typeof uses]}
      {why ? ` – ${whys[why as keyof typeof whys]}` : null}
      {first !== undefined && last !== undefined ? ` – ${bytes(number(first), number(last))}` : null}
    </>
  );
}
