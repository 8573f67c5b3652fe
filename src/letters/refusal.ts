/** Every "no" of this room, as a sentence that says what to do. */
import type { Refusal } from '../domain/kernel/result.js';

export const refusals = {
  caseErased: {
    code: 'case-erased',
    kind: 'conflict',
    sentence: {
      fr: 'La clé de ce dossier a été détruite : rien ne peut plus y être écrit ni relu.',
      en: 'The key of this case was destroyed: nothing can be written or read in it any more.',
    },
    article: 'RGPD, art. 17',
  },
  noAddress: {
    code: 'no-address',
    kind: 'conflict',
    sentence: {
      fr: 'La demande ne donne aucune adresse à laquelle répondre : répondez par une autre voie, puis notez-le au dossier.',
      en: 'The request gives no address to answer to: answer by another route, then note it in the case.',
    },
  },
  addressInDoubt: {
    code: 'address-in-doubt',
    kind: 'conflict',
    sentence: {
      fr: 'Les messages de ce dossier laissent un doute sur l’adresse à laquelle répondre. Vérifiez-la par une autre voie et confirmez-la (« Confirmer l’adresse de réponse »), demandez à l’expéditeur d’écrire de nouveau, ou répondez par courrier et notez-le au dossier.',
      en: 'The messages of this case leave the address to answer in doubt. Check it by another route and confirm it ("Confirm the address to answer"), ask the sender to write again, or answer by post and note it in the case.',
    },
    article: 'RFC 5322, 3.6.2',
  },
  attachmentMissing: {
    code: 'attachment-missing',
    kind: 'invalid',
    sentence: {
      fr: 'Joignez les données communiquées, ou déclarez qu’aucun compte n’est communiqué.',
      en: 'Attach the data that are disclosed, or state that no account is disclosed.',
    },
  },
  accountsWithoutDisclosure: {
    code: 'accounts-without-disclosure',
    kind: 'invalid',
    sentence: {
      fr: 'Un refus ou une demande de complément ne communique aucun compte : indiquez zéro.',
      en: 'A refusal or a request for completion discloses no account: state zero.',
    },
  },
  formMissing: {
    code: 'annex-iii-missing',
    kind: 'invalid',
    sentence: {
      fr: 'Une demande reçue par le système décentralisé se refuse ou se complète par le formulaire de l’annexe III : joignez-le, rempli.',
      en: 'What came through the decentralised system is refused or completed on the form of Annex III: attach it, filled in.',
    },
    article: 'Règlement (UE) 2023/1543, art. 10',
  },
  nothingAnswered: {
    code: 'nothing-answered',
    kind: 'invalid',
    sentence: {
      fr: 'Un faux n’est pas répondu : rien ne peut y être joint. Consignez les pièces de la plainte dans une note.',
      en: 'A forgery is not answered: nothing can be attached. Record the evidence for the complaint in a note.',
    },
    article: 'CP, art. 433-12 et 441-1',
  },
  letterUnknown: {
    code: 'letter-unknown',
    kind: 'not_found',
    sentence: {
      fr: 'Ce dossier ne contient pas cette lettre : la liste est dans GET /api/cases/{id}/letters.',
      en: 'This case holds no such letter: the list is in GET /api/cases/{id}/letters.',
    },
  },
  letterLeaving: {
    code: 'letter-leaving',
    kind: 'conflict',
    sentence: {
      fr: 'Une lettre de cet envoi est partie, est en train de partir, ou est peut-être partie : elle ne peut plus être retenue. Dans le doute, demandez à son destinataire, puis tranchez l’envoi.',
      en: 'A letter of it has left, is leaving, or may have left: it can no longer be recalled. In doubt, ask its recipient, then settle the delivery.',
    },
  },
  deliveryKnown: {
    code: 'delivery-known',
    kind: 'conflict',
    sentence: {
      fr: 'Le sort de cet envoi n’est pas incertain : il n’y a rien à trancher.',
      en: 'What became of this delivery is not in doubt: there is nothing to settle.',
    },
  },
} as const satisfies Record<string, Refusal>;
