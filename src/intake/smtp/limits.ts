/** What one SMTP connection, one address and all of them together may take. Not settings: no operator needs other values. */
export interface SmtpLimits {
  /** Connections at once. */
  readonly connections: number;
  /** Of these, from one IPv4 address or one IPv6 network of 64 bits; a relay opens 20 by default (Postfix). */
  readonly perAddress: number;
  /** Recipients of one message: RFC 5321, 4.5.3.1.8 asks for at least 100. */
  readonly recipients: number;
  /** Milliseconds until the next whole command: RFC 5321, 4.5.3.2.7 asks for at least five minutes. */
  readonly commandMilliseconds: number;
  /** Milliseconds for one message, from DATA to its last byte. */
  readonly messageMilliseconds: number;
  /** Bytes of a message that must come in each window of so many milliseconds. */
  readonly windowBytes: number;
  readonly windowMilliseconds: number;
  /** Replies of 5xx in one connection. */
  readonly errors: number;
  /** Replies between two messages: commands that lead to none, and refused recipients. */
  readonly replies: number;
  /** Messages of one connection. */
  readonly messages: number;
  /** When all connections are taken, one that brought fewer bytes than this in its last seconds gives way. */
  readonly idleBytes: number;
  /** A connection younger than this, in milliseconds, gives way to none. */
  readonly graceMilliseconds: number;
}

export const smtpLimits: SmtpLimits = {
  connections: 200,
  perAddress: 50,
  recipients: 100,
  commandMilliseconds: 300_000,
  messageMilliseconds: 1_800_000,
  windowBytes: 60_000,
  windowMilliseconds: 60_000,
  errors: 20,
  replies: 2_000,
  messages: 1_000,
  idleBytes: 5_000,
  graceMilliseconds: 2_000,
};

/** What is known of a connection when it is judged; times in milliseconds of one clock. */
export interface JudgedConnection {
  /** Address or network it is counted under. */
  readonly network: string;
  readonly openedAt: number;
  /** Bytes that came in its last seconds. */
  readonly recentBytes: number;
  /** True while it waits for us: its message is whole and being kept. */
  readonly waitsForUs: boolean;
}

/**
 * The connection that gives way to a new one: the one that brings least, of those of the network that has most. Undefined
 * when none is idle: then the new one is refused. Pure.
 */
export function connectionToClose<T extends JudgedConnection>(
  all: Iterable<T>,
  now: number,
  limits: SmtpLimits,
): T | undefined {
  const connections = [...all];
  const counts = new Map<string, number>();
  for (const { network } of connections) counts.set(network, (counts.get(network) ?? 0) + 1);
  const most = ({ network }: T): number => counts.get(network) ?? 0;
  return connections
    .filter(({ waitsForUs, openedAt }) => !waitsForUs && now - openedAt >= limits.graceMilliseconds)
    .filter(({ recentBytes }) => recentBytes < limits.idleBytes)
    .sort(
      (one, other) => most(other) - most(one) || one.recentBytes - other.recentBytes || one.openedAt - other.openedAt,
    )[0];
}
