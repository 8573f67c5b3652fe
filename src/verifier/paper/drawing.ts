/**
 * The number of the drawing: how a composed report becomes ink. The texts have their own version; this one MUST rise with
 * every change of draw.ts, chart.ts or what they draw with that moves a word or a stroke, and of a byte of what beside.ts
 * makes (drawing.spec.ts and beside.spec.ts tell). The number of each report is under its seal.
 */
export const DRAWING = 3;
