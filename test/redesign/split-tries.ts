/** What people and the service may try on a request that is several. */
import { uuid } from './people.js';
import { noteId, type Writer } from './try.js';

export const splitWriters = {
  propose_split: ({ state, fresh }) => ({
    ...{ type: 'propose_split', noteId: uuid(fresh()) },
    parts: (state.facts?.bases ?? []).slice(0, 2).map((basis) => ({
      ...{ bases: [basis], targets: [] },
      categories: [...(state.facts?.categories ?? [])],
    })),
  }),
  confirm_split: ({ state }) => ({ type: 'confirm_split', proposal: state.proposedSplit?.seq ?? 1 }),
  undo_split: (view) => ({ type: 'undo_split', ...noteId(view) }),
  open_parts: ({ fresh }) => ({ type: 'open_parts', cases: [uuid(fresh()), uuid(fresh())] }),
  begin_part: () => null,
  undo_part: () => null,
} satisfies Record<string, Writer>;
