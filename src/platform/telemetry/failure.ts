/** The code of a system or driver error (`ENOENT`, `40001`); undefined for any other thing thrown. */
export function codeOf(thrown: unknown): string | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return undefined;
  return typeof thrown.code === 'string' ? thrown.code : undefined;
}

/** Whether TLS ended a connection before it stood: most often as the certificate of the server is not trusted. */
export const isOfCertificate = (thrown: unknown): boolean =>
  /CERT|SELF_SIGNED|UNABLE_TO|TLS|SSL/.test(codeOf(thrown) ?? '');

/** What was thrown, as one sentence for a log or a fault list. */
export function messageOf(thrown: unknown): string {
  const hasMessage = typeof thrown === 'object' && thrown !== null && 'message' in thrown;
  return String(hasMessage ? thrown.message : thrown);
}

/** Does the work; what it throws names the variable of the setting that was wrong. */
export async function underSetting<T>(variable: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const said = messageOf(error);
    throw said.includes(variable) ? error : new Error(`${variable}: ${said}`, { cause: error });
  }
}

/**
 * The service misses something that it needs, and the work is not at fault: it is tried again for as long as that lasts,
 * without counting its attempts, and an alarm is raised.
 */
export class Blocked extends Error {
  /**
   * @param sentence what is missing and what to do; MUST hold no personal data
   * @param topic of the alarm
   */
  constructor(
    sentence: string,
    readonly topic: string,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }
}
