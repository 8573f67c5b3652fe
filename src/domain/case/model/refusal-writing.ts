/** Every "no" about what the letters of an action want. */
import { atField, refusal } from '../../kernel/result.js';

export const writingRefusals = {
  noAddress: refusal(
    'no-address',
    'conflict',
    'La demande ne donne aucune adresse à laquelle répondre. Établissez-la par une autre voie et indiquez-la avec sa preuve (« Confirmer l’adresse de réponse »), ou répondez par la poste (« Choisir le destinataire des lettres »).',
    'The request gives no address to answer to. Establish it by another route and give it with its evidence ("Confirm the address to answer"), or answer by post ("Choose the recipient of letters").',
  ),
  addressInDoubt: refusal(
    'address-in-doubt',
    'conflict',
    'Les messages de ce dossier laissent un doute sur l’adresse à laquelle répondre. Vérifiez-la par une autre voie et confirmez-la (« Confirmer l’adresse de réponse »), demandez à l’expéditeur d’écrire de nouveau, ou répondez par la poste (« Choisir le destinataire des lettres »).',
    'The messages of this case leave the address to answer in doubt. Check it by another route and confirm it ("Confirm the address to answer"), ask the sender to write again, or answer by post ("Choose the recipient of letters").',
    'RFC 5322, 3.6.2',
  ),
  targetsWithoutDisclosure: atField(
    'targets',
    refusal(
      'targets-without-disclosure',
      'invalid',
      'Seule une communication de données répond compte par compte.',
      'Only a disclosure answers target by target.',
    ),
  ),
  formMissing: refusal(
    'annex-iii-missing',
    'invalid',
    'La réponse se donne sur le formulaire que le règlement prescrit : joignez-le, rempli.',
    'The answer goes on the form that the regulation prescribes: attach it, filled in.',
    'Règlement (UE) 2023/1543, art. 10; TCO 3',
  ),
  impossibilityLasts: refusal(
    'impossibility-lasts',
    'conflict',
    'Une impossibilité est constatée dans ce dossier : inscrivez d’abord qu’elle est terminée, ou répondez sans données.',
    'An impossibility is stated in this case: record first that it is over, or answer without data.',
    'Règlement (UE) 2023/1543, art. 10, § 7',
  ),
  nothingAnswered: refusal(
    'nothing-answered',
    'invalid',
    'Un faux n’est pas répondu : rien ne peut y être joint. Consignez les pièces de la plainte dans une note.',
    'A forgery is not answered: nothing can be attached. Record the evidence for the complaint in a note.',
    'CP, art. 433-12 et 441-1',
  ),
} as const;
