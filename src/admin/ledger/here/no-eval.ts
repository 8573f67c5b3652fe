/** Before any schema of the domain is made: our policy runs no text as code, so that nothing need even try. */
import { config } from 'zod';

config({ jitless: true });
