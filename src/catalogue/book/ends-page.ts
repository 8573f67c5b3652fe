/** How each request ends: of each row and verdict, its notices, its clocks, and its ends with their letters. */
import type { End } from '../../domain/case/lifecycle/course.js';
import type { RowEnds } from '../row-ends.js';
import { heading, joined, type Line, type Page, table, text } from './page.js';
import type { Scribe } from './scribe.js';

export const ENDS = 'ends';

/** One table a family of rules, in their order. */
export function endsPage(rows: readonly RowEnds[], scribe: Scribe): Page {
  const head = (['row', 'verdict', 'circuit', 'notices', 'clockLabel', 'closes'] as const).map((name) =>
    scribe.label(name),
  );
  const families = scribe.law.sections.flatMap((section) => {
    const own = inOrder(
      rows.filter(({ row }) => scribe.pageOf(row) === section.code),
      section.rules.map(({ id }) => id),
    );
    if (own.length === 0) return [];
    return [
      heading(2, section.code, scribe.say(section.title)),
      table(
        head,
        own.map((row) => cells(row, scribe)),
      ),
    ];
  });
  return {
    slug: ENDS,
    language: scribe.language,
    title: scribe.label('endsTitle'),
    blocks: [text(scribe.label('endsLead')), ...families],
  };
}

const inOrder = (rows: readonly RowEnds[], ids: readonly string[]): RowEnds[] => {
  const place = ({ row }: RowEnds): number => ids.findIndex((id) => id === row || id.startsWith(`${row}-`));
  return rows.toSorted((one, other) => place(one) - place(other));
};

function cells({ row, verdict, circuit, notices, clocks, ends }: RowEnds, scribe: Scribe): Line[] {
  return [
    [scribe.rule(row)],
    [scribe.word('verdict', verdict)],
    [scribe.circuit(circuit)],
    joined(
      notices.map((notice) => [scribe.word('notice', notice)]),
      ', ',
    ),
    joined(
      clocks.map((code) => scribe.clock(code).slice(0, 1)),
      ', ',
    ),
    joined(
      ends.map((end) => endLine(end, scribe)),
      scribe.marks.semicolon,
    ),
  ];
}

/** The end, the letters that lead to it, to whom where not to the requester, and the decision of a person on the way. */
function endLine({ outcome, letters, recipient, choices }: End, scribe: Scribe): Line {
  const decision = choices.find((choice) => choice.startsWith('decide_escalation '))?.split(' ')[1];
  const sent = letters.map((kind) => scribe.name('letter', kind)).join(', ') || scribe.label('noLetter');
  const to = recipient ? ` (${scribe.name('recipient', recipient)})` : '';
  const decided = decision ? `${scribe.name('decision', decision)}, ` : '';
  return [decided, scribe.word('outcome', outcome), `${scribe.marks.colon}${sent}${to}`];
}
