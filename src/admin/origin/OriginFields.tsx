/** What is asked to establish the origin: the method, and the evidence that this method needs. */
import { useQuery } from '@tanstack/react-query';
import { authoritiesQuery } from '../api/authorities.js';
import type { components } from '../api/schema.js';
import { useLanguage } from '../i18n/language.js';
import { useNames } from '../i18n/vocabulary.js';
import { SelectField, TextAreaField, TextField } from '../ui/field.js';
import css from './Origin.module.css';

type CaseFile = components['schemas']['CaseFile'];
export type Zone = CaseFile['state']['origins'][number]['zone'];

export interface OriginGiven {
  readonly method: string;
  readonly authority: string;
  readonly person: string;
  /** As the browser enters it: a civil time. */
  readonly doneAt: string;
  readonly reference: string;
}

/** What the authority says of itself proves no origin: such methods are offered where only the zone is asked. */
export const methodsFor = ({ originMethods }: CaseFile, wants: 'origin' | 'zone'): CaseFile['originMethods'] =>
  originMethods.filter(({ proves }) => wants === 'zone' || proves === 'origin');

export const nothingGiven = (file: CaseFile, wants: 'origin' | 'zone'): OriginGiven => ({
  ...{ method: methodsFor(file, wants)[0]?.code ?? '', authority: '', person: '', doneAt: '', reference: '' },
});

/** As it is sent: only what the method needs. */
export function originBody(file: CaseFile, zone: Zone, { method, authority, person, doneAt, reference }: OriginGiven) {
  const needs = file.originMethods.find(({ code }) => code === method)?.needs ?? [];
  return {
    ...{ zone, method, reference },
    ...(needs.includes('authority') && { authority }),
    ...(needs.includes('person') && { person }),
    ...(needs.includes('when') && doneAt && { doneAt: new Date(doneAt).toISOString() }),
  };
}

interface OriginFieldsProps {
  readonly file: CaseFile;
  readonly zone: Zone;
  readonly wants: 'origin' | 'zone';
  readonly given: OriginGiven;
  readonly onChange: (given: OriginGiven) => void;
}

export function OriginFields({ file, zone, wants, given, onChange }: OriginFieldsProps) {
  const { words, say } = useLanguage();
  const { origin } = words;
  const methods = methodsFor(file, wants);
  const needs = methods.find(({ code }) => code === given.method)?.needs ?? [];
  const change = (part: Partial<OriginGiven>) => onChange({ ...given, ...part });
  const lacksCall = needs.includes('call_back') && !file.state.callBack;
  return (
    <>
      <SelectField
        field="method"
        label={origin.method}
        help={needs.map((kind) => origin.needs[kind]).join(' ')}
        value={given.method}
        choices={methods.map(({ code, title }) => [code, say(title)] as const)}
        onChange={(method) => change({ method })}
      />
      {lacksCall ? <p className={css.quiet}>{origin.callFirst}</p> : null}
      {needs.includes('authority') ? (
        <AuthorityField zone={zone} value={given.authority} onChange={(authority) => change({ authority })} />
      ) : null}
      {needs.includes('person') ? (
        <TextField
          field="person"
          label={origin.person}
          value={given.person}
          onChange={(person) => change({ person })}
          maxLength={200}
          required
        />
      ) : null}
      {needs.includes('when') ? (
        <TextField
          field="doneAt"
          label={origin.doneAt}
          type="datetime-local"
          value={given.doneAt}
          onChange={(doneAt) => change({ doneAt })}
          required
        />
      ) : null}
      <TextAreaField
        field="reference"
        label={origin.reference}
        help={origin.referenceHelp}
        value={given.reference}
        onChange={(reference) => change({ reference })}
        maxLength={20_000}
        rows={3}
        required
      />
    </>
  );
}

interface AuthorityFieldProps {
  readonly zone: Zone;
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function AuthorityField({ zone, value, onChange }: AuthorityFieldProps) {
  const { words, say } = useLanguage();
  const names = useNames();
  const known = useQuery(authoritiesQuery).data?.authorities ?? [];
  const listed = known.filter((each) => each.zone === zone && !each.expired && each.confidence !== 'recognise_only');
  return (
    <SelectField
      field="authority"
      label={words.origin.authority}
      help={words.origin.authorityHelp(names('issuerZone', zone))}
      value={value}
      choices={[['', words.origin.choose] as const, ...listed.map((each) => [each.id, say(each.names)] as const)]}
      onChange={onChange}
      required
    />
  );
}
