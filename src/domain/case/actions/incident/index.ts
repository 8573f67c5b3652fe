import { acknowledgeMeasure } from './acknowledge-measure.js';
import { decideIncident } from './decide-incident.js';
import { liftMeasure } from './lift-measure.js';
import { orderMeasure } from './order-measure.js';

export const incident = [orderMeasure, acknowledgeMeasure, decideIncident, liftMeasure] as const;
