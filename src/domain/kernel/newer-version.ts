/** What a newer version of the service wrote and this one cannot read, while both are at work or after a return to this one. */
import { type Refusal, refusal } from './result.js';

export const writtenByNewerVersion: Refusal = refusal(
  'written-by-newer-version',
  'unavailable',
  'Une version plus récente du service a inscrit ici ce que celle-ci ne connaît pas : rien n’a été changé. Recommencez dans un instant ; si ce refus persiste, prévenez la personne qui exploite le service, car une ancienne version est restée en marche.',
  'A newer version of the service recorded here what this one does not know: nothing was changed. Try again in a moment; if this goes on, inform the operator of the service, because an older version is still running.',
);

/**
 * Thrown, and no `Refused`: an ordinary refusal tells a job that its work is settled, and this one leaves the work to the
 * newer version.
 */
export class NewerVersion extends Error {
  /** @param what the type of the entry, or the circuit and step of the case: no personal data */
  constructor(readonly what: string) {
    super(`${what}: ${writtenByNewerVersion.sentence.en}`);
    this.name = 'NewerVersion';
  }
}
