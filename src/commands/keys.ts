/** The first two signing keys of an installation, confirmed on the machine itself; every later one is confirmed on the screen. */
import { FoundingKeys } from '../auth/signature/founding-keys.js';
import { inHouse } from './house.js';
import { type Output, say } from './output.js';

/** Without a fingerprint, says which keys wait and which rights the first one takes as they stand. */
export async function confirmKey(options: Output & { fingerprint?: string }): Promise<boolean> {
  return inHouse(async (rooms) => {
    const founding = rooms.get(FoundingKeys);
    if (options.fingerprint === undefined) {
      const { wanted, waiting, rights } = await founding.state();
      const lines = [
        wanted
          ? 'Fewer than two people can confirm a key: confirm the keys of two people who hold a role that confirms, each by its fingerprint.'
          : 'Two people can confirm keys: the next ones are confirmed on the screen.',
        ...waiting.map(
          ({ name, roles, kind, fingerprint }) => `  ${fingerprint}  ${kind}  ${name} (${roles.join(', ')})`,
        ),
        ...(rights.length > 0 ? ['Rights that the first confirmation takes as they stand:'] : []),
        ...rights.map(({ name, roles }) => `  ${name}: ${roles.join(', ')}`),
      ];
      say(options, { ok: true, wanted, waiting, rights }, lines.join('\n'));
      return true;
    }
    const confirmed = await founding.confirm(options.fingerprint.replaceAll(/\s/g, '').toLowerCase(), 'command-line');
    if (!confirmed.ok) {
      say(options, { ok: false, code: confirmed.refusal.code }, `REFUSED  ${confirmed.refusal.sentence.en}`);
      return false;
    }
    const { name, roles } = confirmed.value;
    say(options, { ok: true, ...confirmed.value }, `Confirmed: ${name} now signs as ${roles.join(', ')}.`);
    return true;
  });
}
