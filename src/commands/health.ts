import { type Output, say } from './output.js';
import { settingsOrThrow } from './settings.js';

const ANSWER_MILLISECONDS = 5_000;
const everyAddress = new Set(['0.0.0.0', '::']);

/** Asks the server of these settings on this machine, as a load balancer does. True where it takes requests. */
export async function health(options: Output): Promise<boolean> {
  const { httpHost, httpPort } = settingsOrThrow();
  const named = everyAddress.has(httpHost) ? 'localhost' : httpHost;
  const address = `http://${named.includes(':') ? `[${named}]` : named}:${httpPort}/readyz`;
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(ANSWER_MILLISECONDS) }).catch(
    () => null,
  );
  const isReady = answer?.ok === true;
  const said = answer ? `answers ${answer.status}` : 'does not answer';
  say(options, { ok: isReady, status: answer?.status ?? null }, `${address} ${said}.`);
  return isReady;
}
