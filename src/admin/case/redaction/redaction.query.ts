/** The copy that the server makes and reads again, and what this browser finds when it reads it once more. */
import { client, take } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import type { Zone } from './zones.js';

type Order = components['schemas']['Redaction'];
export type RedactionSource = Order['source'];

export interface Copy {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of the bytes received here, hexadecimal. */
  readonly sha256: string;
  /** It is the one that the server says. */
  readonly same: boolean;
  readonly pages: number;
  /** Characters that can be taken out of the copy, but for its last page, which lists the reasons. */
  readonly characters: number;
}

const hex = (buffer: ArrayBuffer): string =>
  Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');

export async function redact(
  caseId: string,
  source: RedactionSource,
  zones: readonly Zone[],
  language: Order['language'],
): Promise<Copy> {
  const order = zones.map(({ id: _, ...zone }) => zone);
  const params = { path: { id: caseId } };
  const body = { source, zones: order, language };
  const made = await take(client.POST('/api/cases/{id}/redactions', { params, body }));
  const bytes = Uint8Array.from(atob(made.base64), (character) => character.charCodeAt(0));
  const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes));
  const { charactersOf } = await import('../../ui/pdf.js');
  const read = await charactersOf(bytes);
  return {
    bytes,
    sha256,
    same: sha256 === made.sha256,
    pages: read.length,
    characters: read.slice(0, -1).reduce((sum, n) => sum + n, 0),
  };
}
