/** What the antivirus says of a file of operations, and what a person decides of one that it does not call clean. */
import { z } from 'zod';
import { accept, type Refusal, refusal, refuse } from '../../../kernel/result.js';
import { defineAction, defineEvent } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { fileOf, filesOfCase, isUndecided, withFile } from '../../model/handed-file.js';
import { fileDecisions, scanVerdicts } from '../../model/production-state.js';
import type { CaseState } from '../../model/state.js';

const about = { orderId: Id, uploadId: Id };
const said = { ...about, verdict: z.enum(scanVerdicts) };
const decided = { ...about, decision: z.enum(fileDecisions), noteId: Id };

const fileUnknown = refusal(
  'produced-file-unknown',
  'not_found',
  'Aucun fichier remis par les opérations ne correspond.',
  'There is no such file of operations.',
);
const scannedAlready = refusal(
  'produced-file-scanned',
  'conflict',
  'L’antivirus a déjà répondu pour ce fichier.',
  'The antivirus has answered for this file already.',
);
const nothingToDecide = refusal(
  'produced-file-decided',
  'conflict',
  'Il n’y a rien à décider de ce fichier : l’antivirus l’a analysé, ou une personne a déjà décidé.',
  'There is nothing to decide about this file: the antivirus scanned it, or a person has decided already.',
);

/** The first verdict stands, as the first decision does: no later one makes an infected file clean. */
const fileScanned = defineEvent('case.production_file_scanned', {
  label: { fr: 'Fichier des opérations soumis à l’antivirus', en: 'File of operations given to the antivirus' },
  data: said,
  by: 'worker',
  keepsPreparation: true,
  evolve: (state, { orderId, uploadId, verdict }) =>
    withFile(state, orderId, uploadId, { scan: fileOf(state, orderId, uploadId)?.scan ?? verdict }),
});

export const recordFileScan = defineAction('record_file_scan', {
  input: said,
  events: [fileScanned],
  open: 'service',
  roles: [],
  decide: (given, { state }) => {
    const file = fileOf(state, given.orderId, given.uploadId);
    if (!file) return refuse(fileUnknown);
    return file.scan === undefined ? accept([fileScanned.of(given)]) : refuse(scannedAlready);
  },
});

const fileDecided = defineEvent('case.production_file_decided', {
  label: { fr: 'Fichier non analysé accepté ou refusé', en: 'File that was not scanned accepted or refused' },
  data: decided,
  by: 'person',
  keepsPreparation: true,
  evolve: (state, { orderId, uploadId, decision }, decidedBy) =>
    fileOf(state, orderId, uploadId)?.decision ? state : withFile(state, orderId, uploadId, { decision, decidedBy }),
});

const objectionToDeciding = (state: CaseState): Refusal | null =>
  filesOfCase(state).some(({ file }) => isUndecided(file)) ? null : nothingToDecide;

export const decideFile = defineAction('decide_file', {
  label: { fr: 'Accepter ou refuser un fichier non analysé', en: 'Accept or refuse a file that was not scanned' },
  input: decided,
  events: [fileDecided],
  open: 'anywhere',
  roles: ['jurist', 'head_of_legal'],
  guard: objectionToDeciding,
  decide: (given, { state }) => {
    const file = fileOf(state, given.orderId, given.uploadId);
    if (!file) return refuse(fileUnknown);
    return isUndecided(file) ? accept([fileDecided.of(given)]) : refuse(nothingToDecide);
  },
  route: {
    path: 'production-orders/:orderId/files/:uploadId/decision',
    summary: 'Accepts or refuses a file of operations that the antivirus did not scan, and says why',
    note: 'reason',
  },
});
