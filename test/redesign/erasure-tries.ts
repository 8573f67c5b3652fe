/** What people may try on the erasure of a case: ordered, confirmed, stopped, carried out. */
import { erasureCauses } from '../../src/domain/case/model/vocabulary.js';
import { uuid } from './people.js';
import type { Writer } from './try.js';

const keys = [uuid(80), uuid(81)];

export const erasureTries = {
  order_erasure: ({ random, fresh }) => ({
    ...{ type: 'order_erasure', orderId: uuid(fresh()), cause: random.of(erasureCauses) },
    ...{ days: random.of([3, 7, 30]), keys: random.chance(0.9) ? keys : keys.slice(1) },
  }),
  confirm_erasure: ({ state }) => ({ type: 'confirm_erasure', orderId: state.erasureOrder?.id ?? uuid(99) }),
  stop_erasure: ({ state }) => ({ type: 'stop_erasure', orderId: state.erasureOrder?.id ?? uuid(99) }),
  carry_out_erasure: ({ state }) => ({ type: 'carry_out_erasure', orderId: state.erasureOrder?.id ?? uuid(99) }),
} satisfies Record<string, Writer>;
