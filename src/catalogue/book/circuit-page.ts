/** The circuits: each drawn, with its steps, who carries them on and what they stand on. */

import type { MoveType } from '../../domain/case/actions/index.js';
import { measureWords } from '../../domain/law/measure.js';
import type { Circuit, Step } from '../../domain/workflow/circuit.js';
import { anchorOf, type Block, facts, heading, type Line, type Page, table } from './page.js';
import type { Scribe } from './scribe.js';

export function circuitPage(scribe: Scribe): Page {
  const { circuits } = scribe.law;
  const first = (circuit: Circuit): boolean => circuits.find(({ code }) => code === circuit.code) === circuit;
  return {
    slug: 'circuits',
    language: scribe.language,
    title: scribe.label('circuits'),
    blocks: circuits.flatMap((circuit) => circuitBlocks(circuit, first(circuit), scribe)),
  };
}

function circuitBlocks(circuit: Circuit, first: boolean, scribe: Scribe): Block[] {
  const {
    code,
    title,
    validFrom,
    opens,
    closes,
    letters,
    incident,
    keeping,
    consent,
    callBack,
    secret,
    keepsContent,
    steps,
  } = circuit;
  const waiting = steps.find(({ id }) => id === circuit.suspended);
  const named = (of: 'verdict' | 'outcome' | 'letter', words: readonly string[]): Line[] =>
    words.length === 0 ? [] : [[words.map((word) => scribe.name(of, word)).join(', ')]];
  return [
    heading(2, anchorOf(first ? code : `${code} ${validFrom}`), scribe.say(title)),
    { kind: 'circuit', code, drawing: drawing(circuit, scribe) },
    table(
      [scribe.label('step'), scribe.label('roles'), scribe.label('time'), scribe.label('articles')],
      steps.map((step) => stepRow(step, scribe)),
    ),
    facts([
      [scribe.label('opens'), named('verdict', Object.keys(opens))],
      [scribe.label('closes'), named('outcome', closes)],
      [scribe.label('suspended'), waiting ? [[scribe.say(waiting.title)]] : []],
      [scribe.label('mayLeave'), named('letter', letters)],
      [scribe.label('consent'), consent ? [[`${consent.quorum}, ${consent.hours} h`]] : []],
      [scribe.label('callBack'), [[scribe.label(callBack ? 'yes' : 'no')]]],
      [
        scribe.label('measures'),
        incident
          ? [[`${incident.measures.map((each) => scribe.say(measureWords[each])).join(', ')} (${incident.hours} h)`]]
          : [],
      ],
      [scribe.label('keeping'), keeping ? [[`${keeping.hours} h`]] : []],
      [scribe.label('keepingNears'), keeping ? [[`${keeping.warnHours} h`]] : []],
      [scribe.label('secret'), secret ? [[scribe.label('yes')]] : []],
      [scribe.label('forgets'), keepsContent ? [] : [[scribe.label('yes')]]],
      [scribe.label('keepsMinimum'), circuit.keepsMinimum ? [[scribe.label('yes')]] : []],
    ]),
  ];
}

const stepRow = ({ title, roles, hours, cite }: Step, scribe: Scribe): Line[] => [
  [scribe.say(title)],
  [roles.map((role) => scribe.name('role', role)).join(', ')],
  [hours === null ? '' : `${hours} h`],
  scribe.cites(cite),
];

/** Mermaid: one arrow for all that leads from a step to another; what stays in its step has none. */
function drawing({ start, steps }: Circuit, scribe: Scribe): string {
  const quoted = (words: string): string => `"${words.replaceAll('"', '#quot;')}"`;
  const boxes = steps.map(({ id, kind, title }) => {
    const shown = quoted(scribe.say(title));
    return kind === 'end' ? `  ${id}_([${shown}])` : `  ${id}_[${shown}]`;
  });
  const arrows = steps.flatMap(({ id, on }) => {
    const ways = new Map<string, string[]>();
    for (const [command, to] of Object.entries(on) as [MoveType, string][]) {
      if (to !== id) ways.set(to, [...(ways.get(to) ?? []), scribe.action(command)]);
    }
    return [...ways].map(([to, commands]) => `  ${id}_ -->|${quoted(commands.join(', '))}| ${to}_`);
  });
  return ['flowchart TD', `  begin_((" ")) --> ${start}_`, ...boxes, ...arrows].join('\n');
}
