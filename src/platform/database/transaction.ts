import type { EntityManager } from 'typeorm';

/** One open transaction; the first argument of every store method, so that none can slip outside. */
export type Tx = EntityManager;
