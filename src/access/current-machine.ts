import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { MachineRequest } from '../platform/http/request/machine-request.js';

/** The id of the client that calls a route with `@MachinesWith`. */
export const CurrentMachine = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { machineId } = context.switchToHttp().getRequest<MachineRequest>();
  if (machineId === undefined) throw new Error('Only a route with @MachinesWith has a machine.');
  return machineId;
});
