import { expect, test } from '@jest/globals';
import { changed, crossFaults, lineOf } from '../../../test/support/changed-law.js';

const terreg = 'workflows/circuits/terreg.yaml';
const french = 'workflows/rules/france-administrative.yaml';
const anyOrigin = 'workflows/rules/any-origin.yaml';

test.each([
  [
    'a step of suspension that is none',
    terreg,
    'suspended: suspended',
    'suspended: nowhere',
    'It is suspended at "nowhere", which is no step: name a step of this circuit.',
  ],
  [
    'an impossibility that may be stated and never ends',
    terreg,
    'suspended: suspended\n',
    '',
    'An impossibility that is stated may end: name the step "suspended", and the arrow, or neither.',
  ],
  [
    'a suspended case that only time could end',
    terreg,
    'conclude_impossibility: ended, ',
    '',
    'An impossibility waits there: draw "conclude_impossibility".',
  ],
  [
    'a rule of a circuit that suspends, without a clock of its end',
    french,
    ', impossibility_over: { deadlines: [D-TCO-1H-OVER] }',
    '',
    'An impossibility may suspend it: name under "later" what its end starts.',
  ],
  [
    'a refusal after silence in a circuit that does not refuse',
    anyOrigin,
    'unanswered: &unanswered { verdict: REFUSE, grounds: [G-AUTH], circuit: refusal',
    'unanswered: &unanswered { verdict: REFUSE, grounds: [G-AUTH], circuit: clarification',
    'REFUSE does not open the circuit "clarification": add it to opens, or choose another.',
  ],
  [
    'a paragraph of that refusal that no template holds',
    anyOrigin,
    'letterBlocks: [B0, B-UNANSWERED]',
    'letterBlocks: [B0, B-UNHEARD]',
    'B-UNHEARD',
  ],
])('a fault of what follows from silence or an impossibility is reported: %s', (_, name, from, to, sentence) => {
  const faults = crossFaults(changed(name, from, to)).join('\n');
  expect(faults).toContain(sentence);
  expect(faults).toMatch(new RegExp(`^${name}:\\d+: `, 'm'));
  expect(lineOf(name, from.split('\n')[0] ?? from)).toBeGreaterThan(0);
});
