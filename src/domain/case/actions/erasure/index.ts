import { carryOutErasure } from './carry-out-erasure.js';
import { confirmErasure } from './confirm-erasure.js';
import { orderErasure } from './order-erasure.js';
import { stopErasure } from './stop-erasure.js';

export const erasure = [orderErasure, confirmErasure, stopErasure, carryOutErasure] as const;
