/** A `timestamptz` as the domain writes it. */
import { z } from 'zod';
import { instantFromMilliseconds } from '../domain/kernel/instant.js';

export const Moment = z.date().transform((at) => instantFromMilliseconds(at.getTime()));
