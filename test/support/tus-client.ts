/** A member who uploads by tus-js-client, and by hand where a spec wants what no client does. */
import http from 'node:http';
import { text as readText } from 'node:stream/consumers';
import * as tus from 'tus-js-client';
import type { Member } from './desk.js';

export interface Place {
  readonly address: string;
  readonly orderId: string;
}
export interface TusAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly code: string;
  readonly sentence: string;
}

export const signed = ({ cookie = '', csrfToken = '' }: Member) => ({ cookie, 'x-csrf-token': csrfToken });

/** One request; `cut` sends no more than so many bytes of the body and leaves. */
export function request(
  member: Member,
  { address }: Pick<Place, 'address'>,
  method: string,
  path: string,
  { headers = {}, body, cut }: { headers?: Record<string, string>; body?: Buffer; cut?: number } = {},
): Promise<TusAnswer> {
  const own = { ...signed(member), 'tus-resumable': '1.0.0', 'accept-language': 'en' };
  const length = body ? { 'content-length': String(body.length) } : {};
  return new Promise((resolve, reject) => {
    const sent = http.request(`${address}${path}`, {
      method,
      headers: { ...own, ...length, ...headers },
      agent: false,
    });
    sent.on('error', reject);
    sent.on('response', async (answer) => {
      const text = await readText(answer);
      const { type = '', detail = '' } = text.startsWith('{') ? JSON.parse(text) : {};
      const code = String(type).replace('/problems/', '');
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, code, sentence: String(detail) });
    });
    if (cut === undefined) sent.end(body);
    else {
      sent.write(body?.subarray(0, cut), () => setImmediate(() => sent.destroy(new Error('cut'))));
    }
  });
}

export const part = (offset: number, more: Record<string, string> = {}) => ({
  'content-type': 'application/offset+octet-stream',
  'upload-offset': String(offset),
  ...more,
});

export const metadata = (said: Record<string, string>): string =>
  Object.entries(said)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');

/** Announces a file; answers what the server answers. */
export const announce = (member: Member, place: Place, said: Record<string, string>, size: number) =>
  request(member, place, 'POST', `/api/production/${place.orderId}/uploads`, {
    headers: { 'upload-length': String(size), 'upload-metadata': metadata(said) },
  });

/** All of it by the client, from the start or from where an upload stands; the address of the upload. */
export function upload(
  member: Member,
  { address, orderId }: Place,
  bytes: Buffer,
  { said = {}, uploadUrl, chunkSize }: { said?: Record<string, string>; uploadUrl?: string; chunkSize?: number },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const client = new tus.Upload(bytes, {
      endpoint: `${address}/api/production/${orderId}/uploads`,
      headers: signed(member),
      metadata: said,
      retryDelays: [0, 100],
      ...(uploadUrl && { uploadUrl }),
      ...(chunkSize && { chunkSize }),
      onError: reject,
      onSuccess: () => resolve(client.url ?? ''),
    });
    client.start();
  });
}
