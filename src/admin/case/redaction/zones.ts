/** What is to be blacked out: zones as shares of their page, moved and resized without leaving it. */
import type { components } from '../../api/schema.js';

type Ordered = components['schemas']['RedactionZone'];
export type RedactionReason = Ordered['reason'];
export interface Zone extends Ordered {
  readonly id: number;
}
/** A place on a page, as shares of it from its top left corner. */
export type Box = Pick<Ordered, 'page' | 'left' | 'top' | 'width' | 'height'>;

const SMALLEST = 0.004;
const STEP = 0.005;
const LARGE_STEP = 0.03;

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** The same box, kept on its page and large enough to be seen. */
export function onPage({ page, left, top, width, height }: Box): Box {
  const [wide, high] = [within(width, SMALLEST, 1), within(height, SMALLEST, 1)];
  return { page, left: within(left, 0, 1 - wide), top: within(top, 0, 1 - high), width: wide, height: high };
}

/** The box between two corners, in whichever order they were given. */
export function boxBetween(
  page: number,
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
): Box {
  const [left, top] = [within(Math.min(x1, x2), 0, 1), within(Math.min(y1, y2), 0, 1)];
  const [right, bottom] = [within(Math.max(x1, x2), 0, 1), within(Math.max(y1, y2), 0, 1)];
  return { page, left, top, width: right - left, height: bottom - top };
}

/** Too small to have been meant: a click, not a drag. */
export const isClick = ({ width, height }: Box): boolean => width < SMALLEST || height < SMALLEST;

/** In the middle of the page, to be moved from there. */
export const middleOf = (page: number): Box => ({ page, left: 0.3, top: 0.47, width: 0.4, height: 0.03 });

export interface Stroke {
  readonly key: string;
  /** Resizes instead of moving. */
  readonly shiftKey: boolean;
  /** In larger steps. */
  readonly ctrlKey: boolean;
}

/** What an arrow key does to a box; null for every other key. */
export function afterStroke(box: Box, { key, shiftKey, ctrlKey }: Stroke): Box | null {
  const step = ctrlKey ? LARGE_STEP : STEP;
  const across = key === 'ArrowLeft' ? -step : key === 'ArrowRight' ? step : 0;
  const down = key === 'ArrowUp' ? -step : key === 'ArrowDown' ? step : 0;
  if (across === 0 && down === 0) return null;
  const { page, left, top, width, height } = box;
  if (shiftKey) return onPage({ page, left, top, width: width + across, height: height + down });
  return onPage({ page, left: left + across, top: top + down, width, height });
}
