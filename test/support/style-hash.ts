import { createHash } from 'node:crypto';

/** The style of a page as a content security policy names it (CSP 3, 2.3.1). */
export const styleHashOf = (page: string): string =>
  `'sha256-${createHash('sha256')
    .update(/<style>([^<]*)<\/style>/.exec(page)?.[1] ?? '')
    .digest('base64')}'`;
