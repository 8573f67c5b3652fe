/** Checks a draft in a process of its own: the proof takes seconds, and what people wait for is served meanwhile. */
import { Injectable } from '@nestjs/common';
import { BoundedChild } from '../../platform/child/bounded-child.js';
import { builtProgram } from '../../platform/package/build-folder.js';
import { DraftReport } from './check-draft.js';
import type { DraftFiles } from './draft.js';

const PATIENCE_MILLISECONDS = 300_000;
/** The whole law with every combination of facts takes more than the text of a stranger. */
const limits = { memory: 1536 * 1024 * 1024, heapMegabytes: 1024, cpuSeconds: 300 };
const REPORT_BYTES = 16 * 1024 * 1024;

@Injectable()
export class DraftChecker {
  private last: Promise<unknown> = Promise.resolve();
  private readonly waiting = new Set<string>();

  /**
   * One at a time in this process, and one of each person: null where a check of this person waits or runs. A draft that
   * ends its program or takes too long is refused like one with a fault.
   */
  async check(draft: DraftFiles, by: string): Promise<DraftReport | null> {
    if (this.waiting.has(by)) return null;
    this.waiting.add(by);
    const report = this.last.then(() => this.run(draft)).finally(() => this.waiting.delete(by));
    this.last = report.catch(() => undefined);
    return report;
  }

  private async run(draft: DraftFiles): Promise<DraftReport> {
    const program = builtProgram('catalogue/draft/main.js');
    const child = new BoundedChild({ program, limits, outputBytes: REPORT_BYTES });
    child.allow(PATIENCE_MILLISECONDS);
    child.feed(JSON.stringify(draft));
    const said = await child.bytes();
    if ((await child.ended).code === 0) return DraftReport.parse(JSON.parse(said.toString('utf8')));
    const sentence = 'The check of this draft did not end: make it smaller, or take its aliases apart.';
    return { ok: false, faults: draft.files.slice(0, 1).map(({ file }) => ({ file, line: 1, sentence })) };
  }
}
