/** What the HTTP server itself refuses, before any of our code is asked. */
import { STATUS_CODES } from 'node:http';
import { type Refusal, refusal } from '../../../domain/kernel/result.js';

const refusals: Readonly<Record<number, Refusal>> = {
  400: refusal(
    'malformed-request',
    'invalid',
    'La requête est illisible : envoyez une adresse bien formée et un corps JSON valide (RFC 8259).',
    'The request cannot be read: send a well-formed address and a valid JSON body (RFC 8259).',
  ),
  404: refusal(
    'no-such-address',
    'not_found',
    'Cette adresse n’existe pas : la liste est dans /api/openapi.json.',
    'This address does not exist: the list is in /api/openapi.json.',
  ),
  413: refusal(
    'body-too-large',
    'too_large',
    'Le corps de la requête dépasse la taille admise à cette adresse : divisez-le.',
    'The body of the request exceeds the size accepted at this address: split it.',
  ),
  415: refusal(
    'media-type-not-read',
    'invalid',
    'Ce type de contenu n’est pas lu ici : envoyez du application/json.',
    'This media type is not read here: send application/json.',
  ),
};

/** The refusal for a 4xx status; one without a sentence of its own gets the name RFC 9110 gives it. */
export function protocolRefusal(status: number): Refusal {
  const name = STATUS_CODES[status] ?? 'Bad Request';
  return (
    refusals[status] ?? {
      code: `http-${status}`,
      kind: 'invalid',
      sentence: {
        fr: `Le serveur refuse la requête (${status} ${name}).`,
        en: `The server refuses it (${status} ${name}).`,
      },
    }
  );
}
