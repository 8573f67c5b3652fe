declare module 'virtual:files' {
  /** Base64 by file name. */
  const files: Readonly<Record<string, string | undefined>>;
  export default files;
}
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
declare module 'buffer/' {
  export const Buffer: typeof globalThis.Buffer;
}
