/** What each word of a closed vocabulary is called, French then English; a word without its names does not compile. */
export type Named<Word extends string> = Readonly<Record<Word, readonly [fr: string, en: string]>>;
