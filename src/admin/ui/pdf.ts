/** pdf.js under our policy: its worker comes from our origin, nothing of a document is executed, no WebAssembly. */
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL: (url: string) => string };
}

/** The one Trusted Types policy of the desk: the address of this worker, from our own origin. */
const policy = (window as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('greffe-worker', {
  createScriptURL: (url) => {
    if (new URL(url, location.href).origin !== location.origin) throw new TypeError('A worker of another origin.');
    return url;
  },
});

let worker: Worker | undefined;

export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
export { TextLayer } from 'pdfjs-dist';

/** The bytes are copied: pdf.js takes away those that it is given. Call `destroy` of the loading task when done. */
export function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  worker ??= new Worker(policy ? policy.createScriptURL(workerUrl) : workerUrl, { type: 'module', name: 'pdf' });
  GlobalWorkerOptions.workerPort = worker;
  return getDocument({
    data: bytes.slice(),
    cMapUrl: '/pdfjs/cmaps/',
    standardFontDataUrl: '/pdfjs/standard_fonts/',
    iccUrl: '/pdfjs/iccs/',
    wasmUrl: '/pdfjs/wasm/',
    useWasm: false,
    enableXfa: false,
  }).promise;
}

/** What the document says, line by line, page after page: to compare two versions, and for screen readers. */
export async function linesOf(document: PDFDocumentProxy): Promise<string[]> {
  const lines: string[] = [];
  for (let at = 1; at <= document.numPages; at += 1) {
    const { items } = await (await document.getPage(at)).getTextContent();
    let line = '';
    for (const item of items) {
      if (!('str' in item)) continue;
      line += item.str;
      if (!item.hasEOL) continue;
      lines.push(line.trim());
      line = '';
    }
    if (line.trim()) lines.push(line.trim());
  }
  return lines.filter((each) => each !== '');
}

/** How many characters can be taken out of each page. */
export async function charactersOf(bytes: Uint8Array): Promise<number[]> {
  const document = await openPdf(bytes);
  try {
    const counts: number[] = [];
    for (let at = 1; at <= document.numPages; at += 1) {
      const { items } = await (await document.getPage(at)).getTextContent();
      counts.push(items.reduce((sum, item) => sum + ('str' in item ? item.str.trim().length : 0), 0));
    }
    return counts;
  } finally {
    await document.loadingTask.destroy();
  }
}

export interface Found {
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Letters are not equally wide: what is found is covered with this much more on either side, in heights of a line. */
const MARGIN = 0.35;

/** Every place where the words stand, as shares of the page; within one run of text, whatever its case. */
export async function placesOf(bytes: Uint8Array, words: string): Promise<Found[]> {
  const document = await openPdf(bytes);
  const wanted = words.trim().toLocaleLowerCase();
  const found: Found[] = [];
  try {
    for (let at = 1; at <= document.numPages && wanted !== ''; at += 1) {
      const page = await document.getPage(at);
      const viewport = page.getViewport({ scale: 1 });
      for (const item of (await page.getTextContent()).items) {
        if (!('str' in item)) continue;
        for (const start of startsOf(item.str.toLocaleLowerCase(), wanted)) {
          const corners = cornersOf(item, start / item.str.length, (start + wanted.length) / item.str.length);
          const points = corners.map(([x, y]) => viewport.convertToViewportPoint(x, y) as [number, number]);
          found.push({ page: at, ...shares(points, viewport) });
        }
      }
    }
    return found;
  } finally {
    await document.loadingTask.destroy();
  }
}

function startsOf(text: string, wanted: string): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) starts.push(at);
  return starts;
}

interface Run {
  readonly transform: readonly number[];
  readonly width: number;
}

/** Of the part of a run between two shares of its length, in the space of the PDF, whichever way the run is turned. */
function cornersOf({ transform, width }: Run, from: number, to: number): [number, number][] {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = transform;
  const [along, up] = [Math.hypot(a, b) || 1, Math.hypot(c, d) || 1];
  const at = (right: number, high: number): [number, number] => [
    x + (a / along) * right + (c / up) * high,
    y + (b / along) * right + (d / up) * high,
  ];
  const [left, right] = [from * width - MARGIN * up, to * width + MARGIN * up];
  return [at(left, -0.3 * up), at(right, -0.3 * up), at(left, up), at(right, up)];
}

function shares(points: readonly (readonly [number, number])[], { width, height }: { width: number; height: number }) {
  const [xs, ys] = [points.map(([x]) => x / width), points.map(([, y]) => y / height)];
  const [left, top] = [Math.max(0, Math.min(...xs)), Math.max(0, Math.min(...ys))];
  return { left, top, width: Math.min(1, Math.max(...xs)) - left, height: Math.min(1, Math.max(...ys)) - top };
}
