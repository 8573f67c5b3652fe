/** The part of fontkit that this layer calls: it publishes no types. */
declare module 'fontkit' {
  /** A parsed font, as pdfkit takes it. */
  export interface FontSource {
    readonly _glyphs: object;
    layout(text: string): unknown;
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function create(bytes: Uint8Array): FontSource;
}
