/** What a part gives once opened: its text, or the reason why there is none. */
import type { Part } from '../../domain/intake/message.js';

export type Opened = Pick<Part, 'text' | 'unread'> & Partial<Pick<Part, 'hidden' | 'pages' | 'marks'>>;
