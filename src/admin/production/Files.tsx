/** Files of an order that runs: sent for a target, and how each stands. */
import { useQuery } from '@tanstack/react-query';
import { useLanguage, useWords } from '../i18n/language.js';
import { Tag } from '../ui/bits.js';
import { FileField } from '../ui/FileField.js';
import { TableBox } from '../ui/page.js';
import { ProblemNote } from '../ui/states.js';
import css from './Production.module.css';
import { type ListedUpload, type OpenedOrder, uploadsQuery } from './production.query.js';
import { useSending } from './sending.js';
import { toneOfFile } from './tones.js';

export function Files({ order, takes }: { readonly order: OpenedOrder; readonly takes: boolean }) {
  const { production } = useWords();
  const { data: uploads = [], error } = useQuery(uploadsQuery(order.id));
  return (
    <div className={css.order}>
      <ProblemNote error={error} />
      {takes ? order.targets.map((target) => <Send key={target.id} {...{ order, target, uploads }} />) : null}
      {uploads.length === 0 ? <p className={css.quiet}>{production.noFiles}</p> : <Handed {...{ order, uploads }} />}
    </div>
  );
}

interface SendProps {
  readonly order: OpenedOrder;
  readonly target: OpenedOrder['targets'][number];
  readonly uploads: readonly ListedUpload[];
}

function Send({ order, target, uploads }: SendProps) {
  const { production } = useWords();
  const { sending, error, send } = useSending(order.id, target.id, uploads);
  return (
    <div className={css.form}>
      {sending ? (
        <label className={css.line}>
          {production.sending(sending.name)}
          <progress value={sending.part} max={1} />
        </label>
      ) : (
        <FileField
          label={production.sendFor(target.name)}
          help={production.sendHelp}
          onChange={([file]) => (file ? send(file) : undefined)}
        />
      )}
      <ProblemNote error={error} />
    </div>
  );
}

function Handed({ order, uploads }: Pick<SendProps, 'order' | 'uploads'>) {
  const { words, locale } = useLanguage();
  const { production } = words;
  const nameOf = (id: string) => order.targets.find((target) => target.id === id)?.name ?? '–';
  return (
    <TableBox label={production.files} stacked>
      <thead>
        <tr>
          <th scope="col">{production.file}</th>
          <th scope="col">{production.target}</th>
          <th scope="col">{production.bytes}</th>
          <th scope="col">{production.state}</th>
        </tr>
      </thead>
      <tbody>
        {uploads.map((upload) => (
          <tr key={upload.id}>
            <th scope="row">{upload.name ?? '–'}</th>
            <td>{nameOf(upload.target)}</td>
            <td>{upload.size.toLocaleString(locale)}</td>
            <td>
              <Standing upload={upload} />
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

function Standing({ upload: { fate, standing, offset, size } }: { readonly upload: ListedUpload }) {
  const { production } = useWords();
  if (standing) return <Tag tone={toneOfFile(standing)}>{production.standings[standing]}</Tag>;
  if (fate === 'refused' || fate === 'dropped') return <Tag tone="crit">{production.fates[fate]}</Tag>;
  return <Tag tone="info">{production.unfinished(Math.floor((offset / size) * 100))}</Tag>;
}
