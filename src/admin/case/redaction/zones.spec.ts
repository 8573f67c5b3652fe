import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { afterStroke, boxBetween, isClick, middleOf, onPage } from './zones.js';

const share = fc.double({ min: -2, max: 3, noNaN: true });

test('a box never leaves its page, however it is drawn or moved', () => {
  const keys = fc.array(fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'), { maxLength: 80 });
  fc.assert(
    fc.property(share, share, share, share, keys, fc.boolean(), (x1, y1, x2, y2, pressed, shiftKey) => {
      let box = onPage(boxBetween(1, [x1, y1], [x2, y2]));
      for (const key of pressed) box = afterStroke(box, { key, shiftKey, ctrlKey: true }) ?? box;
      expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0);
      expect(Math.max(box.left + box.width, box.top + box.height)).toBeLessThanOrEqual(1 + 1e-9);
      expect(Math.min(box.width, box.height)).toBeGreaterThan(0);
    }),
  );
});

test('an arrow moves a box, with Shift it resizes it, and another key does nothing', () => {
  const box = middleOf(2);
  expect(afterStroke(box, { key: 'ArrowRight', shiftKey: false, ctrlKey: false })?.left).toBeCloseTo(0.305);
  expect(afterStroke(box, { key: 'ArrowDown', shiftKey: true, ctrlKey: false })?.height).toBeCloseTo(0.035);
  expect(afterStroke(box, { key: 'a', shiftKey: false, ctrlKey: false })).toBeNull();
});

test('a click is no zone', () => {
  expect(isClick(boxBetween(1, [0.5, 0.5], [0.501, 0.6]))).toBe(true);
  expect(isClick(boxBetween(1, [0.6, 0.6], [0.5, 0.5]))).toBe(false);
});
