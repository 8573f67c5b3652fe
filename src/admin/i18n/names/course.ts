/** How a request comes in and goes its way. */

import type { MoveType } from '../../../domain/case/actions/index.js';
import type { CheckResult, Door } from '../../../domain/law/vocabulary.js';
import type { StepKind } from '../../../domain/workflow/circuit.js';
import type { Named } from './named.js';

export const door: Named<Door> = {
  smtp: ['Courriel', 'E-mail'],
  hook: ['Portail', 'Portal'],
  command_line: ['Ligne de commande', 'Command line'],
};

export const checkResult: Named<CheckResult> = {
  holds: ['Rempli', 'Holds'],
  fails: ['Non rempli', 'Fails'],
  unknown: ['Inconnu', 'Unknown'],
};

/** A kind of step, of a circuit. */
export const step: Named<StepKind> = {
  triage: ['Tri', 'Triage'],
  preparation: ['Préparation', 'Preparation'],
  approval: ['Approbation', 'Approval'],
  dispatch: ['Départ', 'Dispatch'],
  end: ['Fin', 'End'],
};

/** Where a request stands: what its step asks for. */
export const stepKind: Named<StepKind> = {
  triage: ['À trier', 'To sort'],
  preparation: ['À préparer', 'To prepare'],
  approval: ['À approuver', 'To approve'],
  dispatch: ['À envoyer', 'To send'],
  end: ['Terminée', 'Ended'],
};

export const command: Named<MoveType> = {
  join: ['joindre', 'join'],
  confirm_fact: ['confirmer un fait', 'confirm a fact'],
  confirm_address: ['confirmer l’adresse de réponse', 'confirm the address to answer'],
  classify: ['qualifier', 'classify'],
  assign: ['attribuer', 'assign'],
  prepare: ['préparer', 'prepare'],
  approve: ['approuver', 'approve'],
  send_back: ['renvoyer', 'send back'],
  refuse: ['laisser partir le refus', 'let the refusal go'],
  release: ['laisser partir la réponse', 'let the answer go'],
  inform: ['laisser partir la confirmation', 'let the confirmation go'],
  close: ['clore', 'close'],
  withdraw: ['constater le retrait', 'record the withdrawal'],
  note: ['noter', 'note'],
  act: ['conserver ou retirer', 'preserve or remove'],
  ratify: ['confirmer l’acte', 'confirm the act'],
  record_call_back: ['rappeler l’autorité', 'call the authority back'],
  ask_break_glass: ['demander l’accès d’urgence', 'ask to break the glass'],
  grant_break_glass: ['accorder l’accès d’urgence', 'grant the broken glass'],
  clear_hold: ['lever l’attente', 'clear the hold'],
  stop_hold: ['arrêter', 'stop'],
  set_deadline: ['fixer l’échéance', 'set the deadline'],
  extend_preservation: ['prolonger la conservation', 'extend the preservation'],
  keep_preserved: ['garder les données', 'keep the data'],
  end_preservation: ['lever la conservation', 'end the preservation'],
  set_gag: ['fixer le secret', 'set the secrecy'],
  record_notice: ['inscrire l’information donnée', 'record the notice given'],
  ask_opinion: ['demander un avis', 'ask for an opinion'],
  record_opinion: ['inscrire l’avis', 'record the opinion'],
  answer_redirect: ['inscrire la suite du renvoi', 'record what the referral led to'],
  recall: ['retenir l’envoi', 'recall'],
  challenge: ['contester', 'challenge'],
  settle_challenge: ['inscrire la décision', 'record the ruling'],
  confirm_correction: ['confirmer une correction', 'confirm a correction'],
  refuse_correction: ['refuser une correction', 'refuse a correction'],
  withdraw_correction: ['retirer une correction', 'withdraw a correction'],
  record_origin: ['consigner la preuve de l’origine', 'record the evidence of the origin'],
  confirm_origin: ['confirmer la preuve de l’origine', 'confirm the evidence of the origin'],
  ask_lower_floor: ['demander d’abaisser les exigences', 'ask to lower the requirements'],
  lower_floor: ['abaisser les exigences', 'lower the requirements'],
};
