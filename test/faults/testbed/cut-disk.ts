/**
 * A disk whose plug is pulled: an ext4 image that lies on an XFS which shares blocks. A clone of the image at an instant
 * is what a disk would hold after a cut: what only the page cache knew is gone. It models neither a drive whose own
 * cache lies nor one that reorders. Needs root, loop devices, mkfs.xfs and mkfs.ext4.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const OUTER = '12G';
const INNER = '1536M';

export const canCutPower =
  process.getuid?.() === 0 &&
  ['mkfs.xfs', 'mkfs.ext4'].every((tool) => spawnSync(tool, ['-V']).status === 0) &&
  spawnSync('losetup', ['-f']).status === 0;

function run(program: string, ...words: string[]): void {
  const { status, stderr } = spawnSync(program, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${stderr}`);
}

export class CutDisk {
  private copies = 0;

  private constructor(private readonly base: string) {}

  static open(): CutDisk {
    const disk = new CutDisk(mkdtempSync(join(tmpdir(), 'greffe-disk-')));
    const outer = join(disk.base, 'outer.img');
    run('truncate', '-s', OUTER, outer);
    run('mkfs.xfs', '-q', '-m', 'reflink=1', outer);
    mkdirSync(disk.at('outer'));
    run('mount', '-o', 'loop', outer, disk.at('outer'));
    run('truncate', '-s', INNER, disk.at('outer/inner.img'));
    run('mkfs.ext4', '-q', '-F', disk.at('outer/inner.img'));
    mkdirSync(disk.folder);
    run('mount', '-o', 'loop', disk.at('outer/inner.img'), disk.folder);
    return disk;
  }

  /** Where everything is written. */
  get folder(): string {
    return this.at('inner');
  }

  /** What the disk holds at this instant, to be mounted later. */
  cut(): string {
    this.copies += 1;
    const image = this.at(`outer/cut-${this.copies}.img`);
    run('cp', '--reflink=always', this.at('outer/inner.img'), image);
    return image;
  }

  /** Mounts it as a machine does that has power again. */
  async after<T>(image: string, look: (folder: string) => Promise<T>): Promise<T> {
    const folder = mkdtempSync(join(this.base, 'after-'));
    run('mount', '-o', 'loop', image, folder);
    try {
      return await look(folder);
    } finally {
      run('umount', folder);
      rmSync(image);
    }
  }

  close(): void {
    run('umount', this.folder);
    run('umount', this.at('outer'));
    rmSync(this.base, { recursive: true, force: true });
  }

  private at(name: string): string {
    return join(this.base, name);
  }
}
