/** The built product as a process that may die at any moment, by a crash point or by a signal. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packageRoot } from '../../../src/platform/package/package-root.js';
import { childEnvironment } from '../../support/child-environment.js';

const PATIENCE_MILLISECONDS = 120_000;

export interface Armed {
  readonly point: string;
  /** 1: the first time the point is passed. */
  readonly pass: number;
}

export class Application {
  /** Where the crash point struck; null while it has not. */
  diedAt: string | null = null;
  http = '';
  smtpPort = 0;
  readonly ended: Promise<void>;
  /** Later than its end: all that it printed was read. */
  private readonly silent: Promise<void>;
  readonly printed: string[] = [];
  private dead = false;

  private constructor(private readonly child: ChildProcess) {
    this.ended = new Promise((done) => {
      child.once('exit', () => {
        this.dead = true;
        done();
      });
    });
    this.silent = new Promise((done) => child.once('close', () => done()));
  }

  get isDead(): boolean {
    return this.dead;
  }

  /**
   * Resolves when the servers listen or the process is dead, whichever comes first.
   * @param options.preload modules loaded before the product, each a path below test/
   * @param options.program where the built product lies, when it is another version of it
   */
  static async start(
    environment: Record<string, string>,
    armed?: Armed,
    options: { readonly role?: string; readonly preload?: readonly string[]; readonly program?: string } = {},
  ): Promise<Application> {
    const preload = [...(armed ? ['support/armed.mjs'] : []), ...(options.preload ?? [])];
    const imports = preload.flatMap((module) => ['--import', join(packageRoot(), 'test', module)]);
    const words = [
      join(options.program ?? packageRoot(), 'dist/src/cli.js'),
      'serve',
      '--json',
      '--role',
      options.role ?? 'all',
    ];
    const child = spawn(process.execPath, [...imports, ...words], {
      env: {
        ...childEnvironment(),
        GREFFE_HTTP_PORT: '0',
        GREFFE_SMTP_PORT: '0',
        GREFFE_LOG_LEVEL: 'warn',
        ...environment,
        ...(armed ? { TEST_CRASH_AT: `${armed.point}@${armed.pass}` } : {}),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const application = new Application(child);
    child.stderr?.on('data', (chunk: Buffer) => application.printed.push(chunk.toString()));
    await application.opened();
    return application;
  }

  /** SIGKILL unless told otherwise; resolves when the process is gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (!this.dead) this.child.kill(signal);
    await this.ended;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  private opened(): Promise<void> {
    const { stdout } = this.child;
    if (!stdout) throw new Error('The process has no output.');
    const lines = createInterface({ input: stdout });
    const clock = setTimeout(() => this.child.kill('SIGKILL'), PATIENCE_MILLISECONDS);
    const open = new Promise<void>((done) => {
      lines.on('line', (line) => {
        if (line.startsWith('{"died"')) this.diedAt = (JSON.parse(line) as { died: string }).died;
        if (!line.startsWith('{"http"')) return void this.printed.push(line);
        Object.assign(this, JSON.parse(line));
        done();
      });
    });
    return Promise.race([open, this.silent]).finally(() => clearTimeout(clock));
  }
}
