/** The one way to start a program of this product beside the process: in a group of its own, within limits, with nothing inherited. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { boundedCommand, type Limits, probeTools, residentBytes, type Tools } from './bounds.js';
import { linesOf } from './lines.js';

export interface Launch {
  /** The built program. */
  readonly program: string;
  readonly words?: readonly string[];
  /** Null for a program that loads the library of another maker: its time and its output alone are limited. */
  readonly limits: Limits | null;
  /** Bytes that it may write from one `allow` to the next. */
  readonly outputBytes: number;
  /** All that it gets of an environment; nothing by default. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Takes its answers where it sends messages; then it has no output. */
  readonly onMessage?: (message: unknown) => void;
  /** By default those of this machine. */
  readonly tools?: Tools;
}

/** What ended a child; `crash` where nothing else did. */
export type Why = 'time' | 'memory' | 'output' | 'crash';

export interface Ending {
  /** Null when it was killed, or never started. */
  readonly code: number | null;
  readonly why: Why;
  /** It got SIGTERM, as when a service is stopped with all its processes: what it worked on is not the cause. */
  readonly fromOutside: boolean;
}

const WATCH_EVERY = 50;
const ofThisMachine = probeTools();

export class BoundedChild {
  /** Never rejects: a program that does not start has crashed. */
  readonly ended: Promise<Ending>;
  private readonly child: ChildProcess;
  private stopped: Why | null = null;
  private clock: NodeJS.Timeout | undefined;
  private written = 0;

  constructor(private readonly launch: Launch) {
    const { program, words = [], limits, environment = {}, onMessage, tools = ofThisMachine } = launch;
    const [command, ...own] = limits ? boundedCommand(tools, limits, program) : [process.execPath, program];
    this.child = spawn(command, [...own, ...words], {
      ...{ detached: true, env: environment },
      stdio: onMessage ? ['pipe', 'ignore', 'ignore', 'ipc'] : ['pipe', 'pipe', 'ignore'],
    });
    if (onMessage) this.child.on('message', onMessage);
    // A child that needs no more of its input, or was killed, closes the pipe; its end says why.
    this.child.stdin?.on('error', () => undefined);
    const watch = limits && tools.prlimit === null ? this.watch(limits.memory) : undefined;
    this.ended = new Promise((resolve) => {
      const settle = (code: number | null, signal: NodeJS.Signals | null) => {
        clearInterval(watch);
        clearTimeout(this.clock);
        resolve({ code, why: this.stopped ?? whyOf(signal), fromOutside: signal === 'SIGTERM' });
      };
      this.child.once('error', () => settle(null, null)).once('close', settle);
    });
  }

  /** A piece of work begins, which may take so many milliseconds on the clock of this process; the one before is over. */
  allow(milliseconds: number): void {
    this.rest();
    this.written = 0;
    this.clock = setTimeout(() => this.stop('time'), milliseconds);
  }

  /** The work is done, and the child waits for the next. */
  rest(): void {
    clearTimeout(this.clock);
  }

  /** Kills it and what it started. */
  stop(why: Why): void {
    this.stopped ??= why;
    const { pid, exitCode } = this.child;
    if (pid === undefined || exitCode !== null) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      this.child.kill('SIGKILL');
    }
  }

  /** All of its input. A stream is destroyed when the child takes no more of it, or has ended. */
  feed(input: Readable | string | Buffer): void {
    const { stdin } = this.child;
    if (typeof input === 'string' || Buffer.isBuffer(input)) {
      stdin?.end(input);
      return;
    }
    if (stdin) input.pipe(stdin.on('error', () => input.destroy()));
    void this.ended.then(() => input.destroy());
  }

  /** A part of its input. */
  write(text: string): void {
    this.child.stdin?.write(text);
  }

  /** Does nothing where the child is gone. */
  send(message: object): void {
    if (this.child.connected) this.child.send(message, () => undefined);
  }

  /** The whole lines that it writes, as UTF-8, until it ends or is stopped. */
  lines(): AsyncGenerator<string> {
    return linesOf(this.output());
  }

  /** What it writes, whole, until it ends or is stopped. */
  async bytes(): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.output()) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  private async *output(): AsyncGenerator<Buffer> {
    for await (const chunk of (this.child.stdout ?? []) as AsyncIterable<Buffer>) {
      this.written += chunk.length;
      if (this.written > this.launch.outputBytes) return this.stop('output');
      yield chunk;
    }
  }

  /** For a machine whose kernel holds no limit. */
  private watch(memory: number): NodeJS.Timeout {
    return setInterval(() => {
      if (this.child.pid !== undefined && residentBytes(this.child.pid) > memory) this.stop('memory');
    }, WATCH_EVERY);
  }
}

/** The limit of data shows as an abort, a broken access or a trap; SIGXCPU and SIGKILL are the limit of the processor. */
function whyOf(signal: NodeJS.Signals | null): Why {
  if (signal === 'SIGXCPU' || signal === 'SIGKILL') return 'time';
  return signal === 'SIGABRT' || signal === 'SIGSEGV' || signal === 'SIGTRAP' || signal === 'SIGILL'
    ? 'memory'
    : 'crash';
}
