/** The only reader of the environment. */
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { messageOf } from '../telemetry/failure.js';
import { sharedSecrets } from './hook-settings.js';
import { Settings, SettingsSchema } from './settings.js';

type Name = keyof typeof SettingsSchema.shape;
/** The first setting is of no use without the second. */
const needs: [Name, Name][] = [
  ['letterKey', 'letterCertificate'],
  ['letterCertificate', 'letterKey'],
  ['mailKey', 'mailCertificate'],
  ['mailKey', 'mailFrom'],
  ['mailCertificate', 'mailKey'],
  ['signingKey', 'signingCertificate'],
  ['signingCertificate', 'signingKey'],
  ['signingPin', 'signingKey'],
  ['signingKeystorePassword', 'signingKeystore'],
  ['tsaUrl', 'signingRoots'],
  ['witnessUrl', 'witnessKey'],
  ['witnessKey', 'witnessUrl'],
  ['mailUrl', 'mailFrom'],
  ['smtpCertificate', 'smtpKey'],
  ['smtpKey', 'smtpCertificate'],
  ['customersUrl', 'customersSecret'],
  ['customersSecret', 'customersUrl'],
  ['pagerUrl', 'pagerSecret'],
  ['pagerSecret', 'pagerUrl'],
  ['eventsUrl', 'eventsSecrets'],
  ['eventsSecrets', 'eventsUrl'],
  ['eventsRoots', 'eventsUrl'],
  ['oidcIssuer', 'oidcClientId'],
  ['oidcIssuer', 'oidcClientSecret'],
  ['oidcClientId', 'oidcIssuer'],
  ['oidcClientSecret', 'oidcIssuer'],
  ['oidcSecondFactor', 'oidcIssuer'],
  ['oidcHosts', 'oidcIssuer'],
];

export type Environment = Readonly<Record<string, string | undefined>>;
export type ReadSettings =
  | { readonly ok: true; readonly settings: Settings }
  /** Every fault, each naming its variable. */
  | { readonly ok: false; readonly faults: string[] };

const variables = Object.entries(SettingsSchema.shape).map(([key, schema]) => {
  const { variable, description, secret: isSecret } = schema.meta() ?? {};
  return { key, variable: String(variable), description: String(description), isSecret: isSecret === true };
});

/** Reads and checks the whole environment; an empty variable counts as absent. */
export function readSettings(environment: Environment = process.env): ReadSettings {
  const faults = unknownVariables(environment);
  const values: Record<string, string | undefined> = {};
  for (const { key, variable, isSecret } of variables) {
    const read = isSecret ? readSecret(environment, variable) : { value: environment[variable] };
    if (read.fault) faults.push(read.fault);
    values[key] = read.value || undefined;
  }
  const parsed = SettingsSchema.safeParse(values);
  faults.push(...(parsed.error?.issues ?? []).map(faultOf), ...unmetNeeds(values));
  if (parsed.success) faults.push(...sharedSecrets(parsed.data));
  return parsed.success && faults.length === 0
    ? { ok: true, settings: new Settings(parsed.data) }
    : { ok: false, faults };
}

/** What a program that is not ours may read: the environment without our settings, whose secrets are none of its business. */
export function foreignEnvironment(environment: Environment = process.env): Environment {
  const ours = new Set(variables.flatMap(({ variable }) => [variable, `${variable}_FILE`]));
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !ours.has(name)));
}

/** Each setting: its variable, what it is for, with its default, and whether a file may hold it. */
export function listSettings(): { readonly variable: string; readonly says: string; readonly isSecret: boolean }[] {
  const defaults: Record<string, unknown> = SettingsSchema.parse({});
  return variables.map(({ key, variable, description, isSecret }) => {
    const value = key === 'dataFolder' ? '.greffe' : defaults[key];
    const shown = typeof value === 'string' || typeof value === 'number' ? ` Default: ${value}.` : '';
    return { variable, says: `${description}${shown}`, isSecret };
  });
}

/** One line a setting. */
export function describeSettings(): string {
  const settings = listSettings();
  const width = Math.max(...settings.map(({ variable }) => variable.length));
  const lines = settings.map(
    ({ variable, says, isSecret }) => `${variable.padEnd(width)}  ${says}${isSecret ? ' [_FILE]' : ''}`,
  );
  return [...lines, '', '[_FILE]: may be given as a file, by its path in <VARIABLE>_FILE.'].join('\n');
}

/** The settings that have no value and say what goes without them. */
export const absentSettings = (settings: Settings): { readonly variable: string; readonly description: string }[] =>
  variables
    .filter(({ key, description }) => /\babsent,/i.test(description) && settings[key as Name] === undefined)
    .map(({ variable, description }) => ({ variable, description }));

function readSecret(environment: Environment, variable: string): { value?: string | undefined; fault?: string } {
  const file = environment[`${variable}_FILE`];
  const value = environment[variable];
  if (!file) return { value };
  if (value) return { fault: `${variable} and ${variable}_FILE are both set: keep one.` };
  try {
    const read = readFileSync(file, 'utf8').trim();
    return read === '' ? { fault: `${variable}_FILE names an empty file: write the secret into it.` } : { value: read };
  } catch (error) {
    return { fault: `${variable}_FILE cannot be read: ${messageOf(error)}` };
  }
}

function unmetNeeds(values: Environment): string[] {
  return needs
    .filter(([name, other]) => values[name] && !values[other])
    .map(([name, other]) => `${variableOf(name)} needs ${variableOf(other)}.`);
}

/** A misspelt setting would silently keep its default. */
function unknownVariables(environment: Environment): string[] {
  const known = new Set(
    variables.flatMap(({ variable, isSecret }) => [variable, ...(isSecret ? [`${variable}_FILE`] : [])]),
  );
  return Object.keys(environment)
    .filter((name) => name.startsWith('GREFFE_') && !known.has(name))
    .map((name) => `${name} is no setting: see serve --help.`);
}

function faultOf(issue: z.core.$ZodIssue): string {
  return `${variableOf(issue.path[0])}: ${issue.message}`;
}

function variableOf(name: PropertyKey | undefined): string {
  return variables.find(({ key }) => key === name)?.variable ?? String(name);
}
