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

/** What the document says, line by line, page after page: to compare two versions, and for whoever reads no picture. */
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
