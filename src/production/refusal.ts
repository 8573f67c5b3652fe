import { orderUnknown } from '../domain/case/model/production.js';
import { atField, refusal } from '../domain/kernel/result.js';

export const refusals = {
  orderUnknown,
  caseClosed: refusal(
    'production-closed',
    'conflict',
    'Cette instruction n’est plus ouverte : son contenu n’est plus montré.',
    'This order is no longer open: what it says is not shown any more.',
  ),
  targetUnknown: atField(
    'targets',
    refusal(
      'ordered-target-unknown',
      'invalid',
      'Nommez au moins un compte visé, chacun une fois, parmi ceux de la demande ou avec son nom.',
      'Name at least one target, each once, of those of the request or with its name.',
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
