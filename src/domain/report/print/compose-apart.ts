/** What stands in some reports only: cases told in words, DSA reports, and the flags by which a text asks whether it does. */
import type { Language } from '../../kernel/result.js';
import { writtenNumber } from '../../kernel/written.js';
import type { Manifest } from '../manifest.js';
import type { Block } from './blocks.js';

/** What `when` asks of a manifest beside its own flags. */
export function flagsOf({ figures, dsa, contact, stories = [] }: Manifest) {
  return {
    ...{ compared: figures.trend.lines.length > 2, deadlines: typeof figures.deadlines?.metPercent === 'number' },
    ...{ dsa: dsa !== undefined, contact: contact !== undefined },
    ...{ assisted: Boolean(figures.assisted?.lines.length), unassisted: figures.assisted?.lines.length === 0 },
    ...{ timed: figures.timesBySection.lines.length > 0, untimed: figures.timesBySection.lines.length === 0 },
    ...{ told: stories.length > 0, untold: stories.length === 0 },
  };
}

export const storiesOf = ({ stories = [] }: Manifest, language: Language): Block[] =>
  stories.map((story) => {
    const { title, text } = story[language];
    return { kind: 'story', title, paragraphs: text.split(/\n{2,}/) };
  });

/** Under the seal by the hashes of their files. */
export function dsaReportsOf(
  { dsa }: Manifest,
  { caption, head }: { readonly caption: string; readonly head: readonly string[] },
  language: Language,
): Block {
  const rows = (dsa?.services ?? []).map(({ service, files }) => [
    [{ text: service }],
    [{ text: writtenNumber(Object.keys(files).length, language) }],
  ]);
  return { kind: 'table', caption, head, widths: [5, 1], rows, total: null, notes: [] };
}
