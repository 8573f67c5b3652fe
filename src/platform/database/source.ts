/** One data source of TypeORM: the connections of one login. */
import { DataSource, type DataSourceOptions, getMetadataArgsStorage } from 'typeorm';
import { DatabaseClient, postgres } from './client.js';
import { hasTimedOut } from './outage.js';

const POOL_SIZE = 20;
const CONNECT_MILLISECONDS = 10_000;

/**
 * Options that never change a schema: migrations alone do. Each source knows every entity that the program has loaded;
 * what a login may read or write of them is decided by the rights of its role.
 */
export const sourceOptions = (
  url: string,
  onLostConnection: (error: Error) => void,
  poolSize = POOL_SIZE,
): DataSourceOptions => ({
  ...postgres,
  entities: getMetadataArgsStorage().tables.map(({ target }) => target),
  synchronize: false,
  installExtensions: false,
  connectTimeoutMS: CONNECT_MILLISECONDS,
  poolSize,
  poolErrorHandler: onLostConnection,
  applicationName: 'greffe',
  extra: { connectionString: url, Client: DatabaseClient },
});

/**
 * Rejects when the server does not answer within ten seconds, asked twice: a process that is still loading may have had
 * no moment to read the first answer.
 */
export function openSource(options: DataSourceOptions): Promise<DataSource> {
  const open = () => new DataSource(options).initialize();
  return open().catch((error) => (hasTimedOut(error) ? open() : Promise.reject(error)));
}
