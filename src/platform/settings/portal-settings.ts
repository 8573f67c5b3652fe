/** Settings of the portal, by which recipients fetch sealed packages. */
import { z } from 'zod';
import { isOrigin, setting } from './setting-kinds.js';

export const portalSettings = {
  portalUrl: setting(
    'GREFFE_PORTAL_URL',
    'Where recipients reach the portal (`serve --role portal`), such as https://remise.example; a host name of its own, neither the one of GREFFE_PUBLIC_URL nor under it. Absent, nothing is delivered by the portal.',
    z
      .string()
      .refine(isOrigin, 'must be https:// and a host name, or http://localhost, with nothing after the port')
      .transform((text) => new URL(text).origin)
      .optional(),
  ),
};
