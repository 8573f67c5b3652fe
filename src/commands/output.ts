import { shownLines } from '../domain/kernel/shown.js';

/** What a command prints: sentences for people, or one JSON line an answer with --json. */
export interface Output {
  readonly json?: boolean;
}

/** Names in a stranger's file, and what a service answers, say nothing to the terminal. */
export function say(output: Output, data: unknown, sentence: string): void {
  console.log(shownLines(output.json ? JSON.stringify(data) : sentence));
}
