import { type FormEvent, useState } from 'react';
import { useWords } from '../i18n/language.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Note, ProblemNote } from '../ui/states.js';
import { say } from '../ui/toast.js';
import css from './People.module.css';
import { addPerson, type NewPerson, useAdministration } from './people.query.js';
import { Roles } from './Roles.js';
import { useAsking } from './useAsking.js';

/** `onDone` receives the code of the user who asks, which is shown only once. */
export function AddPerson({ onDone }: { readonly onDone: (askedCode: string) => void }) {
  const { people } = useWords();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<NewPerson['roles']>([]);
  const [forgot, setForgot] = useState(false);
  const asking = useAsking();
  const adding = useAdministration(
    async (person: Omit<NewPerson, 'ask'>) => {
      const { ask, askedCode } = await asking({ person, what: 'roles', roles: person.roles, wantsCode: true });
      await addPerson({ ...person, ask });
      onDone(askedCode ?? '');
    },
    () => say(people.added),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setForgot(roles.length === 0);
    if (roles.length > 0)
      adding.mutate({ id: crypto.randomUUID(), name: name.trim(), email: email.trim().toLowerCase(), roles });
  };
  return (
    <Form className={css.form} onSubmit={submit} error={adding.error}>
      <TextField
        field="name"
        label={people.name}
        value={name}
        onChange={setName}
        autoComplete="off"
        required
        autoFocus
      />
      <TextField
        field="email"
        label={people.email}
        type="email"
        value={email}
        onChange={setEmail}
        autoComplete="off"
        required
      />
      <p className={css.quiet}>{people.addIntro}</p>
      <Roles roles={roles} onChange={setRoles} />
      {forgot && roles.length === 0 ? <Note>{people.chooseRole}</Note> : null}
      <ProblemNote error={adding.error} />
      <Button kind="primary" type="submit" wide busy={adding.isPending}>
        {people.add}
      </Button>
    </Form>
  );
}
