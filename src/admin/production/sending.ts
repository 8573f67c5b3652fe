/** Sends a file of operations by tus: in parts, on from where it was cut, in this page or after it was closed. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { DetailedError, Upload } from 'tus-js-client';
import { sessionToken } from '../api/client.js';
import { ProblemError } from '../api/problem.js';
import { type ListedUpload, uploadsQuery } from './production.query.js';

/** In bytes: what a slow line sends before the server ends the request. */
const PART = 64 * 1_048_576;
const PAUSES = [0, 1_000, 3_000, 10_000, 30_000];

export interface Sending {
  readonly name: string;
  /** Of 1. */
  readonly part: number;
}

function problemOf(error: Error): Error {
  if (!(error instanceof DetailedError)) return error;
  const body = error.originalResponse?.getBody() ?? '';
  const status = error.originalResponse?.getStatus() ?? 0;
  return new ProblemError(body.startsWith('{') ? JSON.parse(body) : {}, status);
}

/** One file at a time of one target; another page that closes ends it, and the same file chosen again goes on. */
export function useSending(orderId: string, target: string, listed: readonly ListedUpload[]) {
  const queries = useQueryClient();
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const running = useRef<Upload | null>(null);
  useEffect(() => () => void running.current?.abort(), []);
  const ended = (failure: Error | null) => {
    setSending(null);
    setError(failure);
    void queries.invalidateQueries({ queryKey: uploadsQuery(orderId).queryKey });
  };
  const send = (file: File) => {
    const { name, size } = file;
    const cut = listed.find(
      (one) => one.fate === null && one.target === target && one.name === name && one.size === size,
    );
    const path = `/api/production/${orderId}/uploads`;
    const upload = new Upload(file, {
      ...(cut ? { uploadUrl: `${path}/${cut.id}` } : { endpoint: path }),
      metadata: { target, filename: name, filetype: file.type || 'application/octet-stream' },
      chunkSize: PART,
      retryDelays: PAUSES,
      storeFingerprintForResuming: false,
      onBeforeRequest: (request) => {
        request.setHeader('x-csrf-token', sessionToken());
        request.setHeader('accept-language', document.documentElement.lang);
      },
      onProgress: (sent, all) => setSending({ name, part: all === 0 ? 0 : sent / all }),
      onSuccess: () => ended(null),
      onError: (failure) => ended(problemOf(failure)),
    });
    running.current = upload;
    setError(null);
    setSending({ name, part: 0 });
    upload.start();
  };
  return { sending, error, send };
}
