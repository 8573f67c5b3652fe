/** A process that starts the embedded server on a folder and lives until it is killed. */
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';

const { ownerUrl, processId } = await startEmbeddedPostgres(process.argv[2] ?? '', { durable: true });
console.log(JSON.stringify({ ownerUrl, processId }));
setInterval(() => undefined, 60_000);
