import { sessionCookie } from '../../../platform/http/request/session-cookie.js';
import { deviceCookie } from '../../account/attempt/known-device.js';
import type { SignIn } from './sign-in.service.js';
import { ticketCookie } from './ticket-cookie.js';

/** What the browser keeps of a sign-in: its session and the mark of a known browser, or the ticket to the second factor. */
export function cookiesOf(signIn: SignIn): string[] {
  if (signIn.outcome === 'second_factor') return [ticketCookie(signIn.ticket)];
  if (signIn.outcome !== 'open') return [];
  const { session, device } = signIn;
  return [sessionCookie(session.token), ...(device === undefined ? [] : [deviceCookie(device)])];
}
