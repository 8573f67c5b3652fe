/** Messages already read, for specs of the domain: say only what matters. */
import { type Headers, type Part, ReadMessage } from '../../src/domain/intake/message.js';

export function headers(change: Partial<Headers> = {}): Headers {
  return {
    from: [{ name: '', address: 'br.voiron@gendarmerie.interieur.gouv.fr' }],
    sender: [],
    to: [{ name: '', address: 'requisitions@nuage-souverain.example' }],
    cc: [],
    replyTo: [],
    deliveredTo: [],
    returnPath: null,
    subject: '',
    messageId: '<one@sender.example>',
    inReplyTo: [],
    references: [],
    date: null,
    received: null,
    autoSubmitted: null,
    precedence: null,
    list: [],
    robot: [],
    contentType: 'multipart/mixed',
    reportType: null,
    cut: false,
    ...change,
  };
}

export const from = (address: string, name = ''): Pick<Headers, 'from'> => ({ from: [{ name, address }] });

export function body(text: string, path = '1'): Part {
  return {
    path,
    contentType: 'text/plain',
    name: null,
    attachment: false,
    size: text.length,
    sha256: null,
    text,
    hidden: [],
    pages: [],
    unread: null,
    marks: [],
  };
}

export const document = (text: string, path = '2'): Part => ({
  ...body(text, path),
  contentType: 'application/pdf',
  name: 'act.pdf',
  attachment: true,
  pages: [0],
});

export const unread = (path = '2'): Part => ({ ...document('', path), text: null, unread: 'no_text_layer' });

export function message(
  parts: readonly Part[],
  outer: Partial<Headers> = {},
  inner: ReadMessage['messages'][0][] = [],
): ReadMessage {
  return ReadMessage.parse({
    readable: true,
    messages: [{ path: '', headers: headers(outer) }, ...inner],
    parts,
    stopped: null,
  });
}
