/** A DNS server on this machine (RFC 1035) that knows only the answers it is given: for the demonstration, and for tests of what asks one. */
import { createSocket } from 'node:dgram';
import type { Records } from '../../intake/sender/dns.js';

const types: Readonly<Record<number, string>> = { 1: 'A', 12: 'PTR', 15: 'MX', 16: 'TXT', 28: 'AAAA' };
const OWN_NAME = Buffer.from([0xc0, 12]);

export interface DnsServer {
  /** As GREFFE_DNS takes it. */
  readonly address: string;
  /** Every question that came, `name/TYPE`. */
  readonly asked: readonly string[];
  close(): void;
}

/** Answers as a file of answers does; a name that is not in it does not exist. */
export async function startDnsServer(answers: Readonly<Record<string, Records>>): Promise<DnsServer> {
  const socket = createSocket('udp4').unref();
  const asked: string[] = [];
  socket.on('message', (question, { address, port }) => {
    const { name, code, end } = questionIn(question);
    const key = `${name}/${types[code] ?? code}`;
    asked.push(key);
    const records = (answers[key] ?? []).map((record) => resourceOf(code, record));
    const head = Buffer.from(question.subarray(0, 12));
    head.writeUInt16BE(answers[key] ? 0x8180 : 0x8183, 2);
    [1, records.length, 0, 0].forEach((count, at) => {
      head.writeUInt16BE(count, 4 + 2 * at);
    });
    socket.send(Buffer.concat([head, question.subarray(12, end), ...records]), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return { address: `127.0.0.1:${socket.address().port}`, asked, close: () => socket.close() };
}

function questionIn(message: Buffer): { name: string; code: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let size = message.readUInt8(at); size > 0; size = message.readUInt8(at)) {
    labels.push(message.subarray(at + 1, at + 1 + size).toString('latin1'));
    at += 1 + size;
  }
  return { name: labels.join('.').toLowerCase(), code: message.readUInt16BE(at + 1), end: at + 5 };
}

function resourceOf(code: number, record: Records[number]): Buffer {
  const data = dataOf(code, record);
  const head = Buffer.alloc(10);
  head.writeUInt16BE(code, 0);
  head.writeUInt16BE(1, 2);
  head.writeUInt16BE(data.length, 8);
  return Buffer.concat([OWN_NAME, head, data]);
}

function dataOf(code: number, record: Records[number]): Buffer {
  if (Array.isArray(record))
    return Buffer.concat(record.map((chunk) => Buffer.from([chunk.length, ...Buffer.from(chunk)])));
  if (typeof record === 'object') return Buffer.from([0, record.priority, ...nameBytes(record.exchange)]);
  if (code === 1) return Buffer.from(record.split('.').map(Number));
  return nameBytes(record);
}

const nameBytes = (name: string): Buffer =>
  Buffer.concat([
    ...name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label)])),
    Buffer.from([0]),
  ]);
