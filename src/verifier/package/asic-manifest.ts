/** META-INF/ASiCManifest.xml (EN 319 162-1, A.4): each file of the container with its SHA-512. Written, and read back strictly. */
import { demand, Fault } from '../trust/fault.js';

export const ASIC_MANIFEST = 'META-INF/ASiCManifest.xml';
export const SIGNATURE = 'META-INF/signature.p7s';
export const ASIC_TYPE = 'application/vnd.etsi.asic-e+zip';
export const MANIFEST = 'manifest.json';

export interface FileReference {
  readonly name: string;
  readonly mediaType: string;
  /** Lower-case hexadecimal. */
  readonly sha512: string;
}

const head = `<?xml version="1.0" encoding="UTF-8"?>
<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
<asic:SigReference URI="${SIGNATURE}" MimeType="application/pkcs7-signature"/>
`;
const tail = '</asic:ASiCManifest>\n';

/** RFC 3986: each part of the path in UTF-8, with `%` before what is reserved. */
const uriOf = (name: string): string => name.split('/').map(encodeURIComponent).join('/');
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`);
const unescaped = (text: string): string =>
  text.replaceAll(/&#(\d{1,3});/g, (_, code: string) => String.fromCharCode(Number(code)));

/** The manifest of the package is its root file. */
const written = ({ name, mediaType, sha512 }: FileReference): string =>
  `<asic:DataObjectReference URI="${uriOf(name)}" MimeType="${escaped(mediaType)}"${name === MANIFEST ? ' Rootfile="true"' : ''}>
<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha512"/><ds:DigestValue>${Buffer.from(sha512, 'hex').toString('base64')}</ds:DigestValue>
</asic:DataObjectReference>
`;

export const asicManifestOf = (files: readonly FileReference[]): Buffer =>
  Buffer.from(`${head}${files.map(written).join('')}${tail}`, 'utf8');

const reference =
  /<asic:DataObjectReference URI="([^"]*)" MimeType="([^"]*)"[^>]*>\n<ds:DigestMethod [^>]*><ds:DigestValue>([A-Za-z0-9+/=]*)</g;

/** Throws a Fault on anything that is not, byte for byte, what the references in it give. */
export function readAsicManifest(bytes: Buffer): FileReference[] {
  const files = [...bytes.toString('utf8').matchAll(reference)].map(([, uri = '', type = '', digest = '']) => ({
    name: nameOf(uri),
    mediaType: unescaped(type),
    sha512: Buffer.from(digest, 'base64').toString('hex'),
  }));
  demand(
    asicManifestOf(files).equals(bytes),
    'META-INF/ASiCManifest.xml n’est pas écrit comme le format le veut.',
    'META-INF/ASiCManifest.xml is not written as the format wants it.',
  );
  return files;
}

function nameOf(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    throw new Fault(
      'META-INF/ASiCManifest.xml nomme un fichier que l’on ne peut pas lire.',
      'META-INF/ASiCManifest.xml names a file that cannot be read.',
    );
  }
}
