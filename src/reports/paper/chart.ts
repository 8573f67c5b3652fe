/** Stacked horizontal bars, drawn with the document's own letters. */
import type { ChartBar } from '../../domain/report/blocks.js';
import type { Canvas } from '../../platform/pdf/canvas.js';
import { colours } from '../../platform/pdf/style.js';

const fills = [colours.accent, '#8b97d6', '#d2cec4'];
const bar = { height: 15, gap: 10, labelWidth: 196 };
const legendHeight = 24;

export const chartHeight = (bars: readonly ChartBar[]): number => legendHeight + bars.length * (bar.height + bar.gap);

function drawLegend(canvas: Canvas, legend: readonly string[]): void {
  let x = 0;
  legend.forEach((label, index) => {
    canvas.rect(x, 3, 9, 9, fills[index] ?? colours.line);
    canvas.text(label, x + 14, 2, { colour: colours.ink });
    x += 14 + canvas.widthOf(label) + 20;
  });
}

/** Lengths are shares of the longest bar; the number at the end of each is its total. */
export function drawChart(canvas: Canvas, legend: readonly string[], bars: readonly ChartBar[]): void {
  drawLegend(canvas, legend);
  const longest = Math.max(1, ...bars.map(({ segments }) => segments.reduce((sum, length) => sum + length, 0)));
  const scale = (canvas.width - bar.labelWidth - 36) / longest;
  bars.forEach(({ label, segments, total }, index) => {
    const y = legendHeight + index * (bar.height + bar.gap);
    canvas.text(label, 0, y + 2, { size: 9, colour: colours.ink });
    let x = bar.labelWidth;
    segments.forEach((length, segment) => {
      if (length > 0) canvas.rect(x, y, length * scale, bar.height, fills[segment] ?? colours.line);
      x += length * scale;
    });
    canvas.line(bar.labelWidth, y - 3, bar.labelWidth, y + bar.height + 3, colours.strongLine);
    canvas.text(total.text, x + 7, y + 2, { size: 9, weight: 'semibold', colour: colours.ink });
  });
}
