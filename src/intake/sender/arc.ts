/** The ARC chain of a message (RFC 8617), with mailauth, and stricter than it on how the tags of a seal are written. */
import { arc as verifyArc } from 'mailauth/lib/arc/index.js';
import type { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import type { SenderFinding } from '../../domain/reading/sender-check.js';
import { found } from './found.js';

type Verified = Awaited<ReturnType<typeof dkimVerify>>;

/** What a question to the DNS goes through, and whether one ever failed. */
export interface Dns {
  readonly ask: (name: string, type: string) => Promise<string[][] | string[]>;
  failed: boolean;
}

/** Intact, broken, or unknown when the DNS did not answer. */
export async function arcFinding({ arc, headers }: Verified, dns: Dns, minimumBits: number): Promise<SenderFinding> {
  if (!arc?.chain && !arc?.error) return found('arc_none', ['arc=none']);
  const seals = headers?.parsed.filter(({ key }) => key === 'arc-seal') ?? [];
  if (!seals.every(({ line }) => isTagList(String(line)))) return found('arc_fail', ['arc=fail (malformed seal)']);
  const { chain, lastEntry, error } = arc;
  const data = { chain: chain || [], ...(lastEntry && { lastEntry }), ...(error && { error }) };
  const { status } = await verifyArc(data, { resolver: dns.ask, minBitLength: minimumBits });
  const detail = [`arc=${status.result}${status.comment ? ` (${status.comment})` : ''}`];
  if (status.result === 'pass') return found('arc_pass', detail);
  return found(dns.failed ? 'arc_error' : 'arc_fail', detail);
}

const known = new Set(['a', 'b', 'c', 'cv', 'd', 'i', 's', 't']);

/** RFC 6376, 3.2: names are letters, their case counts, none stands twice, and only the last semicolon may end the list. */
function isTagList(line: string): boolean {
  const tags = line
    .slice(line.indexOf(':') + 1)
    .replace(/;\s*$/, '')
    .split(';')
    .map((tag) => /^\s*([a-z][a-z0-9_]*)\s*=/i.exec(tag)?.[1]);
  const names = new Set(tags);
  const isUpperCase = (name = '') => !known.has(name) && known.has(name.toLowerCase());
  return names.size === tags.length && !names.has(undefined) && !tags.some(isUpperCase);
}
