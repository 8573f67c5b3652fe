import { answerInstruction, reportInstruction } from './answer-instruction.js';
import { orderExtension, orderFreeze } from './order-keeping.js';
import { orderMeasure } from './order-measure.js';
import { orderRelease } from './order-release.js';

export const instruction = [
  orderMeasure,
  orderFreeze,
  orderExtension,
  orderRelease,
  answerInstruction,
  reportInstruction,
] as const;
