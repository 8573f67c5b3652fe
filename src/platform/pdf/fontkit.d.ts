/** The part of fontkit that this layer calls: it publishes no types. */
declare module 'fontkit' {
  export interface Glyph {
    readonly id: number;
    readonly codePoints: readonly number[];
  }
  export interface Position {
    xAdvance: number;
    yAdvance: number;
    xOffset: number;
    yOffset: number;
  }
  export interface GlyphRun {
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly Position[];
    readonly advanceWidth: number;
  }
  /** A parsed font, as pdfkit takes it. */
  export interface FontSource {
    _glyphs: Record<number, Glyph>;
    layout(text: string, features?: unknown): GlyphRun;
    glyphsForString(text: string): readonly Glyph[];
    /** Made for these characters, unless it was made before. */
    getGlyph(glyph: number, characters: readonly number[]): Glyph;
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function create(bytes: Uint8Array): FontSource;
}
