/** The first two people, whom the command line may register: the administrator, then who confirms what they ask. */
import { createInterface } from 'node:readline/promises';
import { Role } from '../domain/law/vocabulary.js';
import { PeopleService } from '../identity/people/accounts/people.service.js';
import { inApplication } from './application.js';
import { type Output, say } from './output.js';

/** The password comes on standard input, never in the arguments, where others of the machine could read it. */
export async function addPerson(options: Output & { name: string; email: string; role: string[] }): Promise<boolean> {
  const roles = options.role.map((role) => Role.parse(role));
  const input = createInterface({ input: process.stdin, output: process.stderr });
  const password = await input.question('Password (15 characters or more, for example four or five words): ');
  input.close();
  return inApplication(async (rooms) => {
    const { name, email } = options;
    const added = await rooms.get(PeopleService).addFirst({ name, email, password, roles }, 'command-line');
    if (!added.ok) {
      say(options, { ok: false, code: added.refusal.code }, `REFUSED  ${added.refusal.sentence.en}`);
      return false;
    }
    const { id, fingerprint } = added.value;
    const key =
      fingerprint === null
        ? 'This installation takes passkeys only to sign: they enrol one, then: greffe keys confirm.'
        : `Fingerprint of their signing key, to be kept on paper: ${fingerprint}`;
    say(
      options,
      { ok: true, id, roles: added.value.roles, fingerprint },
      `${name} may now sign in as ${roles.join(', ')}.\n${key}`,
    );
    return true;
  });
}
