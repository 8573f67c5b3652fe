/** The DSA reports of the year that a quarter ends, ordered with its edition: services, dates and what is stated of each. */
import { Plus, Trash2 } from 'lucide-react';
import { useLanguage } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { ChosenFile, FileField } from '../ui/FileField.js';
import { TextField } from '../ui/field.js';
import { Note } from '../ui/states.js';
import css from './Reports.module.css';
import type { DsaOrder } from './report.query.js';
import own from './Stories.module.css';

/** As many as an order takes (reports/yearly/dsa-order.ts). */
const MOST = 4;

interface Service {
  /** Tells it from the others while it is written. */
  readonly key: number;
  readonly service: string;
  readonly previousOn: string;
  readonly file: File | null;
}

/** What stands in the form; without a service no DSA report is ordered. */
export interface DsaWritten {
  readonly publishedOn: string;
  readonly services: readonly Service[];
}

const blank = (key: number, service = ''): Service => ({ key, service, previousOn: '', file: null });

/** As it stands before anything is written: the services of the edition before, if it has any. */
export const dsaUnwritten = (today: string, services: readonly string[]): DsaWritten => ({
  publishedOn: today,
  services: services.map((service, at) => blank(at, service)),
});

/** What is sent, with the files read. */
export async function dsaOrderOf({ publishedOn, services }: DsaWritten): Promise<DsaOrder | undefined> {
  if (services.length === 0) return undefined;
  const read = services.map(async ({ service, previousOn, file }) => ({
    service,
    previousOn: previousOn || null,
    ...(file && { statements: await file.text() }),
  }));
  return { publishedOn, services: await Promise.all(read) };
}

interface DsaFieldsProps {
  readonly year: number;
  readonly written: DsaWritten;
  /** The edition before has reports of these services: what was stated of them is to be given again. */
  readonly again: boolean;
  readonly onChange: (written: DsaWritten) => void;
}

export function DsaFields({ year, written, again, onChange }: DsaFieldsProps) {
  const { yearly } = useLanguage().words;
  const { services } = written;
  const set = (next: readonly Service[]) => onChange({ ...written, services: next });
  const change = (service: Service) => set(services.map((each) => (each.key === service.key ? service : each)));
  const more = () => set([...services, blank(1 + Math.max(-1, ...services.map(({ key }) => key)))]);
  return (
    <section className={css.form} aria-label={yearly.toPublish(year)}>
      <h3>{yearly.toPublish(year)}</h3>
      <p className={css.quiet}>{yearly.withEdition}</p>
      {again && services.length > 0 ? <Note tone="warn">{yearly.again}</Note> : null}
      {services.length > 0 ? (
        <TextField
          label={yearly.publishedOn}
          help={yearly.publishedHelp}
          field="dsa/publishedOn"
          type="date"
          required
          value={written.publishedOn}
          onChange={(publishedOn) => onChange({ ...written, publishedOn })}
        />
      ) : null}
      {services.map((each, at) => (
        <fieldset key={each.key} className={own.story}>
          <legend>{yearly.serviceNumber(at + 1)}</legend>
          <ServiceFields of={`dsa/services/${at}`} value={each} onChange={change} />
          <Button
            before={<Trash2 size={15} aria-hidden />}
            onClick={() => set(services.filter(({ key }) => key !== each.key))}
          >
            {yearly.removeService(at + 1)}
          </Button>
        </fieldset>
      ))}
      {services.length < MOST ? (
        <div>
          <Button before={<Plus size={15} aria-hidden />} onClick={more}>
            {yearly.addService}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

interface ServiceFieldsProps {
  /** Where the service stands in what is sent. */
  readonly of: string;
  readonly value: Service;
  readonly onChange: (service: Service) => void;
}

function ServiceFields({ of, value, onChange }: ServiceFieldsProps) {
  const { yearly } = useLanguage().words;
  const { service, previousOn, file } = value;
  return (
    <>
      <TextField
        label={yearly.service}
        help={yearly.serviceHelp}
        field={`${of}/service`}
        required
        value={service}
        onChange={(text) => onChange({ ...value, service: text })}
      />
      <TextField
        label={yearly.previousOn}
        help={yearly.previousHelp}
        field={`${of}/previousOn`}
        type="date"
        value={previousOn}
        onChange={(day) => onChange({ ...value, previousOn: day })}
      />
      <FileField
        label={yearly.statements}
        help={yearly.statementsHelp}
        field={`${of}/statements`}
        accept=".yaml,.yml"
        onChange={(files) => onChange({ ...value, file: files[0] ?? null })}
      />
      {file ? <ChosenFile file={file} onRemove={() => onChange({ ...value, file: null })} /> : null}
    </>
  );
}
