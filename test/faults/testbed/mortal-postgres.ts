/** A durable PostgreSQL that is killed and comes back where its clients know it. */
import { readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../src/platform/database/embedded-postgres.js';

export class MortalPostgres {
  private constructor(
    private readonly folder: string,
    private running: EmbeddedPostgres,
  ) {}

  static async start(folder: string): Promise<MortalPostgres> {
    const server = new MortalPostgres(folder, await startEmbeddedPostgres(folder, { durable: true }));
    server.point();
    return server;
  }

  get ownerUrl(): string {
    return this.throughLink(this.running.ownerUrl);
  }

  readonly urlOf = (role: string): string => this.throughLink(this.running.urlOf(role));

  /** SIGKILL to the postmaster and every process of it; resolves when none is left. */
  async die(): Promise<void> {
    const all = [this.running.processId, ...childrenOf(this.running.processId)];
    for (const id of all) kill(id);
    while (all.some(isAlive)) await wait(5);
  }

  /** SIGKILL to one client's process: the postmaster throws all the others out and recovers. */
  loseOneBackend(): void {
    const [backend] = childrenOf(this.running.processId).filter((id) => commandOf(id).includes('greffe_all'));
    if (backend) kill(backend);
  }

  /** As an upgrade of its package does: every client is thrown out. */
  async restart(): Promise<void> {
    await this.running.stop();
    await this.comeBack();
  }

  async comeBack(): Promise<void> {
    this.running = await startEmbeddedPostgres(this.folder, { durable: true });
    this.point();
  }

  async stop(): Promise<void> {
    await this.running.stop();
    rmSync(this.link, { force: true });
  }

  private get link(): string {
    return join(this.folder, 'socket');
  }

  private point(): void {
    rmSync(this.link, { force: true });
    symlinkSync(socketOf(this.running.ownerUrl), this.link);
  }

  private throughLink(url: string): string {
    return url.replace(/@[^/]+\//, `@${encodeURIComponent(this.link)}/`);
  }
}

const socketOf = (url: string): string => decodeURIComponent(new URL(url).hostname);

function childrenOf(parent: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return all.map(Number).filter((id) => parentOf(id) === parent);
}

const read = (id: number, file: string): string => {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8');
  } catch {
    return '';
  }
};
const commandOf = (id: number): string => read(id, 'cmdline');
/** The field after the state, which follows the name in parentheses. */
const statusOf = (id: number): string[] =>
  read(id, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ');
const parentOf = (id: number): number => Number(statusOf(id)[1]);
const isAlive = (id: number): boolean => !['', 'Z', 'X'].includes(statusOf(id)[0] ?? '');

function kill(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
