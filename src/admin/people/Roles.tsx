import { useLanguage } from '../i18n/language.js';
import { roleNames } from '../i18n/law.js';
import { CheckField } from '../ui/field.js';
import css from './People.module.css';
import type { NewPerson } from './people.query.js';

type Role = NewPerson['roles'][number];

interface RolesProps {
  readonly roles: readonly Role[];
  readonly onChange: (roles: Role[]) => void;
}

export function Roles({ roles, onChange }: RolesProps) {
  const { words, language } = useLanguage();
  const all = Object.keys(roleNames.fr) as Role[];
  return (
    <fieldset className={css.roles}>
      <legend>{words.people.roles}</legend>
      <p className={css.quiet}>{words.people.rolesHelp}</p>
      {all.map((role) => (
        <CheckField
          key={role}
          label={roleNames[language][role]}
          checked={roles.includes(role)}
          onChange={(on) => onChange(on ? [...roles, role] : roles.filter((each) => each !== role))}
        />
      ))}
    </fieldset>
  );
}
