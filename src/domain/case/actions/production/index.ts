import { beginProduction } from './begin-production.js';
import { declineProduction } from './decline-production.js';
import { deliverProduction } from './deliver-production.js';
import { decideFile, recordFileScan } from './file-scan.js';
import { handInFile } from './hand-in-file.js';
import { orderProduction } from './order-production.js';
import { withdrawProduction } from './withdraw-production.js';

export const production = [
  orderProduction,
  withdrawProduction,
  beginProduction,
  handInFile,
  deliverProduction,
  declineProduction,
  recordFileScan,
  decideFile,
] as const;
