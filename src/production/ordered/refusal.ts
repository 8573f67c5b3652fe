import { instructionUnknown } from '../../domain/case/actions/instruction/refusals.js';
import { orderUnknown, targetUnknown } from '../../domain/case/model/production.js';
import { atField, refusal } from '../../domain/kernel/result.js';

export const refusals = {
  orderUnknown,
  instructionUnknown,
  reasonMissing: atField(
    'reason',
    refusal(
      'answer-reason-wrong',
      'invalid',
      'Dites pourquoi l’instruction est impossible ; une instruction exécutée n’a pas de motif.',
      'Say why the instruction is impossible; one that is done has no reason.',
    ),
  ),
  caseClosed: refusal(
    'production-closed',
    'conflict',
    'Cette instruction n’est plus ouverte : son contenu n’est plus montré.',
    'This order is no longer open: what it says is not shown any more.',
  ),
  targetUnknown,
  targetRead: atField(
    'targets',
    refusal(
      'ordered-target-read',
      'invalid',
      'Ce compte a été lu dans la demande : choisissez-le dans la liste, au lieu de l’écrire.',
      'This target was read in the request: choose it in the list instead of writing it.',
    ),
  ),
  periodBackwards: refusal(
    'period-backwards',
    'invalid',
    'La période finit avant de commencer : corrigez ses dates.',
    'The period ends before it begins: correct its dates.',
  ),
  sealOver: refusal(
    'seal-over',
    'unavailable',
    'Le certificat du cachet des lettres n’est plus valable : l’instruction ne peut pas être scellée.',
    'The certificate of the seal of letters is no longer valid: the order cannot be sealed.',
  ),
} as const;
