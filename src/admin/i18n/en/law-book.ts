import type { Words } from '../fr/words.js';

export const lawBook: Words['lawBook'] = {
  title: 'Law book',
  subtitle: 'Written from the rules that decide.',
  pages: 'Pages of the book',
  search: 'Search a rule, a text, a question',
  found: (n) => `${n} ${n === 1 ? 'passage' : 'passages'}`,
  drawing: 'See the drawing of the circuit',
};
