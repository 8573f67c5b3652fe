/** A session as its owner and the administrator read it: when, how, and in what kind of browser; no place, no address. */
import { z } from 'zod';
import { browsers, systems } from '../../../access/browser.js';
import { methods } from '../../../access/session.store.js';

export const ShownSession = z.strictObject({
  id: z.uuid(),
  openedAt: z.iso.datetime(),
  usedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  methods: z.array(z.enum(methods)).describe('How it was opened'),
  browser: z.enum(browsers),
  system: z.enum(systems),
});
