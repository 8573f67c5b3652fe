/** Bytes of packages to their recipients: so many at once, of a session and of all, and each with its entry before the first byte. */
import { Readable } from 'node:stream';
import type { Span } from '../verifier/package/zip-plan.js';
import type { PortalStore } from './portal.store.js';
import type { Opened } from './portal-session.js';
import { planOf, readPackage } from './read-package.js';

/** Each takes a few megabytes. */
const AT_ONCE = 40;
const OF_SESSION = 4;

export class Downloads {
  private readonly running = new Map<string, number>();

  /** @param pathOf where a file of the store is */
  constructor(
    private readonly store: PortalStore,
    private readonly pathOf: (blobId: string) => string,
  ) {}

  /** `busy` where too many run; `ended` where the database gives nothing any more. */
  async open({ digest, content }: Opened, span: Span): Promise<Readable | 'busy' | 'ended'> {
    const name = digest.toString('hex');
    const all = [...this.running.values()].reduce((sum, each) => sum + each, 0);
    if (this.of(name) >= OF_SESSION || all >= AT_ONCE) return 'busy';
    this.count(name, 1);
    try {
      if (await this.store.record(digest, span)) {
        const bytes = readPackage(content, planOf(content), span, this.pathOf);
        return Readable.from(bytes, { objectMode: false }).once('close', () => this.count(name, -1));
      }
    } catch (error) {
      this.count(name, -1);
      throw error;
    }
    this.count(name, -1);
    return 'ended';
  }

  private of(name: string): number {
    return this.running.get(name) ?? 0;
  }

  private count(name: string, by: 1 | -1): void {
    const now = this.of(name) + by;
    if (now > 0) this.running.set(name, now);
    else this.running.delete(name);
  }
}
