/** One authority, new or changed, as it is proposed to a second person. */
import { useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { useNames, wordsOf } from '../i18n/vocabulary.js';
import { Button } from '../ui/button.js';
import { SelectField, TextAreaField, TextField } from '../ui/field.js';
import { Section } from '../ui/page.js';
import { Link, useGo } from '../ui/route.js';
import { ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { type Entry, proposeChange, useChange } from './changes.query.js';
import css from './Directory.module.css';

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The fields as they are typed: those of several values have one a line. */
type Typed = Readonly<Record<'id' | 'fr' | 'en' | 'country' | 'domains' | 'numbers' | 'unitOf' | 'address', string>> &
  Readonly<Record<'sourceFr' | 'sourceEn' | 'verifiedAt' | 'expiresAt' | 'certificates', string>> &
  Pick<Entry, 'zone' | 'kind' | 'confidence'> & { readonly channel: NonNullable<Entry['channel']>['kind'] | '' };

/** A new one, before anything is typed. */
const blank: Omit<Entry, 'verifiedAt' | 'expiresAt'> = {
  ...{ id: '', names: { fr: '', en: '' }, zone: 'FR', country: 'FR', kind: 'unknown', domains: [], numbers: [] },
  ...{ confidence: 'checked', source: { fr: '', en: '' } },
};

function typedOf({ id, names, zone, country, kind, confidence, source, ...entry }: typeof blank, today: string): Typed {
  const { domains, numbers, unitOf = '', channel, certificates = [] } = entry;
  const { kind: by = '', address = '' } = channel ?? {};
  return {
    ...{ id, fr: names.fr, en: names.en, zone, country: country ?? '', kind, confidence, unitOf, channel: by },
    domains: domains.join('\n'),
    numbers: numbers.map(({ number }) => number).join('\n'),
    address: address ?? '',
    certificates: certificates.join('\n'),
    sourceFr: source.fr,
    sourceEn: source.en,
    verifiedAt: today,
    expiresAt: `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`.replace('-02-29', '-02-28'),
  };
}

const pem = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

/** The numbers were read again with the entry: they carry its source and its dates. */
function entryIn(typed: Typed): Entry {
  const { id, fr, en, zone, kind, confidence, verifiedAt, expiresAt, unitOf, channel, address } = typed;
  const dated = { source: { fr: typed.sourceFr, en: typed.sourceEn }, verifiedAt, expiresAt };
  const certificates = typed.certificates.match(pem) ?? [];
  return {
    ...{ id: id.trim(), names: { fr, en }, zone, kind, confidence, ...dated },
    country: (typed.country.trim().toUpperCase() || null) as Entry['country'],
    domains: lines(typed.domains.toLowerCase()),
    numbers: lines(typed.numbers).map((number) => ({ number, ...dated })),
    ...(unitOf.trim() && { unitOf: unitOf.trim() }),
    ...(channel && { channel: { kind: channel, address: address.trim() || null } }),
    ...(certificates.length > 0 && { certificates: [...certificates] }),
  };
}

interface EntryEditorProps {
  /** Null for a new one. */
  readonly entry: Entry | null;
  readonly today: string;
}

export function EntryEditor({ entry, today }: EntryEditorProps) {
  const { registry } = useLanguage().words;
  const go = useGo();
  const [typed, setTyped] = useState(() => typedOf(entry ?? blank, today));
  const proposing = useChange(
    async (removes: boolean) => {
      const proposed = entryIn(typed);
      const change = removes ? { entries: [], removed: [proposed.id] } : { entries: [proposed], removed: [] };
      await proposeChange(change, {
        title: removes ? registry.remove : registry.propose,
        shown: [
          { label: registry.authority, value: `${proposed.names.fr} (${proposed.id})` },
          ...(removes
            ? []
            : [
                { label: registry.domains, value: proposed.domains.join(', ') },
                { label: registry.callBack, value: proposed.numbers.map(({ number }) => number).join(', ') },
              ]),
        ],
      });
    },
    () => {
      say(registry.proposed);
      go('/registry?view=changes');
    },
  );
  return (
    <Section title={entry ? entry.names.fr : registry.add}>
      <Link to="/registry">{registry.back}</Link>
      <p className={css.prose}>{registry.entryText}</p>
      <Fields typed={typed} isNew={entry === null} onChange={(changes) => setTyped({ ...typed, ...changes })} />
      <div className={css.buttons}>
        <Button kind="primary" busy={proposing.isPending} onClick={() => proposing.mutate(false)}>
          {registry.propose}
        </Button>
        {entry ? (
          <Button busy={proposing.isPending} onClick={() => proposing.mutate(true)}>
            {registry.remove}
          </Button>
        ) : null}
      </div>
      <ProblemNote error={proposing.error} />
    </Section>
  );
}

interface FieldsProps {
  readonly typed: Typed;
  readonly isNew: boolean;
  readonly onChange: (changes: Partial<Typed>) => void;
}

function Fields({ typed, isNew, onChange }: FieldsProps) {
  const { registry } = useLanguage().words;
  const names = useNames();
  const text = (
    name: keyof Typed,
    label: string,
    rest: { readonly type?: 'date'; readonly disabled?: boolean } = {},
  ) => <TextField label={label} value={typed[name]} onChange={(value) => onChange({ [name]: value })} {...rest} />;
  const several = (name: keyof Typed, label: string) => (
    <TextAreaField
      label={label}
      help={registry.oneALine}
      rows={3}
      value={typed[name]}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  const named = (of: 'issuerZone' | 'issuerKind') => wordsOf(of).map((word) => [word, names(of, word)] as const);
  return (
    <div className={css.fields}>
      {text('id', registry.code, { disabled: !isNew })}
      {text('fr', registry.nameFr)}
      {text('en', registry.nameEn)}
      <SelectField
        label={registry.zone}
        value={typed.zone}
        choices={named('issuerZone') as readonly (readonly [Entry['zone'], string])[]}
        onChange={(zone) => onChange({ zone })}
      />
      {text('country', registry.country)}
      <SelectField
        label={registry.kind}
        value={typed.kind}
        choices={named('issuerKind') as readonly (readonly [Entry['kind'], string])[]}
        onChange={(kind) => onChange({ kind })}
      />
      {text('unitOf', registry.unitOf)}
      {several('domains', registry.domains)}
      {several('numbers', registry.numbers)}
      <SelectField
        label={registry.channel}
        value={typed.channel}
        choices={(['', 'mail', 'dis', 'pnij', 'paper'] as const).map((kind) => [
          kind,
          registry.channels[kind || 'none'],
        ])}
        onChange={(channel) => onChange({ channel })}
      />
      {text('address', registry.address)}
      <TextAreaField
        label={registry.certificates}
        help={registry.certificatesText}
        rows={3}
        value={typed.certificates}
        onChange={(certificates) => onChange({ certificates })}
      />
      <SelectField
        label={registry.confidence}
        value={typed.confidence}
        choices={(['checked', 'to_confirm', 'recognise_only'] as const).map((word) => [
          word,
          registry.confidences[word],
        ])}
        onChange={(confidence) => onChange({ confidence })}
      />
      {text('sourceFr', registry.sourceFr)}
      {text('sourceEn', registry.sourceEn)}
      {text('verifiedAt', registry.verified, { type: 'date' })}
      {text('expiresAt', registry.holdsTo, { type: 'date' })}
    </div>
  );
}
