/** The mailboxes that are read by IMAP: a file of the operator, read at the start (docs/operations/mailboxes.md). */
import { z } from 'zod';
import { textGiven, yamlGiven } from '../platform/settings/given.js';

/** Unknown keys keep their own sentence. */
const must = (be: string) => ({
  error: ({ code }: { readonly code?: string }) => (code === 'unrecognized_keys' ? undefined : `must be ${be}`),
});
const text = z.string(must('a text')).min(1).max(1_000);
const here = ['localhost', '127.0.0.1', '::1'];

/** An access token of OAuth 2 (RFC 6749, 4.4), for mail servers that take no password. */
const Token = z.strictObject({
  address: z
    .url({ protocol: /^https?$/, ...must('an address') })
    .refine((address) => isSafe(new URL(address)), 'must be https://; http:// on this machine alone'),
  client: text,
  secretFile: text,
  scope: text.optional(),
});
export type TokenSource = Readonly<z.infer<typeof Token>>;

const Mailbox = z
  .strictObject({
    /** Stands in the log and in the table of what was read: another name reads the whole mailbox again. */
    name: z.string(must('a name')).regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be small letters, digits and hyphens'),
    host: text,
    port: z.int(must('a port')).min(1).max(65_535).optional(),
    /** `none` for a server on this machine alone. */
    tls: z.enum(['implicit', 'starttls', 'none']).default('implicit'),
    /** PEM file of the authorities of its certificate; absent, those of Node. */
    authorities: text.optional(),
    user: text,
    passwordFile: text.optional(),
    token: Token.optional(),
    folder: text.default('INBOX'),
    /** Mails that the server took before this day are left alone; absent, all are read. */
    since: z.iso.date().optional(),
  })
  .refine(({ passwordFile, token }) => (passwordFile === undefined) !== (token === undefined), {
    error: 'needs either passwordFile or token',
  })
  .refine(({ tls, host }) => tls !== 'none' || here.includes(host), { error: 'needs TLS: its server is elsewhere' })
  .transform((mailbox) => ({ ...mailbox, port: mailbox.port ?? (mailbox.tls === 'implicit' ? 993 : 143) }));
export type Mailbox = Readonly<z.infer<typeof Mailbox>>;

const File = z
  .strictObject(
    { mailboxes: z.array(Mailbox, must('a list of mailboxes')).min(1).max(50) },
    must('a file with the list "mailboxes"'),
  )
  .refine(({ mailboxes }) => new Set(mailboxes.map(({ name }) => name)).size === mailboxes.length, {
    path: ['mailboxes'],
    error: 'two mailboxes have one name',
  });

const isSafe = ({ protocol, hostname }: URL): boolean => protocol === 'https:' || here.includes(hostname);

/** The mailboxes of a file. Throws, with a sentence that names the file and the place in it, on what is wrong with it. */
export async function readMailboxes(path: string): Promise<readonly Mailbox[]> {
  const file = File.safeParse(await yamlGiven(path));
  if (file.success) return file.data.mailboxes;
  const faults = file.error.issues.map(({ path: place, message }) => `${place.join('.') || 'file'}: ${message}`);
  throw new Error(`${path}: ${faults.join('; ')}. docs/operations/mailboxes.md shows such a file.`);
}

/** A secret that a file holds, without the line end that editors add. */
export const secretOf = async (path: string): Promise<string> => (await textGiven(path)).trimEnd();
