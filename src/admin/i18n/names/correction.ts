/** What makes a correction wait, why requirements are lowered. */
import type { LoweringReason, Weakening } from '../../../domain/case/model/vocabulary.js';
import type { AddressZone, RecipientKind } from '../../../domain/law/vocabulary.js';
import type { Named } from './named.js';
import { issuerZone } from './who.js';

export const weakening: Named<Weakening> = {
  leaves_foreign: [
    'La demande ne serait plus étrangère à la France et à l’Union',
    'The request would no longer be foreign',
  ],
  leaves_relayed: ['La demande ne serait plus relayée', 'The request would no longer be relayed'],
  leaves_suspect: ['L’origine ne serait plus tenue pour fausse', 'The origin would no longer be held to be false'],
  lifts_refusal: ['Un refus serait levé', 'A refusal would be lifted'],
  lifts_hold: ['Une attente serait levée', 'A hold would be lifted'],
  drops_approver: ['Un consentement ne serait plus demandé', 'A consent would no longer be asked'],
  drops_call_back: ['L’autorité ne serait plus rappelée', 'The authority would no longer be called back'],
  enters_cell: [
    'Le dossier passerait hors du circuit ordinaire, sous secret',
    'The case would go to the secret cell, outside the ordinary workflow',
  ],
  keeps_less: [
    'Le contenu pourrait être effacé après la clôture',
    'The content could be erased once the case is closed',
  ],
  leaves_cell: ['Le dossier ne serait plus sous secret', 'The case would leave the secret cell'],
};

export const loweringReason: Named<LoweringReason> = {
  another_request: ['C’est une autre demande', 'It is another request'],
  misread: ['La demande a été mal lue', 'The request was misread'],
  asked_too_much: ['Trop a été demandé', 'Too much was asked'],
};

export const addressZone: Named<AddressZone> = {
  ...issuerZone,
  UNKNOWN: ['Domaine inconnu', 'Unknown domain'],
  DIS: ['Système informatique décentralisé', 'Decentralised IT system'],
};

export const recipientKind: Named<RecipientKind> = {
  requester: ['Le demandeur', 'The requester'],
  magistrate: ['Le magistrat', 'The magistrate'],
  central_authority: ['L’autorité centrale', 'The central authority'],
  competent_channel: ['La voie compétente', 'The competent channel'],
};
