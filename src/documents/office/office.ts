/** Office files: only the parts that carry text are unpacked, and none when they would grow too large. */
import { unzipSync } from 'fflate';
import type { Opened } from '../result/opened.js';
import { readDocx } from './office-docx-package.js';
import { OfficeText } from './office-look.js';
import { readOdt } from './office-odt.js';

/** Bytes of all parts together, as the file itself declares them: checked before anything is unpacked. */
const MOST_BYTES = 50_000_000;
const parts =
  /^(?:_rels\/\.rels|word\/_rels\/[^/]+\.rels|word\/[^/]+\.xml|content\.xml|styles\.xml|mimetype|META-INF\/manifest\.xml)$/;

class TooLarge extends Error {}

/** Never throws: a file that cannot be read is unread, with the reason. */
export function readOffice(bytes: Buffer): Opened {
  try {
    return textOf(unpack(bytes));
  } catch (error) {
    return { text: null, unread: error instanceof TooLarge ? 'too_large' : 'damaged' };
  }
}

/**
 * A file that lies about the size of a part is cut at the lie; its XML then ends too early, and is damaged. Of two
 * parts of one name a person may be shown the other one, so such a file is damaged too.
 */
function unpack(bytes: Buffer): Record<string, Uint8Array> {
  const names = new Set<string>();
  let declared = 0;
  return unzipSync(bytes, {
    filter({ name, size, originalSize }) {
      if (!parts.test(name)) return false;
      if (names.has(name)) throw new Error(`The file has two parts called ${name}.`);
      names.add(name);
      declared += Math.max(size, originalSize);
      if (declared > MOST_BYTES) throw new TooLarge();
      return true;
    },
  });
}

function textOf(files: Record<string, Uint8Array>): Opened {
  if (Buffer.from(files['META-INF/manifest.xml'] ?? []).includes('encryption-data')) {
    return { text: null, unread: 'encrypted' };
  }
  const into = new OfficeText();
  const isDocx = files['_rels/.rels'] !== undefined;
  if (isDocx && files['content.xml']) throw new Error('The file is two documents at once.');
  if (isDocx) readDocx(files, into);
  else readOdt(files, into);
  const { text, hidden } = into;
  return text.trim() === '' ? { text: null, unread: 'no_text_layer' } : { text, hidden, unread: null };
}
