/** Whether the ladder of the clocks is one: in order, of known circuits, never silent at an end (docs/promises.md#p4). */
import { levelFaults } from '../../domain/workflow/escalation.js';
import { teller, type Workflows } from '../files/parsed.js';
import type { Fault } from '../files/yaml-file.js';

export function escalationFaults({ escalation, circuits }: Workflows): Fault[] {
  const known = new Set(circuits.map(({ value }) => value.code));
  const tell = teller(escalation);
  return levelFaults(escalation.value, known).map(({ path, sentence }) => tell(path, sentence));
}
