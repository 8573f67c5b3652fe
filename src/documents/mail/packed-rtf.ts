/** RTF as Exchange packs it (MS-OXRTFCP). */
import { decompressRTF } from '@kenjiuno/decompressrtf';

/** Bytes of the unpacked text as its head declares them. */
const MOST = 10_000_000;

/** Throws when it is cut or would grow too large. */
export function unpackedRtf(bytes: Buffer): Buffer {
  if (bytes.length < 16 || bytes.readUInt32LE(4) > MOST) throw new RangeError('The packed text is cut or too large.');
  return Buffer.from(decompressRTF([...bytes]));
}
