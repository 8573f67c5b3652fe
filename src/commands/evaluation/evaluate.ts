/** Scores the reading on a folder of labelled messages: what it gets right, how sure that is, and why it missed the rest. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Conclusion, conclusionsOf } from '../classify.js';
import { type Output, say } from '../output.js';
import { calibrationOf } from './calibration.js';
import { Label } from './label.js';
import { type Judged, type Score, type Share, scoreOf } from './score.js';

interface Labelled {
  readonly name: string;
  readonly file: string;
  readonly label: Label;
}

/**
 * Reads each `NAME/message.eml` below the folder and compares it with `NAME/expected.json`. The `context.json`, `dns.json`
 * and `smime-test-ca.pem` that lie in the folder are used. False when a message could not be read, when one was admitted
 * that must not be, and when one that binds was refused.
 */
export async function evaluate(folder: string, options: Output): Promise<boolean> {
  const labelled = labelledIn(folder);
  const given = {
    ...beside(folder, 'context', 'context.json'),
    ...beside(folder, 'dns', 'dns.json'),
    ...beside(folder, 'smimeCas', 'smime-test-ca.pem'),
  };
  const judged: Judged[] = [];
  const unread: string[] = [];
  let at = 0;
  const files = labelled.map(({ file }) => file);
  for await (const { said } of conclusionsOf(files, given)) {
    const one = labelled[at++];
    if (one && 'verdict' in said) judged.push({ name: one.name, label: one.label, found: said });
    else if (one) unread.push(one.name);
  }
  const score = scoreOf(judged);
  const traces = tracesOf(score, judged);
  const calibration = calibrationOf(judged);
  say(options, { ...score, calibration, unread, traces }, linesOf(score, calibration, unread, traces).join('\n'));
  return unread.length + score.wronglyAdmitted.length + score.wronglyRefused.length === 0;
}

const beside = (folder: string, option: string, name: string): Record<string, string> =>
  existsSync(join(folder, name)) ? { [option]: join(folder, name) } : {};

function labelledIn(folder: string): Labelled[] {
  if (!existsSync(folder)) throw new Error(`${folder} does not exist.`);
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected.json')));
  if (names.length === 0) throw new Error(`${folder} has no folder with message.eml and expected.json.`);
  return names.sort().map((name) => ({
    name,
    file: join(folder, name, 'message.eml'),
    label: labelFrom(join(folder, name, 'expected.json')),
  }));
}

function labelFrom(file: string): Label {
  const parsed = Label.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file} is no label:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

type Traces = Readonly<Record<string, Conclusion['trace']>>;

/** Why each message that missed in any field was judged as it was. */
function tracesOf({ misses }: Score, judged: readonly Judged[]): Traces {
  const missed = new Set(misses.map(({ name }) => name));
  return Object.fromEntries(
    judged.filter(({ name }) => missed.has(name)).map(({ name, found }) => [name, found.trace]),
  );
}

type Shares = Readonly<Record<string, Share>>;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function linesOf(score: Score, calibration: Shares, unread: readonly string[], traces: Traces): string[] {
  const row = (name: string, { right, of, interval: [low, high] }: Share): string =>
    `${name.padEnd(24)} ${`${right}/${of}`.padStart(9)}  ${percent(of === 0 ? 1 : right / of).padStart(5)}  (95 %: ${percent(low)} to ${percent(high)})`;
  const names = (those: readonly string[]): string =>
    `${those.length}${those.length > 0 ? `: ${those.join(', ')}` : ''}`;
  return [
    `${score.read} messages read; unreadable: ${names(unread)}.`,
    `Admitted that must not be: ${names(score.wronglyAdmitted)}.`,
    `Refused or passed over that bind: ${names(score.wronglyRefused)}.`,
    '',
    ...Object.entries(score.fields).map(([name, share]) => row(name, share)),
    '',
    ...Object.entries(score.families).map(([name, share]) => row(name, share)),
    ...(score.pairs ? ['', row('near-miss pairs', score.pairs)] : []),
    '',
    'How it is known, and how often it is then right:',
    ...Object.entries(calibration).map(([name, share]) => row(name, share)),
    ...Object.entries(traces).flatMap(([name, trace]) => ['', ...missLines(name, score, trace)]),
  ];
}

function missLines(name: string, { misses }: Score, { rule, decidedBy, failing, unknown }: Traces[string]): string[] {
  return [
    `${name}  rule ${rule}; decided by ${decidedBy.join(', ') || 'nothing'}; fails: ${failing.join(', ') || 'nothing'}; unknown: ${unknown.join(', ') || 'nothing'}`,
    ...misses
      .filter((miss) => miss.name === name)
      .map(({ field, wanted, found }) => `  ${field}: found ${found}, wanted ${wanted}`),
  ];
}
