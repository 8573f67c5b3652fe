import type { FastifyRequest } from 'fastify';

/** A request that may come from a machine; the guard sets which. */
export interface MachineRequest extends FastifyRequest {
  machineId?: string;
}
