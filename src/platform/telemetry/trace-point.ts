/**
 * Traces by the OpenTelemetry API. Nothing is recorded and no one is called unless the operator loads an OpenTelemetry SDK
 * into the process (`node --import`): Greffe brings neither SDK nor exporter.
 */
import { SpanStatusCode, trace } from '@opentelemetry/api';

/** Before and after each thing that another step relies on: there the fault tests end the process. */
export const tracePoints = [
  'automatic_letter.drafted',
  'automatic_letter.stored',
  'blob.before_rename',
  'blob.chunk_written',
  'blob.draft_opened',
  'blob.kept',
  'blob.nonce_written',
  'blob.record_draft_opened',
  'blob.record_ended',
  'blob.record_header_written',
  'blob.record_synced',
  'blob.record_written',
  'blob.removed',
  'blob.renamed',
  'blob.shelved',
  'blob.synced',
  'blob.tag_written',
  'case.appended',
  'case.decided',
  'case.event_projected',
  'case.followed',
  'case.handled',
  'case.key_claimed',
  'case.projected',
  'classification.read',
  'classification.recorded',
  'close.closed',
  'database.before_commit',
  'database.committed',
  'dispatcher.added',
  'dispatcher.taken',
  'executor.buried',
  'executor.burying',
  'executor.claimed',
  'executor.committed',
  'executor.effect_done',
  'executor.failed',
  'executor.finished',
  'executor.postponed',
  'executor.ran',
  'four_eyes.approved',
  'four_eyes.dispatched',
  'four_eyes.prepared',
  'gateway.carried_out',
  'gateway.fate_written',
  'gateway.joined',
  'gateway.judged',
  'gateway.opened',
  'gateway.recorded',
  'hook.before_answer',
  'hook.opened',
  'housekeeper.work_forgotten',
  'idempotency.answered',
  'idempotency.before_answer',
  'idempotency.claimed',
  'idempotency.released',
  'intake.arrival_recorded',
  'intake.begun',
  'intake.committed',
  'intake.enqueued',
  'intake.message_inserted',
  'intake.occurrence_added',
  'intake.written',
  'keys.destroyed',
  'keys.stored',
  'ledger.inserted',
  'letters.committed',
  'letters.drafted',
  'letters.file_written',
  'letters.prepared',
  'letters.stored',
  'mailer.before_send',
  'mailer.failed',
  'mailer.sent',
  'migrate.locked',
  'migrate.queue_done',
  'migrate.tables_done',
  'note.kept',
  'post.approved',
  'post.claimed',
  'post.ending',
  'post.free',
  'post.posted',
  'post.recorded',
  'post.settled',
  'quarantine.moved',
  'quarantine.noted',
  'reading.checked',
  'reading.loaded',
  'reading.read',
  'reading.understood',
  'report.counted',
  'report.draft_synced',
  'report.files_written',
  'report.recorded',
  'report.recording',
  'report.renamed',
  'report.signed',
  'sealer.checkpoint_written',
  'sealer.indexed',
  'sealer.recomputed',
  'sealer.signed',
  'sealer.taken',
  'secret_cell.erased',
  'sequencer.leads',
  'sequencer.rebuilt',
  'sequencer.sealed',
  'sign_in.known',
  'sign_in.password_checked',
  'smtp.before_reply',
  'smtp.data_begun',
  'start.assembled',
  'start.database_open',
  'start.mail_open',
  'start.migrated',
  'stop.begun',
  'stop.closed',
  'sweep.orphan_found',
  'sweeper.found',
  'sweeper.swept',
  'vault.sealed',
  'work.recorded',
] as const;
export type TracePoint = (typeof tracePoints)[number];

const tracer = trace.getTracer('greffe');
let inject: ((point: TracePoint) => void) | undefined;

/** An event of the active span. Outside the fault tests no fault is injected: no setting of the product does it. */
export function tracePoint(point: TracePoint): void {
  trace.getActiveSpan()?.addEvent(point);
  inject?.(point);
}

/** Runs the work in a span. A failure marks it, without the message: that may repeat personal data. */
export function inSpan<T>(name: string, work: () => Promise<T>): Promise<T> {
  return tracer.startActiveSpan(name, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** For a test that has loaded the product into its own process: called at each point as it is passed. */
export function injectFaults(at: (point: TracePoint) => void): void {
  inject = at;
}
