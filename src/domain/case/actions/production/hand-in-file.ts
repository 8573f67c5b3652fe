/** Operations hand in a file for one target of an order: it came whole, and its name and digests are sealed with the case. */
import { accept, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { objectionToFile, objectionToRunning } from '../../model/production.js';
import { filesOf, orderOf, withOrder } from '../../model/production-orders.js';
import { handedIn } from '../../model/production-state.js';

const said = { orderId: Id, uploadId: Id, ...handedIn };

const fileHandedIn = defineEvent('case.production_file_handed_in', {
  label: { fr: 'Fichier remis par les opérations', en: 'File handed in by operations' },
  data: said,
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { orderId, uploadId: id, ...file }, by) => {
    const order = orderOf(state, orderId);
    return order ? withOrder(state, orderId, { files: [...filesOf(order), { id, ...file, by }] }) : state;
  },
  follow: ({ uploadId }) => [{ do: 'scan_file', uploadId }],
});

export const handInFile = defineAction('hand_in_file', {
  label: { fr: 'Remettre un fichier', en: 'Hand in a file' },
  input: said,
  events: [fileHandedIn],
  open: 'anywhere',
  roles: ['operations'],
  guard: objectionToRunning,
  decide: (given, { state, at }) => {
    const objection = objectionToFile(state, given, at);
    return objection ? refuse(objection) : accept([fileHandedIn.of(given)]);
  },
});
