/** What a command prints: sentences for people, or one JSON line an answer with --json. */
export interface Output {
  readonly json?: boolean;
}

export function say(output: Output, data: unknown, sentence: string): void {
  console.log(output.json ? JSON.stringify(data) : sentence);
}
