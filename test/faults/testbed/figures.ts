/** One line of the figures of a run. */
export function print(sentence: string, ...figures: unknown[]): void {
  process.stdout.write(`${[sentence, ...figures.map((figure) => JSON.stringify(figure))].join(' ')}\n`);
}

export function percentile(values: readonly number[], rank: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * rank) / 100) - 1)] ?? 0);
}
