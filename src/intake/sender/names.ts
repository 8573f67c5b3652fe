import type { Certificate } from 'pkijs';

const COMMON_NAME = '2.5.4.3';

/** The name of the holder as the certificate says it, else a question mark. */
export function commonName({ subject }: Certificate): string {
  const found = subject.typesAndValues.find(({ type }) => type === COMMON_NAME);
  return found ? String(found.value.valueBlock.value).slice(0, 200) : '?';
}
