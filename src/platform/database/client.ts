/** The only place that opens a connection of PostgreSQL. */
import pg from 'pg';

/**
 * A connection whose end ends no process. PostgreSQL may end it at any moment, also between two statements or while it is
 * being taken from a pool, and Node.js ends a process in which nothing listens. The statement that was sent, or the next
 * one, rejects, and so its user is notified.
 */
export class DatabaseClient extends pg.Client {
  /** Of the server process, as it was announced at the start; a pooler announces a number of its own. */
  declare readonly processID: number | null;

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/** Of such connections. The pool itself tells of those that end while they are free. */
export function databasePool(config: pg.PoolConfig, onError: (error: Error) => void): pg.Pool {
  return new pg.Pool({ ...config, Client: DatabaseClient }).on('error', onError);
}

/** The client is the one of the build: by name, TypeORM would look for a package beside the folder that a command is run in. */
export const postgres = { type: 'postgres', driver: pg } as const;
