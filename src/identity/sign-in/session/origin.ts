/** Whether a browser sent the request from a page of another site (Fetch Metadata; RFC 6454, 7). */

export interface OriginHeaders {
  readonly host: string;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
}

/**
 * True as soon as one header says so. A client that is no browser sends neither and carries no cookie by itself:
 * it passes here and still needs the session and its token.
 */
export function isCrossSite({ host, origin, fetchSite }: OriginHeaders): boolean {
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return true;
  return origin !== undefined && hostOf(origin) !== host.toLowerCase();
}

/** `null`, the origin of sandboxed pages, is no address and therefore foreign. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
