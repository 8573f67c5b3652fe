/** Looks at all that an installation stands on, and says what to do: before the first start, and whenever something is odd. */
import type { Role } from '../../application/application.js';
import { absentSettings, type Environment, readSettings } from '../../platform/settings/config.js';
import type { Settings } from '../../platform/settings/settings.js';
import { type Output, say } from '../output.js';
import { checksOf } from '../preflight.js';
import { lookAtDatabase } from './database.js';
import { type Finding, good, lookAt, type State } from './finding.js';
import { machineLooks } from './machine.js';
import { serviceLooks } from './services.js';

const marks: Readonly<Record<State, string>> = { good: 'good', warn: 'WARN', bad: 'BAD', 'not set': '-' };

/**
 * Starts nothing, sends nothing to a person and changes no row; it writes one small file into the data folder and takes it away,
 * and has one time-stamp made where an authority is set. True unless something is bad.
 */
export async function doctor(options: Output & { role: Role }): Promise<boolean> {
  const findings = await examine(options.role);
  const isWell = findings.every(({ state }) => state !== 'bad');
  say(options, { ok: isWell, findings }, textOf(findings));
  return isWell;
}

/** What it finds for a process of this role under these settings. */
export async function examine(role: Role, environment?: Environment): Promise<readonly Finding[]> {
  const read = readSettings(environment);
  if (!read.ok) return read.faults.map((says): Finding => ({ what: 'settings', state: 'bad', says }));
  const { settings } = read;
  const set = checksOf(settings, role).map(({ what, run }) => ({
    what,
    look: async () => {
      await run();
      return good('As it must be.');
    },
  }));
  const [machine, database, others] = await Promise.all([
    lookAt([{ what: 'law', look: () => law(settings) }, ...machineLooks(settings, role)]),
    lookAtDatabase(settings, role),
    lookAt([...set, ...serviceLooks(settings)]),
  ]);
  return [
    { what: 'settings', ...good('Each is one that Greffe knows, with a value that it takes.') },
    ...[...machine, ...database, ...others],
    ...absentSettings(settings).map(
      ({ variable, description }): Finding => ({ what: variable, state: 'not set', says: description }),
    ),
  ];
}

async function law(settings: Settings) {
  const { Catalogue } = await import('../../catalogue/catalogue.service.js');
  const { operator } = new Catalogue(settings).law.operator;
  return good(`workflows/ and templates/ can be read, for ${operator.name}.`);
}

function textOf(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ what }) => what.length));
  const lines = findings.map(({ what, state, says }) => `${marks[state].padEnd(5)} ${what.padEnd(width)}  ${says}`);
  const count = (wanted: State) => findings.filter(({ state }) => state === wanted).length;
  return [...lines, '', `${count('bad')} bad, ${count('warn')} to know, ${count('good')} good.`].join('\n');
}
