import type { EntityManager } from 'typeorm';

/**
 * One open transaction; the first argument of every store method, so that none can slip outside. Its rows are unknown until a schema
 * has read them (`rows.ts`).
 */
export interface Tx extends Omit<EntityManager, 'query'> {
  query(sql: string, parameters?: unknown[]): Promise<unknown[]>;
}
