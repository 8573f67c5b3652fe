/** The settings of a command, or an error that lists every fault of the environment. */
import { readSettings } from '../platform/settings/config.js';
import { Settings } from '../platform/settings/settings.js';

/** `changed` wins over the environment: what a command needs to be otherwise than the server. */
export function settingsOrThrow(changed: Partial<Settings> = {}): Settings {
  const read = readSettings();
  if (!read.ok) throw new Error(`The settings are not right:\n${read.faults.map((fault) => `- ${fault}`).join('\n')}`);
  return new Settings({ ...read.settings, ...changed });
}
