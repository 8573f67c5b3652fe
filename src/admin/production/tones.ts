import type { ProducedFile } from '../case/produced.js';
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

const tonesOfFile: Readonly<Record<ProducedFile['standing'], Tone>> = {
  scanning: 'info',
  clean: 'ok',
  infected: 'crit',
  not_scanned: 'warn',
  accepted: 'ok',
  refused: 'crit',
  altered: 'crit',
};

export const toneOfFile = (standing: ProducedFile['standing']): Tone => tonesOfFile[standing];
