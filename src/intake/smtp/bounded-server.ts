/** The SMTP server of the library, with an end to what one client can take of it. */
import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { isWithin } from '../../platform/http/request/place.js';
import { type SmtpCertificate, smtpTls } from './certificate.js';
import { type SmtpConnection, SmtpConnections } from './connections.js';
import { type SmtpLimits, smtpLimits } from './limits.js';

/** Milliseconds in which a refused client takes its answer. */
const REFUSAL_MILLISECONDS = 1_000;

export class BoundedSmtpServer extends SMTPServer {
  readonly watched: SmtpConnections;

  /**
   * @param relays networks that are greeted at once
   * @param clock milliseconds that only elapse
   */
  constructor(
    options: SMTPServerOptions,
    private readonly relays: readonly string[] = [],
    limits: SmtpLimits = smtpLimits,
    clock = () => performance.now(),
  ) {
    super({
      ...options,
      ...smtpTls,
      maxRecipients: limits.recipients,
      // Time is kept by the limits: a byte now and then would wind this clock up for ever.
      socketTimeout: limits.commandMilliseconds,
      onMailFrom: (_address, session, callback) =>
        callback(this.watched.find(session.id)?.hasMessagesLeft === false ? new NoMoreMessages() : null),
      // Not the socket's own event: the library takes every listener off it at STARTTLS.
      onClose: (session) => this.watched.forget(session.id),
    });
    this.watched = new SmtpConnections(limits, clock);
    this.server.once('listening', () => this.watched.start());
    this.server.once('close', () => this.watched.stop());
  }

  /** The certificate of every STARTTLS from now on; connections that are open keep theirs. */
  showCertificate(certificate: SmtpCertificate): void {
    this.updateSecureContext(certificate);
  }

  /** Called by the library with each accepted socket. */
  override connect(socket: Socket, options?: Parameters<SMTPServer['connect']>[1]): void {
    const refusal = this.watched.refusal(socket.remoteAddress ?? '');
    if (refusal === null) {
      super.connect(socket, options);
      const made = [...this.connections].find((connection) => connection._socket === socket);
      if (!made) return;
      this.watched.watch(made, socket);
      if (this.relays.some((relay) => isWithin(socket.remoteAddress ?? '', relay))) greetAtOnce(made);
    } else {
      refuse(socket, refusal);
    }
  }
}

/** The library waits 100 ms, and refuses who speaks before: a relay that is ours has nothing to show by it. */
function greetAtOnce(connection: SmtpConnection): void {
  connection.connectionReady();
  // What the library calls after its wait.
  connection.connectionReady = () => undefined;
}

function refuse(socket: Socket, sentence: string): void {
  socket.on('error', () => undefined);
  socket.end(`421 4.7.0 ${sentence}\r\n`);
  socket.resume();
  setTimeout(() => socket.destroy(), REFUSAL_MILLISECONDS).unref();
}

class NoMoreMessages extends Error {
  readonly responseCode = 421;

  constructor() {
    super('4.7.0 Too many messages in one connection: open another.');
  }
}
