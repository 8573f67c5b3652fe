import { confirmService } from './confirm-service.js';
import { stateService } from './state-service.js';

export const service = [stateService, confirmService] as const;
