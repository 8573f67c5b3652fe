import { useLanguage } from '../i18n/language.js';
import { useNames, wordsOf } from '../i18n/vocabulary.js';
import { CheckField } from '../ui/field.js';
import css from './People.module.css';
import type { NewPerson } from './people.query.js';

type Role = NewPerson['roles'][number];

interface RolesProps {
  readonly roles: readonly Role[];
  readonly onChange: (roles: Role[]) => void;
}

export function Roles({ roles, onChange }: RolesProps) {
  const { words } = useLanguage();
  const names = useNames();
  return (
    <fieldset className={css.roles}>
      <legend>{words.people.roles}</legend>
      <p className={css.quiet}>{words.people.rolesHelp}</p>
      {wordsOf('role').map((role) => (
        <CheckField
          key={role}
          label={names('role', role)}
          checked={roles.includes(role)}
          onChange={(on) => onChange(on ? [...roles, role] : roles.filter((each) => each !== role))}
        />
      ))}
    </fieldset>
  );
}
