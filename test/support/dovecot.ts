/** A Dovecot of one's own, with one mailbox `desk`; only where it is installed and may be started. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { freePort } from './free-port.js';
import { type MailIdentity, mailIdentity } from './mail-certificate.js';
import { present } from './tools.js';

/** It changes its user, which only root may. */
export const hasDovecot = present('dovecot') && process.getuid?.() === 0;

export const PASSWORD = 'the password of the desk';

/** Its processes run as several users: its folder MUST be one that all of them can reach. */
export class Dovecot {
  private child: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    readonly port: number,
    readonly tlsPort: number,
    /** PEM file of its certificate, which is its own root. */
    readonly authorities: string,
    private readonly introspection: string | null,
  ) {}

  /** Resolves when it takes connections. @param introspection asked of access tokens (RFC 7662); null takes passwords alone */
  static async start(folder: string, introspection: string | null = null): Promise<Dovecot> {
    const certificate = await mailIdentity('127.0.0.1', { forServers: true, isMachine: true, curve: true });
    const [port, tlsPort] = [await freePort(), await freePort()];
    const dovecot = new Dovecot(folder, port, tlsPort, join(folder, 'server.pem'), introspection);
    dovecot.write(certificate);
    await dovecot.run();
    return dovecot;
  }

  async run(): Promise<void> {
    rmSync(join(this.folder, 'run/master.pid'), { force: true });
    this.child = spawn('dovecot', ['-c', join(this.folder, 'dovecot.conf'), '-F'], { stdio: 'ignore', detached: true });
    while (!(await this.answers())) {
      if (this.child.exitCode !== null) throw new Error(`Dovecot ended with ${this.child.exitCode}.`);
      await wait(30);
    }
  }

  /** All its processes at once, as a machine that stops. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child?.pid) return;
    if (child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((done) => child.once('exit', done));
      process.kill(-child.pid, 'SIGKILL');
      await gone;
    }
    while (await this.answers()) await wait(20);
  }

  /** A person who looks into the mailbox; to be closed. */
  async visitor(): Promise<ImapFlow> {
    const client = new ImapFlow({
      ...{ host: '127.0.0.1', port: this.port, secure: false, doSTARTTLS: false, logger: false, disableAutoIdle: true },
      auth: { user: 'desk', pass: PASSWORD },
    });
    client.on('error', () => undefined);
    await client.connect();
    await client.mailboxOpen('INBOX');
    return client;
  }

  /** The mailbox is made anew: all its mails get other numbers (UIDVALIDITY). */
  forgetNumbers(): void {
    const mails = join(this.folder, 'mail/desk/Maildir');
    for (const name of [
      'dovecot-uidlist',
      'dovecot-uidvalidity',
      'dovecot.index',
      'dovecot.index.log',
      'dovecot.index.cache',
    ]) {
      rmSync(join(mails, name), { force: true });
    }
  }

  private async answers(): Promise<boolean> {
    return new Promise<boolean>((resolve) => {
      const socket = connect(this.port, '127.0.0.1');
      socket.once('data', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('close', () => resolve(false));
      socket.setTimeout(2_000, () => socket.destroy());
    });
  }

  private write({ key, certificate }: MailIdentity): void {
    const mail = join(this.folder, 'mail');
    mkdirSync(mail, { recursive: true });
    chmodSync(this.folder, 0o755);
    const [uid, gid] = ['-u', '-g'].map((of) => Number(execFileSync('id', [of, 'mail'], { encoding: 'utf8' })));
    chownSync(mail, uid ?? 0, gid ?? 0);
    writeFileSync(this.authorities, certificate);
    writeFileSync(join(this.folder, 'server.key'), key, { mode: 0o600 });
    writeFileSync(join(this.folder, 'dovecot.conf'), this.configuration());
  }

  private configuration(): string {
    const { folder, port, tlsPort, introspection } = this;
    const tokens = introspection
      ? `oauth2 {
  introspection_mode = post
  introspection_url = ${introspection}
  username_attribute = username
}
passdb oauth2 {
  mechanisms_filter = oauthbearer xoauth2
}`
      : '';
    return `dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols {
  imap = yes
}
ssl = yes
ssl_server_cert_file = ${this.authorities}
ssl_server_key_file = ${folder}/server.key
auth_allow_cleartext = yes
auth_mechanisms = plain${introspection ? ' oauthbearer xoauth2' : ''}
auth_failure_delay = 0
default_login_user = dovenull
default_internal_user = dovecot
default_internal_group = dovecot
mail_driver = maildir
mail_home = ${folder}/mail/%{user}
mail_path = ~/Maildir
mail_uid = mail
mail_gid = mail
first_valid_uid = 1
mail_max_userip_connections = 50
${tokens}
passdb static {
  mechanisms_filter = plain
  password = ${PASSWORD}
}
userdb static {
  fields {
    uid = mail
    gid = mail
    home = ${folder}/mail/%{user}
  }
}
namespace inbox {
  inbox = yes
  separator = /
}
service imap-login {
  chroot =
  inet_listener imap {
    listen = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    listen = 127.0.0.1
    port = ${tlsPort}
    ssl = yes
  }
}
service anvil {
  chroot =
}
imap_hibernate_timeout = 0
`;
  }
}
