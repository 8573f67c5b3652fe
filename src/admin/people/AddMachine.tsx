/** Proposes a machine: its name, rights, owner and end are signed with the digest of a secret that is made here. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { SelectField, TextField, Toggle } from '../ui/field.js';
import { Note, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import { type MachineSecret, proposeMachine, type Scope, useMachineAct } from './machines.query.js';
import css from './People.module.css';
import { peopleQuery } from './people.query.js';
import { useShownMachine } from './shown-machine.js';

const DAY_MILLISECONDS = 86_400_000;
const lengths = ['90', '180', '365'] as const;
type Length = (typeof lengths)[number];

export function AddMachine({ onDone }: { readonly onDone: (secret: MachineSecret) => void }) {
  const { machines } = useLanguage().words;
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const [owner, setOwner] = useState('');
  const [length, setLength] = useState<Length>('180');
  const [forgot, setForgot] = useState(false);
  const shown = useShownMachine();
  const people = useQuery(peopleQuery).data?.filter(({ disabled }) => !disabled) ?? [];
  const adding = useMachineAct(
    async () => {
      const until = new Date(Date.now() + Number(length) * DAY_MILLISECONDS).toISOString();
      const given = { name: name.trim(), scopes: [...scopes], owner, until };
      onDone(await proposeMachine(given, { title: machines.add, shown }));
    },
    () => say(machines.proposed),
  );
  const isWhole = scopes.length > 0 && owner !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setForgot(!isWhole);
    if (isWhole) adding.mutate(undefined);
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextField
        label={machines.name}
        help={machines.nameHelp}
        value={name}
        onChange={setName}
        autoComplete="off"
        maxLength={40}
        required
        autoFocus
      />
      <Scopes scopes={scopes} onChange={setScopes} />
      <SelectField
        label={machines.owner}
        help={machines.ownerHelp}
        value={owner}
        onChange={setOwner}
        choices={[['', machines.chooseOwner], ...people.map((one): [string, string] => [one.id, one.name])]}
        required
      />
      <SelectField
        label={machines.length}
        value={length}
        onChange={setLength}
        choices={lengths.map((days) => [days, machines.lengths[days]])}
      />
      {forgot && scopes.length === 0 ? <Note>{machines.chooseScope}</Note> : null}
      {forgot && owner === '' ? <Note>{machines.chooseOwner}.</Note> : null}
      <ProblemNote error={adding.error} />
      <Button kind="primary" type="submit" wide busy={adding.isPending}>
        {machines.propose}
      </Button>
    </form>
  );
}

interface ScopesProps {
  readonly scopes: readonly Scope[];
  readonly onChange: (scopes: readonly Scope[]) => void;
}

function Scopes({ scopes, onChange }: ScopesProps) {
  const { machines } = useLanguage().words;
  return (
    <fieldset className={css.roles}>
      <legend>{machines.scopes}</legend>
      {(Object.keys(machines.scopeNames) as Scope[]).map((scope) => (
        <Toggle
          key={scope}
          label={machines.scopeNames[scope]}
          help={machines.scopeHelp[scope]}
          checked={scopes.includes(scope)}
          onChange={(checked) => onChange(checked ? [...scopes, scope] : scopes.filter((one) => one !== scope))}
        />
      ))}
    </fieldset>
  );
}
