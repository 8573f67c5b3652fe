/** How a request reaches a time-stamp authority or a revocation service: over HTTP, to addresses that were set (docs/promises.md#p8). */

export interface Question {
  readonly address: string;
  readonly mediaType: 'application/timestamp-query' | 'application/ocsp-request' | null;
  /** Absent for what is only fetched. */
  readonly body?: Buffer;
}

/** Rejects with a sentence that names the address when there is no usable answer. */
export type Transport = (question: Question) => Promise<Buffer>;

const TIMEOUT_MILLISECONDS = 15_000;
const LARGEST_ANSWER = 10 * 1024 * 1024;

/** By host and port, then by the beginning of the path: a name that merely begins alike is another host. */
function isUnder(address: string, prefix: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(prefix)) return false;
  const [asked, set] = [new URL(address), new URL(prefix)];
  return asked.origin === set.origin && asked.pathname.startsWith(set.pathname);
}

/** No redirect is followed: an answer comes from the address that was set, or not at all. */
export function httpTransport(allowed: readonly string[]): Transport {
  return async ({ address, mediaType, body }) => {
    if (!allowed.some((prefix) => isUnder(address, prefix))) {
      throw new Error(`${address} is not asked: it is not in GREFFE_REVOCATION_URLS.`);
    }
    const response = await fetch(address, {
      method: body ? 'POST' : 'GET',
      ...(mediaType ? { headers: { 'content-type': mediaType } } : {}),
      ...(body ? { body: new Uint8Array(body) } : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
    const answer = Buffer.from(await response.arrayBuffer());
    if (answer.length > LARGEST_ANSWER) throw new Error(`${address} answered ${answer.length} bytes: too many.`);
    return answer;
  };
}
