import type { UnreadReason } from '../../domain/intake/message.js';

const signatureTypes = new Set([
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-signature',
  'application/pgp-keys',
]);
const encryptedTypes = new Set(['application/pkcs7-mime', 'application/x-pkcs7-mime', 'application/pgp-encrypted']);

/** Why a part of this type is left as it is. */
export function whyUnread(contentType: string): UnreadReason {
  if (signatureTypes.has(contentType)) return 'signature';
  if (encryptedTypes.has(contentType)) return 'encrypted';
  if (contentType.startsWith('image/')) return 'picture';
  return isContainer(contentType) ? 'unread_format' : 'unknown_type';
}

/** Archives and older office files are not opened: they go to a person as they are. */
function isContainer(contentType: string): boolean {
  return /zip|officedocument|opendocument|msword|rtf|ms-tnef|ms-outlook|ms-excel|tar|7z|rar/.test(contentType);
}
