/** Outcomes of the checks of signatures: S/MIME on the message (RFC 8551), signatures inside attached PDF acts (ISO 32000). */
import { forgery, outcome, proof } from './judgement.js';

const smime = {
  smime_holds: proof(
    'smime',
    'Signature S/MIME intacte, au nom de l’adresse de l’auteur, sous une autorité de certification retenue.',
    'S/MIME signature intact, in the name of the author’s address, under a pinned certificate authority.',
  ),
  smime_unknown_signer: outcome(
    'smime',
    'unknown',
    'Signature S/MIME intacte, signataire inconnu : aucune autorité de certification retenue ne l’atteste.',
    'S/MIME signature intact, signer unknown: no pinned certificate authority attests it.',
  ),
  smime_not_valid_then: outcome(
    'smime',
    'unknown',
    'Signature S/MIME intacte, mais son certificat n’était pas valable le jour de la réception.',
    'S/MIME signature intact, but its certificate was not valid on the day of receipt.',
  ),
  smime_wrong_purpose: outcome(
    'smime',
    'unknown',
    'Signature S/MIME intacte, mais son certificat n’est pas fait pour le courriel.',
    'S/MIME signature intact, but its certificate is not meant for mail.',
  ),
  smime_other_address: forgery(
    'smime',
    'La signature S/MIME est celle d’une autre adresse que celle de l’auteur.',
    'The S/MIME signature is of another address than the author’s.',
  ),
  smime_broken: forgery(
    'smime',
    'La signature S/MIME est fausse : le message a été changé après sa signature.',
    'The S/MIME signature is wrong: the message was changed after it was signed.',
  ),
  smime_weak: outcome(
    'smime',
    'unknown',
    'La signature S/MIME emploie un algorithme refusé (SHA-1, MD5 ou clé courte) : elle ne prouve rien.',
    'The S/MIME signature uses a refused algorithm (SHA-1, MD5 or a short key): it proves nothing.',
  ),
  smime_unsupported: outcome(
    'smime',
    'unknown',
    'La signature S/MIME emploie une forme ou un algorithme que Greffe ne sait pas vérifier.',
    'The S/MIME signature uses a form or an algorithm that Greffe cannot check.',
  ),
  smime_none: outcome(
    'smime',
    'unknown',
    'Le message ne porte pas de signature S/MIME.',
    'The message carries no S/MIME signature.',
  ),
  smime_unfinished: outcome(
    'smime',
    'unknown',
    'La signature S/MIME n’a pu être vérifiée dans ses bornes de temps et de mémoire.',
    'The S/MIME signature could not be checked within its bounds of time and memory.',
  ),
};

const pdf = {
  pdf_holds: outcome(
    'pdf_signature',
    'holds',
    'Signature du PDF intacte, rien n’a été ajouté après elle, signataire sous une autorité de certification retenue.',
    'PDF signature intact, nothing was added after it, signer under a pinned certificate authority.',
  ),
  pdf_intact: outcome(
    'pdf_signature',
    'unknown',
    'Signature du PDF intacte, rien n’a été ajouté après elle, signataire inconnu.',
    'PDF signature intact, nothing was added after it, signer unknown.',
  ),
  pdf_added_after: outcome(
    'pdf_signature',
    'unknown',
    'Signature du PDF intacte, mais des octets ont été ajoutés après elle : ils ne sont pas signés.',
    'PDF signature intact, but bytes were added after it: they are not signed.',
  ),
  pdf_broken: forgery(
    'pdf_signature',
    'La signature du PDF est fausse : l’acte a été changé après sa signature.',
    'The PDF signature is wrong: the act was changed after it was signed.',
  ),
  pdf_unsupported: outcome(
    'pdf_signature',
    'unknown',
    'Le PDF porte une signature que Greffe ne sait pas vérifier.',
    'The PDF carries a signature that Greffe cannot check.',
  ),
  pdf_none: outcome('pdf_signature', 'unknown', 'Aucun PDF joint n’est signé.', 'No attached PDF is signed.'),
  pdf_unfinished: outcome(
    'pdf_signature',
    'unknown',
    'Les signatures des PDF n’ont pu être vérifiées dans leurs bornes de temps et de mémoire.',
    'The signatures of the PDFs could not be checked within their bounds of time and memory.',
  ),
};

export const signatureOutcomes = { ...smime, ...pdf };
