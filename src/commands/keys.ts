/** The first two signing keys of an installation, confirmed on the machine itself; every later one is confirmed on the screen. */
import { FoundingKeys } from '../identity/keys/founding-keys.js';
import { inApplication, reading } from './application.js';
import { type Output, say } from './output.js';

/** Without a fingerprint, says which keys wait and which rights the first one takes as they stand; changes nothing then. */
export const confirmKey = async (options: Output & { fingerprint?: string }): Promise<boolean> =>
  options.fingerprint === undefined ? listKeys(options) : confirm(options, options.fingerprint);

const listKeys = (options: Output): Promise<boolean> =>
  reading(async (rooms) => {
    const { wanted, waiting, rights } = await rooms.get(FoundingKeys).state();
    const lines = [
      wanted
        ? 'Fewer than two people can confirm a key: confirm the keys of two people who hold a role that confirms, each by its fingerprint.'
        : 'Two people can confirm keys: the next ones are confirmed on the screen.',
      ...waiting.map(
        ({ name, roles, kind, fingerprint, from }) =>
          `  ${fingerprint}  ${kind}  ${name} (${roles.join(', ')})${from === null ? '' : `, announced: from ${from} on`}`,
      ),
      ...(rights.length > 0 ? ['Rights that the first confirmation takes as they stand:'] : []),
      ...rights.map(({ name, roles }) => `  ${name}: ${roles.join(', ')}`),
    ];
    say(options, { ok: true, wanted, waiting, rights }, lines.join('\n'));
    return true;
  });

const confirm = (options: Output, fingerprint: string): Promise<boolean> =>
  inApplication(async (rooms) => {
    const compact = fingerprint.replaceAll(/\s/g, '').toLowerCase();
    const confirmed = await rooms.get(FoundingKeys).confirm(compact, 'command-line');
    if (!confirmed.ok) {
      say(options, { ok: false, code: confirmed.refusal.code }, `REFUSED  ${confirmed.refusal.sentence.en}`);
      return false;
    }
    const { name, roles, from } = confirmed.value;
    const sentence =
      from === null
        ? `Confirmed: ${name} now signs as ${roles.join(', ')}.`
        : `Announced: everyone sees that ${name} will sign as ${roles.join(', ')}. Give the same command from ${from} on, unless a person who confirms ends it.`;
    say(options, { ok: true, ...confirmed.value }, sentence);
    return true;
  });
