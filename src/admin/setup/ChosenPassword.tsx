/** A new password, typed twice. */
import { useWords } from '../i18n/language.js';
import { PasswordField } from '../ui/field.js';

interface ChosenPasswordProps {
  readonly password: string;
  readonly again: string;
  readonly onPassword: (typed: string) => void;
  readonly onAgain: (typed: string) => void;
}

export const differ = (password: string, again: string): boolean => again !== '' && again !== password;

export function ChosenPassword({ password, again, onPassword, onAgain }: ChosenPasswordProps) {
  const { setup, signIn } = useWords();
  const shared = { autoComplete: 'new-password', showLabel: signIn.show, required: true } as const;
  return (
    <>
      <PasswordField
        {...shared}
        label={setup.password}
        help={setup.passwordHelp}
        value={password}
        onChange={onPassword}
      />
      <PasswordField
        {...shared}
        label={setup.again}
        value={again}
        onChange={onAgain}
        error={differ(password, again) ? setup.differs : undefined}
      />
    </>
  );
}
