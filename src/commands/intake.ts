/** Raw messages from the command line, and the list of all that is kept. */
import { IntakeService } from '../intake/intake.service.js';
import { MessageListing, type ShownMessage } from '../intake/message-listing.js';
import { Database } from '../platform/database/database.js';
import { drain } from '../platform/jobs/drain.js';
import { SafeMode } from '../platform/place/safe-mode.js';
import { demandFile, streamGiven } from '../platform/settings/given.js';
import { inApplication, reading } from './application.js';
import { type Output, say } from './output.js';

const READING_MILLISECONDS = 600_000;

/** Each file goes through intake as a mail does, and is read except in safe mode; true when all were kept. */
export async function ingest(files: string[], options: Output): Promise<boolean> {
  for (const file of files) await demandFile(file);
  return inApplication(async (rooms) => {
    const intake = rooms.get(IntakeService);
    let kept = 0;
    for (const file of files) {
      const source = await streamGiven(file);
      const received = await intake.receive({ door: 'command_line', source, identity: null, envelope: null });
      if (received.ok) {
        kept += 1;
        const { messageId, sha256, repeated } = received.value;
        const word = repeated ? 'known ' : 'kept  ';
        say(options, { file, ok: true, messageId, sha256, repeated }, `${word} ${sha256}  ${file}`);
      } else {
        const { code, sentence } = received.refusal;
        say(options, { file, ok: false, code }, `REFUSED ${file}: ${sentence.en}`);
      }
    }
    // In safe mode what was kept is read later.
    if (!rooms.get(SafeMode).isOn) await drain(rooms.get(Database), READING_MILLISECONDS);
    return kept === files.length;
  });
}

/** Newest first: Message-ID, SHA-256, channels, time and outcome. */
export function listIntake(options: Output & { limit: number }): Promise<boolean> {
  return reading(async (rooms) => {
    const messages = await rooms.get(MessageListing).newest(options.limit);
    for (const message of messages) say(options, message, lineOf(message));
    if (messages.length === 0 && !options.json) console.log('Nothing was received yet.');
    return true;
  });
}

const lineOf = ({
  receivedAt,
  sha256,
  doors,
  occurrences,
  fate,
  reason,
  caseReference,
  messageId,
}: ShownMessage): string =>
  [
    receivedAt,
    sha256.slice(0, 16),
    `${doors.join('+')}${occurrences > 1 ? ` ×${occurrences}` : ''}`.padEnd(12),
    `${fate}${reason ? ` (${reason})` : ''}`.padEnd(32),
    (caseReference ?? '').padEnd(16),
    messageId ?? '',
  ].join('  ');
