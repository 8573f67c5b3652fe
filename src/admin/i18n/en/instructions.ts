/** What operations are to freeze, to keep longer or to release, and what they answer. */
import type { Words } from '../fr/words.js';

export const instructions: Words['instructions'] = {
  list: 'Instructions to preserve',
  ofCase: 'Instructions to operations',
  task: 'Instruction',
  tasks: { freeze: 'Freeze', extend: 'Keep longer', release: 'Release' },
  measures: {
    freeze_access: 'access',
    preserve_evidence: 'evidence',
    preserve_data: 'data',
  },
  acknowledgeBefore: 'To be confirmed before',
  until: 'To be kept until',
  untilRelease: 'the release',
  words: 'Instruction given',
  keepUntilReleased: 'Release nothing on that date by yourselves: only an instruction to release allows it.',
  answer: 'Answer',
  answers: { waits: 'No answer', done: 'Done', impossible: 'Impossible' },
  says: { done: 'It is done', impossible: 'It is impossible' },
  answered: 'The answer is recorded.',
  freeze: 'Order operations to preserve',
  freezeText:
    'Operations see the reference, the targets, the categories, the period and the date alone: not the message, nor anything else of the case. They keep these data until an instruction to release.',
  freezeOwed: 'A preservation runs, and operations were not ordered to preserve.',
  extensionOwed: 'The end of the preservation has moved, and operations do not know: sign the extension.',
  releaseOwed: 'The release is ready, for another person than ordered or ended the preservation.',
  sign: 'Sign and order',
  ordered: 'The instruction is given.',
};
