/** Where the facts stand in the documents: numbered passages, and a text cut where they begin and end. */

export interface Span {
  readonly part: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

export interface Passage {
  /** The name of a fact, or `told` and a number. */
  readonly key: string;
  /** Beside the text and beside the fact: numbers for facts, letters for what else the act says. */
  readonly label: string;
  readonly kind: 'fact' | 'told' | 'warning';
  readonly spans: readonly Span[];
}

interface Told {
  readonly kind: string;
  readonly span: Span;
}

const LETTERS = 26;
const letterOf = (at: number): string =>
  (at >= LETTERS ? letterOf(Math.floor(at / LETTERS) - 1) : '') + String.fromCharCode(97 + (at % LETTERS));

/** Facts in the order given, those that decide first; a fact that was concluded has no passage and takes no number. */
export function passagesOf(
  evidence: Readonly<Record<string, readonly Span[]>>,
  decisive: readonly string[],
  told: readonly Told[],
): Passage[] {
  const names = [...decisive, ...Object.keys(evidence).filter((name) => !decisive.includes(name))];
  const facts = names
    .filter((name) => (evidence[name] ?? []).length > 0)
    .map((key, at): Passage => ({ key, label: String(at + 1), kind: 'fact', spans: evidence[key] ?? [] }));
  const said = told.map(
    ({ kind, span }, at): Passage => ({
      key: `told-${at}`,
      label: letterOf(at),
      kind: kind === 'instruction' ? 'warning' : 'told',
      spans: [span],
    }),
  );
  return [...facts, ...said];
}

export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Passages that cover it, facts before the rest. */
  readonly over: readonly Passage[];
  /** Those that begin here, for their labels in the margin. */
  readonly begins: readonly Passage[];
}

/** The text of one part cut at each place given and where passages begin and end, without gaps and in order. */
export function segmentsOf(
  length: number,
  part: string,
  passages: readonly Passage[],
  places: readonly number[] = [],
): Segment[] {
  const here = passages.flatMap((passage) =>
    passage.spans.filter((span) => span.part === part && span.start < span.end).map((span) => ({ passage, span })),
  );
  const cuts = [0, length, ...places, ...here.flatMap(({ span }) => [span.start, span.end])]
    .filter((cut) => cut >= 0 && cut <= length)
    .sort((one, other) => one - other);
  const distinct = cuts.filter((cut, at) => at === 0 || cut !== cuts[at - 1]);
  return distinct.slice(0, -1).map((start, at) => {
    const end = distinct[at + 1] ?? length;
    const over = here.filter(({ span }) => span.start <= start && span.end >= end).map(({ passage }) => passage);
    const begins = here.filter(({ span }) => span.start === start).map(({ passage }) => passage);
    return { start, end, over: [...new Set(over)], begins: [...new Set(begins)] };
  });
}
