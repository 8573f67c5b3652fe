/** The text of one part as it was read, its passages marked, their labels in the margins, hidden text shown for what it is. */
import { EyeOff } from 'lucide-react';
import { Fragment, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useWords } from '../../i18n/language.js';
import type { Passage, Segment } from '../passages.js';
import { segmentsOf } from '../passages.js';
import type { DocumentPart } from '../read.js';
import css from './TextSheet.module.css';

export interface TextSheetProps {
  readonly part: DocumentPart;
  readonly text: string;
  readonly language: string | null;
  readonly passages: readonly Passage[];
  readonly nameOf: (key: string) => string;
  readonly active: string | null;
  readonly onPick: (key: string) => void;
}

export function TextSheet({ part, text, language, passages, nameOf, active, onPick }: TextSheetProps) {
  const { caseFile } = useWords();
  const sheet = useRef<HTMLDivElement>(null);
  const places = [...part.pages, ...part.hidden.map(({ at }) => at)];
  const segments = segmentsOf(text.length, part.path, passages, places);
  useSideBySide(sheet, segments.length);
  useEffect(() => {
    if (active === null) return;
    sheet.current?.querySelector(`[data-passage~="${active}"]`)?.scrollIntoView({ block: 'center' });
  }, [active]);
  const hiddenAt = (at: number) => part.hidden.filter((run) => run.at === at);
  const pageAt = (at: number) => (part.pages.length > 1 ? part.pages.indexOf(at) + 1 : 0);
  return (
    <div className={css.sheet} ref={sheet} lang={language ?? undefined}>
      {segments.map((segment) => (
        <Fragment key={segment.start}>
          {pageAt(segment.start) > 1 ? (
            <span className={css.page}>{caseFile.pageNumber(pageAt(segment.start))}</span>
          ) : null}
          {hiddenAt(segment.start).map(({ text: hidden, why }) => (
            <span key={hidden} className={css.hidden} title={caseFile.hiddenText(caseFile.hidden[why])}>
              <EyeOff size={12} aria-hidden />
              <b>{caseFile.hiddenText(caseFile.hidden[why])}</b> {hidden}
            </span>
          ))}
          {segment.begins.map((passage) => (
            <Label key={passage.key} passage={passage} name={nameOf(passage.key)} active={active} onPick={onPick} />
          ))}
          <Piece segment={segment} text={text.slice(segment.start, segment.end)} active={active} onPick={onPick} />
        </Fragment>
      ))}
    </div>
  );
}

interface LabelProps {
  readonly passage: Passage;
  readonly name: string;
  readonly active: string | null;
  readonly onPick: (key: string) => void;
}

function Label({ passage: { key, label, kind }, name, active, onPick }: LabelProps) {
  const { caseFile } = useWords();
  return (
    <button
      type="button"
      className={css.label}
      data-kind={kind}
      data-on={key === active || undefined}
      aria-label={caseFile.passage(label, name)}
      title={name}
      onClick={() => onPick(key)}
    >
      {label}
    </button>
  );
}

interface PieceProps {
  readonly segment: Segment;
  readonly text: string;
  readonly active: string | null;
  readonly onPick: (key: string) => void;
}

/** A click on the words does what their label does; by keyboard, the label is there. */
function Piece({ segment: { over }, text, active, onPick }: PieceProps) {
  const [first] = over;
  if (!first) return text;
  const on = over.some(({ key }) => key === active);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the label in the margin is the same act for the keyboard
    <mark
      data-kind={first.kind}
      data-on={on || undefined}
      data-passage={over.map(({ key }) => key).join(' ')}
      onClick={() => onPick(first.key)}
    >
      {text}
    </mark>
  );
}

const LINE = 22;
const STEP = 24;
const EDGE = 6;

/** Labels of one line and one margin stand side by side instead of one upon the other, each once; what the margin does not hold goes below. */
function placeLabels(root: HTMLElement): void {
  const { paddingLeft, paddingRight } = getComputedStyle(root);
  const room = (padding: string) => Math.max(1, Math.floor((Number.parseFloat(padding) - EDGE) / STEP));
  const taken: { margin: string; top: number; labels: Set<string> }[] = [];
  for (const label of root.querySelectorAll<HTMLElement>('button[data-kind]')) {
    label.hidden = false;
    const margin = label.dataset.kind === 'fact' ? 'marginLeft' : 'marginRight';
    const near = taken.find((each) => each.margin === margin && Math.abs(each.top - label.offsetTop) < LINE);
    const name = label.textContent;
    label.hidden = near?.labels.has(name) ?? false;
    const at = near?.labels.size ?? 0;
    const across = room(margin === 'marginLeft' ? paddingLeft : paddingRight);
    label.style[margin] = `${(at % across) * STEP}px`;
    label.style.marginTop = `${Math.floor(at / across) * STEP}px`;
    if (near) near.labels.add(name);
    else taken.push({ margin, top: label.offsetTop, labels: new Set([name]) });
  }
}

function useSideBySide(sheet: RefObject<HTMLDivElement | null>, pieces: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: placed again when the pieces change
  useLayoutEffect(() => {
    const root = sheet.current;
    if (!root) return;
    placeLabels(root);
    const observer = new ResizeObserver(() => placeLabels(root));
    observer.observe(root);
    return () => observer.disconnect();
  }, [sheet, pieces]);
}
