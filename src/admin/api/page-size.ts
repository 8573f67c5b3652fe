/** How many rows are asked for at once; the page tells first-paint.js the same. */
export const PAGE = 50;
