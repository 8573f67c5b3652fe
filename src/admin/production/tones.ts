import type { Tone } from '../ui/bits.js';
import type { ListedOrder } from './production.query.js';

const tones: Readonly<Record<ListedOrder['state'], Tone>> = {
  issued: 'warn',
  collecting: 'info',
  suspended: 'crit',
  delivered: 'ok',
  impossible: 'crit',
  withdrawn: 'plain',
};

export const toneOf = (state: ListedOrder['state']): Tone => tones[state];
