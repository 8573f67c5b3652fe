import { beginProduction } from './begin-production.js';
import { declineProduction } from './decline-production.js';
import { deliverProduction } from './deliver-production.js';
import { orderProduction } from './order-production.js';
import { withdrawProduction } from './withdraw-production.js';

export const production = [
  orderProduction,
  withdrawProduction,
  beginProduction,
  deliverProduction,
  declineProduction,
] as const;
