/** SPF, DKIM, DMARC and ARC of one raw message, with mailauth (RFC 7208, 6376, 7489, 8617); its verdicts become ours. */
import { isIP } from 'node:net';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { dmarc as verifyDmarc } from 'mailauth/lib/dmarc/index.js';
import { spf as verifySpf } from 'mailauth/lib/spf/index.js';
import { addressText, type Mailbox, mailbox } from '../../domain/kernel/mailbox.js';
import type { SenderFinding } from '../../domain/reading/sender-check.js';
import { arcFinding, type Dns } from './arc.js';
import { type DkimFinding, dkimFindingOf, Signatures, strongDomains } from './dkim.js';
import type { RecordType, Resolver } from './dns.js';
import { found } from './found.js';
import type { Task } from './words.js';

/** RFC 8301: verifiers take no shorter RSA key. */
const MINIMUM_BITS = 1_024;
const NAMES = ['spf', 'dkim', 'dmarc', 'arc'] as const;

interface Author {
  /** How many From headers there are. */
  readonly fields: number;
  readonly addresses: readonly string[];
}

/** The four checks of the outer message; `readAs` is its one author as it was read, null where it names none or several. */
export async function transportFindings(
  raw: Buffer,
  task: Task,
  resolver: Resolver,
  readAs: Mailbox | null,
): Promise<SenderFinding[]> {
  const dns = watched(resolver);
  const { verified, author, dkim } = await dkimOf(raw, task, dns);
  const forged = forgedAuthor(author, readAs);
  if (!task.dns) return [...NAMES.map((name) => found(`${name}_no_resolver`)).filter(unless(forged)), ...forged];
  const spf = await spfOf(task, dns);
  const arc = await arcFinding(verified, dns, MINIMUM_BITS);
  const dmarc = await dmarcOf(author, readAs, spf, dkim, dns);
  return [spf.finding, dkim.finding, dmarc, arc].filter(unless(forged)).concat(forged);
}

/** DKIM of a message inside another: the signature of the author's own domain survives a forward. */
export async function innerDkim(raw: Buffer, task: Task, resolver: Resolver, path: string): Promise<SenderFinding> {
  if (!task.dns) return found('dkim_no_resolver', [], path);
  const { dkim } = await dkimOf(raw, task, watched(resolver));
  return { ...dkim.finding, message: path };
}

function watched(resolver: Resolver): Dns {
  const dns: Dns = {
    failed: false,
    ask: async (name, type) => {
      try {
        return (await resolver(name, type as RecordType)) as string[];
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : null;
        if (code !== 'ENOTFOUND' && code !== 'ENODATA') dns.failed = true;
        throw error;
      }
    },
  };
  return dns;
}

async function dkimOf(raw: Buffer, task: Task, dns: Dns) {
  const verified = await dkimVerify(raw, {
    resolver: dns.ask,
    minBitLength: MINIMUM_BITS,
    curTime: task.receivedAt,
    sender: '<>',
  });
  const fields = verified.headers?.parsed.filter(({ key }) => key === 'from').length ?? 0;
  const author: Author = { fields, addresses: verified.headerFrom };
  return { verified, author, dkim: dkimFindingOf(Signatures.parse(verified.results)) };
}

/** Replaces what is said of DKIM and DMARC where the author itself is forged. */
function forgedAuthor(author: Author, readAs: Mailbox | null): SenderFinding[] {
  if (author.fields > 1) {
    const detail = [`${author.fields} From`];
    return [found('dkim_several_from', detail), found('dmarc_several_from', detail)];
  }
  // Where no author was read there is none to prove.
  if (!readAs) return [];
  const other = author.addresses.map((address) => mailbox(address)?.domain ?? address).join(' ');
  return other === readAs.domain ? [] : [found('dmarc_disputed_from', [other, readAs.domain])];
}

const nameOf = ({ outcome }: SenderFinding): string => outcome.slice(0, outcome.indexOf('_'));
const unless = (forged: readonly SenderFinding[]) => (finding: SenderFinding) =>
  !forged.some((one) => nameOf(one) === nameOf(finding));

interface Spf {
  readonly finding: SenderFinding;
  /** Set only when it passed. */
  readonly domain: string | null;
  /** False when SPF could say neither yes nor no. */
  readonly concluded: boolean;
}

const spfOutcomes: Readonly<Record<string, 'spf_pass' | 'spf_fail' | 'spf_none'>> = {
  pass: 'spf_pass',
  fail: 'spf_fail',
  softfail: 'spf_fail',
  neutral: 'spf_none',
  none: 'spf_none',
};

async function spfOf({ connection }: Task, dns: Dns): Promise<Spf> {
  const { clientAddress, mailFrom } = connection;
  const helo = connection.helo ?? '';
  if (!clientAddress || !isIP(clientAddress) || (!mailFrom && helo === '')) {
    return { finding: found('spf_no_connection'), domain: null, concluded: false };
  }
  const verified = await verifySpf({
    ip: clientAddress,
    helo: isIP(helo) ? `[${helo}]` : helo,
    sender: mailFrom ?? '',
    mta: 'greffe',
    resolver: dns.ask,
  });
  const { result } = verified.status;
  const identity = mailFrom ? `smtp.mailfrom=${mailFrom}` : `smtp.helo=${helo}`;
  return {
    finding: found(spfOutcomes[result] ?? 'spf_error', [`spf=${result} ${identity} (${clientAddress})`]),
    domain: result === 'pass' ? verified.domain : null,
    concluded: result !== 'temperror',
  };
}

async function dmarcOf(
  author: Author,
  readAs: Mailbox | null,
  spf: Spf,
  dkim: DkimFinding,
  dns: Dns,
): Promise<SenderFinding> {
  if (!readAs) return found('dmarc_several_authors', author.addresses);
  const address = addressText(readAs);
  const verified = await verifyDmarc({
    headerFrom: [address],
    spfDomains: spf.domain ? [spf.domain] : [],
    dkimDomains: strongDomains(dkim),
    resolver: dns.ask,
  });
  if (!verified) return found('dmarc_several_authors', [address]);
  const { status, domain, policy } = verified;
  const detail = [`dmarc=${status.result} header.from=${domain}${policy ? ` policy=${policy}` : ''}`];
  if (status.result === 'pass') return found('dmarc_pass', detail);
  if (status.result === 'none') return found('dmarc_none', detail);
  const concluded = spf.concluded && dkim.concluded;
  if (status.result !== 'fail' || !concluded) return found('dmarc_error', detail);
  const asks = ['quarantine', 'reject'].includes(policy?.trim().toLowerCase());
  return found(asks ? 'dmarc_fail' : 'dmarc_no_policy', detail);
}
