/** What a part gives once opened: its text, or the reason why there is none. */
import type { Part } from '../../domain/intake/message.js';

export type Opened = Pick<Part, 'text' | 'unread'> & Partial<Pick<Part, 'hidden' | 'pages' | 'marks'>>;

/** One part found inside, before it has its place. */
export interface InnerPart {
  readonly contentType: string;
  readonly name: string | null;
  readonly bytes: Buffer;
  readonly attachment: boolean;
  readonly charset?: string | undefined;
}
