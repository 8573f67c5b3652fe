/** The protocol tus 1.0.0 (creation, termination, checksum) over the uploads of one order, by @tus/server. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataStore, type Metadata, Server, Upload } from '@tus/server';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { FileName } from '../../cases/rows/given-file.js';
import { Refused, type Result, valueOrFail } from '../../domain/kernel/result.js';
import { RefusalError } from '../../platform/http/answer/refusal.error.js';
import { type Arriving, Receiving } from './receiving.js';
import { LARGEST_FILE, refusals } from './refusal.js';
import { Uploads } from './uploads.service.js';

const checksums = { sha1: 20, sha256: 32, sha512: 64 } as const;
const EXTENSIONS = ['creation', 'creation-with-upload', 'termination', 'checksum'];

/** A request of tus, without what is of its connection. */
export interface TusRequest {
  readonly orderId: string;
  readonly person: Person;
  readonly method: string;
  /** Path alone. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ReadableStream | null;
}

const Hex = z
  .string()
  .regex(/^[0-9a-fA-F]{128}$/)
  .transform((text) => text.toLowerCase());
const Said = z.object({
  target: z.uuid(),
  filename: FileName,
  filetype: z
    .string()
    .nullish()
    .transform((type) => (/^[a-z]+\/[a-z0-9.+-]{1,80}$/.test(type ?? '') ? String(type) : 'application/octet-stream')),
  sha512: Hex.optional(),
  'sha3-512': Hex.optional(),
});

type Context = Pick<TusRequest, 'orderId' | 'person'> & Pick<Arriving, 'checksum'>;

@Injectable()
export class Tus extends DataStore {
  private readonly current = new AsyncLocalStorage<Context>();
  private readonly server: Server;

  constructor(
    private readonly uploads: Uploads,
    private readonly receiving: Receiving,
  ) {
    super();
    this.extensions = EXTENSIONS;
    this.server = new Server({
      path: '/',
      datastore: this,
      allowedOrigins: [],
      namingFunction: (request, metadata) => this.opened(request.headers.get('upload-length'), metadata),
      generateUrl: (_request, { id }) => `/api/production/${this.context.orderId}/uploads/${id}`,
      onResponseError: (_request, error) => {
        throw error instanceof Error ? error : refusedBy(error.status_code);
      },
    });
  }

  /** What the protocol says of itself. */
  readonly headers: Readonly<Record<string, string>> = {
    ...{ 'tus-resumable': '1.0.0', 'tus-version': '1.0.0', 'tus-extension': EXTENSIONS.join(',') },
    ...{ 'tus-max-size': String(LARGEST_FILE), 'tus-checksum-algorithm': Object.keys(checksums).join(',') },
  };

  /** Throws the refusal. */
  async handle({ orderId, person, method, path, headers, body }: TusRequest): Promise<Response> {
    const checksum = checksumOf(headers['upload-checksum']);
    const options = { method, headers, ...(body && { body, duplex: 'half' as const }) };
    const request = new Request(`http://tus.invalid${path}`, options);
    const response = await this.current.run({ orderId, person, checksum }, () => this.server.handleWeb(request));
    if (response.status >= 400) throw refusedBy(response.status);
    return response;
  }

  /** It was opened when it was named. */
  override async create(upload: Upload): Promise<Upload> {
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const { row, offset } = taken(await this.uploads.find(this.context.orderId, idOf(id)));
    if (row.fate === 'refused' || row.fate === 'dropped') throw new RefusalError(refusals.ended, { status: 410 });
    return new Upload({ id, size: row.size, offset });
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const { orderId, person, checksum } = this.context;
    return taken(await this.receiving.append({ orderId, id: idOf(id), offset, source, checksum }, person));
  }

  override async remove(id: string): Promise<void> {
    taken(await this.uploads.drop(this.context.orderId, idOf(id)));
  }

  private async opened(length: string | null, metadata: Parameters<typeof Metadata.stringify>[0] = {}) {
    const said = Said.safeParse(metadata);
    if (!said.success) throw new Refused(refusals.metadataWrong);
    const { target, filename: name, filetype: contentType, sha512, 'sha3-512': sha3 } = said.data;
    const size = Number(length);
    if (!Number.isSafeInteger(size) || size < 0) throw refusedBy(400);
    if (size === 0) throw new Refused(refusals.empty);
    const { orderId, person } = this.context;
    const expected = { ...(sha512 && { sha512 }), ...(sha3 && { sha3 }) };
    return valueOrFail(await this.uploads.open({ orderId, target, size, name, contentType, expected }, person));
  }

  private get context(): Context {
    const context = this.current.getStore();
    if (!context) throw new Error('No request of tus runs.');
    return context;
  }
}

/** The statuses by which clients of tus know what to do. */
const statuses: Readonly<Record<string, number>> = {
  [refusals.inUse.code]: 423,
  [refusals.ended.code]: 410,
  [refusals.checksumWrong.code]: 460,
};

function taken<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const status = statuses[result.refusal.code];
  throw new RefusalError(result.refusal, status === undefined ? {} : { status });
}

function idOf(id: string): string {
  if (!z.uuid().safeParse(id).success) throw new Refused(refusals.unknown);
  return id;
}

/** What the library refuses by itself. */
function refusedBy(status: number): RefusalError {
  if (status === 409) return new RefusalError(refusals.moved);
  if (status === 413) return new RefusalError(refusals.tooLong);
  return new RefusalError(refusals.protocol, { status });
}

function checksumOf(header: string | undefined): Arriving['checksum'] {
  if (header === undefined) return undefined;
  const [algorithm = '', text = ''] = header.split(' ');
  const value = Buffer.from(text, 'base64');
  const known = Object.keys(checksums).find((name): name is keyof typeof checksums => name === algorithm);
  if (!known || value.length !== checksums[known]) throw new RefusalError(refusals.checksumUnread, { status: 400 });
  return { algorithm: known, value };
}
