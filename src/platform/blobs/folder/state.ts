/** Whether a store can take files now: it belongs to this installation, and its disk answers and has room for a message. */
import { randomUUID } from 'node:crypto';
import { mkdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, messageOf } from '../../telemetry/failure.js';
import { writeProbe } from './machine.js';
import { ownerOf } from './owner.js';

export interface StoreFault {
  /** `away`: no mark, as where a disk is not mounted; `foreign`: another installation's; `broken`: the disk refuses. */
  readonly kind: 'away' | 'foreign' | 'full' | 'broken';
  /** For an operator. */
  readonly sentence: string;
}

const FULL = ['ENOSPC', 'EDQUOT'];
const BROKEN = ['EROFS', 'EIO', 'ESTALE', 'ENXIO', 'ENODEV'];

export class StoreState {
  private current: StoreFault | null = null;

  /**
   * @param reserve bytes that must be free, so that the largest message still finds room
   * @param onChange called at each change; null once the store takes files again
   */
  constructor(
    private readonly folder: string,
    private readonly installation: string,
    private readonly reserve: number,
    private readonly onChange: (fault: StoreFault | null) => void = () => undefined,
  ) {}

  /** Null while the store takes files. */
  get fault(): StoreFault | null {
    return this.current;
  }

  /** Reads the mark: a write must not begin in the folder that an unmounted disk leaves behind. */
  async isOwn(): Promise<boolean> {
    const fault = await this.ownership();
    if (fault) this.set(fault);
    return fault === null;
  }

  /** Looks again; a store that refused a write must show that it takes one. */
  async check(): Promise<StoreFault | null> {
    const fault = (await this.ownership()) ?? (await this.room());
    this.set(fault);
    return fault;
  }

  /** Whether what the system said of a write means that the store takes nothing now. */
  refused(error: unknown): boolean {
    const code = codeOf(error) ?? '';
    if (!FULL.includes(code) && !BROKEN.includes(code)) return false;
    this.set(this.faultOf(code));
    return true;
  }

  /** Bytes that are free for this process; null where the system does not say. */
  async free(): Promise<number | null> {
    try {
      const { bavail, bsize } = await statfs(this.folder);
      return bavail * bsize;
    } catch {
      return null;
    }
  }

  private async ownership(): Promise<StoreFault | null> {
    try {
      const owner = await ownerOf(this.folder);
      if (owner === this.installation) return null;
      return owner === null
        ? {
            kind: 'away',
            sentence: `${this.folder} is not the store of this installation: mount its disk (GREFFE_DATA).`,
          }
        : {
            kind: 'foreign',
            sentence: `${this.folder} is the store of installation ${owner}, not of ${this.installation}: correct GREFFE_DATA.`,
          };
    } catch (error) {
      return { kind: 'broken', sentence: `${this.folder} cannot be read: ${messageOf(error)}` };
    }
  }

  private async room(): Promise<StoreFault | null> {
    const free = await this.free();
    if (free !== null && free < this.reserve) return this.faultOf('ENOSPC');
    if (this.current === null) return null;
    return this.probe().then(
      () => null,
      (error) => this.faultOf(codeOf(error) ?? messageOf(error)),
    );
  }

  private async probe(): Promise<void> {
    const unfinished = join(this.folder, 'unfinished');
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    await writeProbe(join(unfinished, `.probe-${randomUUID()}`));
  }

  private faultOf(code: string): StoreFault {
    return FULL.includes(code)
      ? { kind: 'full', sentence: `The disk of ${this.folder} is full (${code}): make room. Mail is refused for now.` }
      : { kind: 'broken', sentence: `The disk of ${this.folder} refuses writes (${code}): repair or remount it.` };
  }

  private set(fault: StoreFault | null): void {
    const changed = fault?.kind !== this.current?.kind;
    this.current = fault;
    if (changed) this.onChange(fault);
  }
}
