/** A file as an answer: never shown inside a page, it is saved, whatever its type says. */
import { StreamableFile } from '@nestjs/common';
import { fileNameParameter } from '../domain/kernel/file-name.js';
import type { Enclosure } from './writing/letter-writer.js';

export function saved({
  name,
  contentType,
  content,
}: Pick<Enclosure, 'name' | 'contentType' | 'content'>): StreamableFile {
  const disposition = `attachment; ${fileNameParameter(name)}`;
  return new StreamableFile(content, { type: contentType, disposition });
}
