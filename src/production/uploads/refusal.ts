/** Why a file is not taken, and what to do. */
import { atField, type Refusal, refusal } from '../../domain/kernel/result.js';

/** In bytes: more than any order, and within what one file of the store may be. */
export const LARGEST_FILE = 64 * 2 ** 30;
/** Unfinished at once, of one order. */
export const MOST_OPEN = 20;

export const refusals = {
  unknown: refusal(
    'upload-unknown',
    'not_found',
    'Aucun envoi de fichier ne correspond pour cette instruction : commencez-en un nouveau.',
    'There is no such upload of this order: begin a new one.',
  ),
  ended: refusal(
    'upload-ended',
    'conflict',
    'Cet envoi a pris fin et n’a rien gardé : commencez-en un nouveau.',
    'This upload ended and kept nothing: begin a new one.',
  ),
  inUse: refusal(
    'upload-in-use',
    'conflict',
    'Ce fichier est en train d’être envoyé par une autre connexion : attendez une minute, puis reprenez.',
    'This file is being sent over another connection: wait a minute, then go on.',
  ),
  moved: refusal(
    'upload-offset-moved',
    'conflict',
    'Ce qui est gardé du fichier finit ailleurs : demandez où (HEAD), puis reprenez de là.',
    'What is kept of the file ends elsewhere: ask where (HEAD), then go on from there.',
    'tus 1.0.0',
  ),
  tooLong: refusal(
    'upload-too-long',
    'too_large',
    'Il est arrivé plus d’octets que la taille annoncée : vérifiez le fichier, puis commencez un nouvel envoi.',
    'More bytes came than the size that was announced: check the file, then begin a new upload.',
  ),
  tooLarge: atField(
    'size',
    refusal(
      'upload-too-large',
      'too_large',
      'Un fichier a 64 Gio au plus : divisez-le.',
      'A file has 64 GiB at most: divide it.',
    ),
  ),
  noRoom: refusal(
    'upload-no-room',
    'unavailable',
    'Le stockage n’a pas la place de ce fichier : prévenez la personne qui exploite le service, puis réessayez.',
    'The storage has no room for this file: tell the operator of the service, then try again.',
  ),
  tooManyOpen: refusal(
    'upload-too-many-open',
    'too_many',
    'Vingt envois de cette instruction sont inachevés : terminez-les ou abandonnez-les d’abord.',
    'Twenty uploads of this order are unfinished: finish or abandon them first.',
  ),
  checksumWrong: refusal(
    'upload-checksum-wrong',
    'conflict',
    'Cette partie est arrivée altérée et n’est pas gardée : envoyez-la de nouveau.',
    'This part arrived altered and is not kept: send it again.',
    'tus 1.0.0, Checksum',
  ),
  digestWrong: refusal(
    'upload-digest-wrong',
    'invalid',
    'Le fichier arrivé n’a pas l’empreinte annoncée : rien n’en est gardé. Vérifiez le fichier et son empreinte, puis envoyez-le de nouveau.',
    'The file that arrived does not have the digest that was announced: nothing of it is kept. Check the file and its digest, then send it again.',
  ),
  zipBomb: refusal(
    'upload-zip-bomb',
    'invalid',
    'Décompressée, cette archive ferait plus de cent fois sa taille et plus de 1 Gio : rien n’en est gardé. Envoyez ses fichiers un par un, ou répartis en plusieurs archives.',
    'Unpacked, this archive would be more than a hundred times its size and more than 1 GiB: nothing of it is kept. Send its files one by one, or in several archives.',
  ),
  zipUnreadable: refusal(
    'upload-zip-unreadable',
    'invalid',
    'Cette archive ZIP est abîmée ou a trop de fichiers : rien n’en est gardé. Refaites-la, puis envoyez-la de nouveau.',
    'This ZIP archive is damaged or has too many files: nothing of it is kept. Make it anew, then send it again.',
  ),
  metadataWrong: refusal(
    'upload-metadata-wrong',
    'invalid',
    'Dites dans Upload-Metadata : target (l’identifiant du compte dans l’instruction), filename (120 caractères au plus, sans chemin), et si vous le voulez filetype, sha512 et sha3-512 (hexadécimal).',
    'Say in Upload-Metadata: target (the id of the target in the order), filename (120 characters at most, without a path), and if you like filetype, sha512 and sha3-512 (hexadecimal).',
    'tus 1.0.0, Upload-Metadata',
  ),
  empty: refusal(
    'upload-empty',
    'invalid',
    'Ce fichier est vide : ne l’envoyez pas, et dites à la remise que rien n’est détenu pour ce compte.',
    'This file is empty: do not send it, and say when you hand in that nothing is held of this target.',
  ),
  checksumUnread: refusal(
    'upload-checksum-unread',
    'invalid',
    'Upload-Checksum : donnez sha1, sha256 ou sha512, puis l’empreinte en base64.',
    'Upload-Checksum: give sha1, sha256 or sha512, then the digest in base64.',
    'tus 1.0.0, Checksum',
  ),
  protocol: refusal(
    'upload-protocol',
    'invalid',
    'Cette requête ne suit pas le protocole tus 1.0.0 (Tus-Resumable, Upload-Length, Upload-Offset, application/offset+octet-stream) : corrigez le client.',
    'This request does not follow the protocol tus 1.0.0 (Tus-Resumable, Upload-Length, Upload-Offset, application/offset+octet-stream): correct the client.',
    'tus 1.0.0',
  ),
} as const satisfies Record<string, Refusal>;
