/** Between the first factor and the second, the browser holds a ticket that no script can read. */
import { readCookie } from '../../../platform/http/request/session-cookie.js';

const TICKET_COOKIE = '__Host-greffe-ticket';
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict';
/** As long as the ticket is good. */
const LIFETIME_SECONDS = 300;

export const ticketCookie = (ticket: string): string =>
  `${TICKET_COOKIE}=${ticket}; ${attributes}; Max-Age=${LIFETIME_SECONDS}`;
export const spentTicketCookie = `${TICKET_COOKIE}=; ${attributes}; Max-Age=0`;
export const readTicket = (header: string | undefined): string | undefined => readCookie(header, TICKET_COOKIE);
