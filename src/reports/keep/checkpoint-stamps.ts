/** Has checkpoints of the log time-stamped: a thief of its key cannot write a past before the last stamp. */
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { instant, millisecondsOf } from '../../domain/kernel/instant.js';
import { SealingStore } from '../../ledger/sealing.store.js';
import { Sequencer } from '../../ledger/sequencer.js';
import { SEQUENCER_DATABASE } from '../../platform/database/connections.js';
import { Database } from '../../platform/database/database.js';
import { Loop } from '../../platform/jobs/loop.js';
import { messageOf } from '../../platform/telemetry/failure.js';
import { Logger } from '../../platform/telemetry/logger.js';
import { ReportSeal } from '../seal/report-seal.js';

const PAUSE_MILLISECONDS = 600_000;
/** Between two stamps, while the log grows. */
const DAY = 24 * 3_600_000;

@Injectable()
export class CheckpointStamps implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop(() => this.step());

  constructor(
    @Inject(SEQUENCER_DATABASE) private readonly database: Database,
    private readonly sealing: SealingStore,
    private readonly sequencer: Sequencer,
    private readonly seal: ReportSeal,
    private readonly logger: Logger,
  ) {}

  /** Several processes MAY run one each: a checkpoint keeps the first token that it got. */
  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /**
   * Keeps a token over the newest checkpoint, when the last is a day old by the database's clock; nothing where no
   * authority is set. Rejects when the authority does not answer as it must. The size that was stamped, or null.
   */
  async stampWhenDue(): Promise<number | null> {
    const due = await this.database.transaction(async (tx) => {
      const [newest, stamped] = [await this.sealing.newestCheckpoint(tx), await this.sealing.newestStamp(tx)];
      const since = stamped ? millisecondsOf(await this.database.now(tx)) - millisecondsOf(instant(stamped.at)) : DAY;
      return newest && newest.size !== stamped?.size && since >= DAY ? newest : null;
    });
    const token = due && (await this.seal.stamp(Buffer.from(due.note, 'utf8')));
    if (!due || !token) return null;
    await this.database.transaction((tx) => this.sealing.addStamp(tx, due.size, token));
    return due.size;
  }

  /** A process that does not seal, such as a command or one that only takes requests, asks for no time-stamp either. */
  private async step(): Promise<number> {
    if (this.sequencer.sequencing.state === 'stopped') return PAUSE_MILLISECONDS;
    try {
      const size = await this.stampWhenDue();
      if (size !== null) this.logger.log('A checkpoint of the log is time-stamped.', { size });
    } catch (error) {
      this.logger.warn('The checkpoint of the log is not time-stamped, to be tried again.', {
        reason: messageOf(error),
      });
    }
    return PAUSE_MILLISECONDS;
  }
}
