/** Stacked bars and columns, drawn with the document's own letters; the table beside them has every number. */
import type { Block, ChartBar } from '../../domain/report/print/blocks.js';
import { textOf } from '../../domain/report/print/print.js';
import type { Canvas } from '../../platform/pdf/canvas.js';
import { colours } from '../../platform/pdf/style.js';

type Chart = Extract<Block, { kind: 'chart' }>;

/** The first is that of the operator; the others differ by their lightness too. */
const fills = [colours.accent, '#4f9d94', '#8b97d6', '#c9b27c', '#d2cec4'];
const bar = { height: 15, gap: 9 };
const column = { height: 118, width: 30, labelHeight: 26 };

/** One colour needs no key. */
const legendHeight = ({ legend }: Chart): number => (legend.length > 1 ? 26 : 4);

export const chartHeight = (chart: Chart): number =>
  legendHeight(chart) +
  (chart.shape === 'bars' ? chart.bars.length * (bar.height + bar.gap) : column.height + column.labelHeight);

function drawLegend(canvas: Canvas, { legend }: Chart): void {
  if (legend.length < 2) return;
  let x = 0;
  legend.forEach((label, index) => {
    if (label === '') return;
    canvas.rect(x, 3, 9, 9, fills[index] ?? colours.line);
    canvas.text(label, x + 14, 2, { colour: colours.ink });
    x += 14 + canvas.widthOf(label) + 14;
  });
}

const lengthOf = ({ segments }: ChartBar): number => segments.reduce((sum, length) => sum + length, 0);
const longestOf = (bars: readonly ChartBar[]): number => Math.max(1, ...bars.map(lengthOf));

/** Room for the longest label, and half the width at most: a longer one takes two lines. */
function labelWidthOf(canvas: Canvas, bars: readonly ChartBar[]): number {
  const widths = bars.map(({ label }) => canvas.widthOf(label, { size: 9 }));
  return Math.min(canvas.width / 2, Math.max(60, ...widths) + 12);
}

/** Beside the middle of its bar, in lines that together are no higher than a bar with its gap. */
function drawName(canvas: Canvas, label: string, y: number, width: number): void {
  const lines = canvas.lines(label, width, { size: 9 });
  const step = lines.length === 1 ? 10 : Math.min(9.6, (bar.height + bar.gap) / lines.length);
  const top = y + 2 - ((lines.length - 1) * step) / 2;
  lines.forEach((line, index) => {
    canvas.text(line, 0, top + index * step, { size: step - 1, colour: colours.ink });
  });
}

function drawBars(canvas: Canvas, bars: readonly ChartBar[], top: number): void {
  const labelWidth = labelWidthOf(canvas, bars);
  const scale = (canvas.width - labelWidth - 70) / longestOf(bars);
  bars.forEach(({ label, segments, total }, index) => {
    const y = top + index * (bar.height + bar.gap);
    drawName(canvas, label, y, labelWidth - 10);
    let x = labelWidth;
    segments.forEach((length, segment) => {
      if (length > 0) canvas.rect(x, y, length * scale, bar.height, fills[segment] ?? colours.line);
      x += length * scale;
    });
    canvas.line(labelWidth, y - 3, labelWidth, y + bar.height + 3, colours.strongLine);
    canvas.text(textOf(total), x + 7, y + 2, { size: 9, weight: 'semibold', colour: colours.ink });
  });
}

function drawColumns(canvas: Canvas, bars: readonly ChartBar[], top: number): void {
  const foot = top + column.height;
  const step = canvas.width / Math.max(4, bars.length);
  const scale = (column.height - 16) / longestOf(bars);
  bars.forEach(({ label, segments, total }, index) => {
    const middle = step * (index + 0.5);
    let y = foot;
    segments.forEach((length, segment) => {
      y -= length * scale;
      if (length > 0)
        canvas.rect(middle - column.width / 2, y, column.width, length * scale, fills[segment] ?? colours.line);
    });
    canvas.text(textOf(total), middle, y - 13, { size: 9, weight: 'semibold', colour: colours.ink, anchor: 'middle' });
    canvas.text(label, middle, foot + 6, { size: 9, colour: colours.ink, anchor: 'middle' });
  });
  canvas.line(0, foot, canvas.width, foot, colours.strongLine);
}

/** Lengths are shares of the longest bar; the number at the end of each is its total. */
export function drawChart(canvas: Canvas, chart: Chart): void {
  drawLegend(canvas, chart);
  const draw = chart.shape === 'bars' ? drawBars : drawColumns;
  draw(canvas, chart.bars, legendHeight(chart));
}
