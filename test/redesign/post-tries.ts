/** What people may try on letters by post: that they were posted, and what became of them. */
import { lettersToPost, unacknowledged } from '../../src/domain/case/model/posting.js';
import { uuid } from './people.js';
import { noteId, shifted, type Writer } from './try.js';

export const postTries = {
  post_letter: (view) => ({
    ...{ type: 'post_letter', letterId: lettersToPost(view.state)[0]?.id ?? uuid(98), manner: 'registered' },
    ...{ postedAt: shifted(view.now, view.random.of([-1, 2])), ...noteId(view) },
  }),
  acknowledge_posting: (view) => ({
    ...{ type: 'acknowledge_posting', received: view.random.chance(0.8), when: shifted(view.now, 0) },
    ...{ letterId: unacknowledged(view.state)[0]?.letterId ?? uuid(98), ...noteId(view) },
  }),
} satisfies Record<string, Writer>;
