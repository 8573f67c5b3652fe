/** A server that reads a message of many parts in its own process when it is asked to: what the product does not do. */
import { createServer } from 'node:http';
import { parseWorkflows } from '../../src/catalogue/files/parsed.js';
import { readSources } from '../../src/catalogue/files/source.js';
import { compileCitation } from '../../src/domain/law/instrument.js';
import { read } from '../../src/domain/reading/read.js';
import { packageRoot } from '../../src/platform/package/package-root.js';

const [, , parts, times] = process.argv.map(Number);
const { instruments, authorities, profiles } = parseWorkflows(readSources(packageRoot())).workflows;
const known = instruments.value;
const law = {
  instruments: known.instruments,
  citations: known.instruments.map(({ code, patterns }) => compileCitation(code, patterns, known.fragments)),
  authorities: authorities.value.authorities,
  operator: profiles[0].value,
};
const lists = ['from', 'sender', 'to', 'cc', 'replyTo', 'deliveredTo', 'inReplyTo', 'references', 'list', 'robot'];
const headers = { ...Object.fromEntries(lists.map((name) => [name, []])), subject: '', contentType: 'multipart/mixed' };
const part = (text, at) => ({
  path: `${at + 1}`,
  contentType: 'text/plain',
  attachment: false,
  text,
  marks: [],
  pages: [],
  hidden: [],
  unread: null,
});
const texts = Array.from({ length: parts }, () => 'art. 60-1 du code de procédure pénale '.repeat(times));
const message = { readable: true, messages: [{ path: '', headers }], parts: texts.map(part), stopped: null };

const server = createServer((request, answer) => {
  if (request.url === '/read') read(message, law);
  answer.end();
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
