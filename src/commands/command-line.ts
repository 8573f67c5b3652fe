/** What the commands of cli.ts share: how one runs and ends, its common options, and the values that they take. */
import { InvalidArgumentError } from 'commander';
import { shownLines } from '../domain/kernel/shown.js';
import { say } from './output.js';

/** A command that stops before its answer still answers one JSON line where it is asked to. */
const asksForJson = (parameters: readonly unknown[]): boolean =>
  parameters.some((each) => typeof each === 'object' && each !== null && 'json' in each && each.json === true);

/** A command that failed ends, whatever it left open. */
const END_MILLISECONDS = 1_000;

/** A file is intact, and nothing that was given says who made it. */
export const NOT_ESTABLISHED = 3;

/** Before the sentence of a verification that fails, a file that cannot be read included. */
export const REFUSED = 'REFUSED  ';

function exitCodeOf(answer: boolean | typeof NOT_ESTABLISHED): number {
  if (typeof answer === 'number') return answer;
  return answer ? 0 : 1;
}

/** Runs a command and turns its answer into the exit code: 0 for true, 1 for false and for an error, else that number. */
export const run =
  <Parameters extends unknown[]>(
    command: (...parameters: Parameters) => Promise<boolean | typeof NOT_ESTABLISHED>,
    beforeFault: '' | typeof REFUSED = '',
  ) =>
  async (...parameters: Parameters): Promise<void> => {
    try {
      process.exitCode = exitCodeOf(await command(...parameters));
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      if (asksForJson(parameters)) say({ json: true }, { ok: false, fault }, '');
      else console.error(shownLines(`${beforeFault}${fault}`));
      process.exitCode = 1;
      setTimeout(() => process.exit(), END_MILLISECONDS).unref();
    }
  };

export const atLeastOne = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It must be a whole number from 1 on.');
  return number;
};
export const wholeNumber = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 0 on.');
  return Number(text);
};
const calendarYear = (text: string): number => {
  if (!/^20\d\d$/.test(text)) throw new InvalidArgumentError('It must be a calendar year, such as 2026.');
  return Number(text);
};
export const civilDay = (text: string): string => {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) throw new InvalidArgumentError('It must be a day, such as 2026-02-20.');
  return text;
};
export const year = ['<year>', 'such as 2026', calendarYear] as const;
export const toFile = ['--out <file>', 'a file to write instead of the screen'] as const;
export const collect = (value: string, before: string[]): string[] => [...before, value];
export const json = ['--json', 'print one JSON line an answer'] as const;
