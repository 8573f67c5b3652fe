// @stage sizes
import { describe, expect, it } from '@jest/globals';
import { Random } from '../../../../test/faults/testbed/random.js';
import { controlsOf, DAY, law, requests, stuckUnder } from '../../../../test/support/lifecycle-controls.js';
import { size } from '../../../../test/support/set.js';
import { proofOf, storyOf } from './proof.js';
import { walk } from './walk.js';
import { World } from './world.js';

/** The proof over the requests of one rule alone. */
function proved(rule: string) {
  const world = new World(law, DAY);
  const own = requests.filter((each) => each.rule === rule);
  return proofOf(own, walk(own, world), world);
}

/** A world in which no one may take an action. */
class Without extends World {
  constructor(readonly action: string) {
    super(law, DAY);
  }

  override after(...[moment, command, actor]: Parameters<World['after']>): ReturnType<World['after']> {
    return command.type === this.action ? null : super.after(moment, command, actor);
  }
}

describe('the proof that every case can end', () => {
  it('looks at a request of every rule in force that a request can reach', () => {
    const rules = new Set(requests.map(({ rule }) => rule));
    const missing = law.rules.map(({ rule }) => rule.id).filter((id) => !rules.has(id));
    expect(missing.filter((id) => !id.endsWith('CATCH-ALL'))).toEqual([]);
  });

  it('finds an end for a foreign order that is refused', () => {
    const { states, stuck } = proved('U01');
    expect(stuck.filter(({ property }) => property === 'end' || property === 'letter')).toEqual([]);
    expect(states).toBeGreaterThanOrEqual(10);
  });

  it('judges again a case whose hold is cleared while a question of it waits for consent', () => {
    expect(proved('E02').stuck.filter(({ verdict, property }) => property === 'end' && verdict === null)).toEqual([]);
  });

  it('finds no end for a requester with a postal address alone where no one may post its letter', () => {
    const own = requests.filter(({ rule }) => rule === 'U01').slice(0, 1);
    const stuckIn = (world: World) =>
      proofOf(own, walk(own, world), world).stuck.filter(({ property }) => property === 'end');
    expect(stuckIn(new World(law, DAY))).toEqual([]);
    expect(stuckIn(new Without('post_letter'))).not.toEqual([]);
  });

  it('names each arrow, letter or reaction that is taken away at random', () => {
    const controls = law.circuits.flatMap(controlsOf);
    const random = new Random(20_261_129);
    for (let n = 0; n < size({ quick: 3, short: 6, long: 6 }); n += 1) {
      const control = random.of(controls);
      const [first] = stuckUnder(control);
      expect([control.name, first?.circuit]).toEqual([control.name, control.circuit]);
      expect(first && storyOf(first, law.circuits)).toMatch(/arrives and is judged/);
    }
  });

  it('names an end that a person declares where a letter should have answered', () => {
    const circuits = law.circuits.map((circuit) =>
      circuit.code === 'refusal_abroad'
        ? {
            ...circuit,
            closes: [...circuit.closes, 'no_data' as const],
            steps: circuit.steps.map((step) =>
              step.kind === 'preparation' ? { ...step, on: { ...step.on, close: 'ended' } } : step,
            ),
          }
        : circuit,
    );
    const world = new World({ ...law, circuits }, DAY);
    const own = requests.filter(({ rule }) => rule === 'U01');
    const [named] = proofOf(own, walk(own, world), world).stuck.filter(({ property }) => property === 'letter');
    expect(named && storyOf(named, circuits)).toMatch(/no_data.*The case is closed without its letter\.$/);
  });

  it.each(['choose_recipient', 'confirm_recipient'])(
    'names the cases whose letter wants a recipient when no one can %s, though others of their circuit end',
    (action) => {
      const world = new Without(action);
      const naming = law.rules.filter(({ decisions }) => decisions.some(({ recipient }) => recipient !== undefined));
      const rules = new Set(naming.map(({ rule }) => rule.id));
      const own = requests.filter(({ rule }) => rules.has(rule));
      const ends = proofOf(own, walk(own, world), world).stuck.filter(({ property }) => property === 'end');
      expect(ends).not.toEqual([]);
    },
  );

  it.each(['approve_notice', 'record_notice_letter'])(
    'names the notices that silence held back and that are never given when nothing can %s',
    (action) => {
      const own = requests.filter(({ rule }) => rule === 'U02');
      const world = new Without(action);
      const ungiven = proofOf(own, walk(own, world), world).stuck.filter(({ property }) => property === 'notice');
      expect(ungiven.map((each) => storyOf(each, law.circuits))).toEqual([expect.stringMatching(/N_CUST/)]);
    },
  );

  it('says which clocks nothing starts', () => {
    const idle = proved('U01').stuck.filter(({ property }) => property === 'clock');
    for (const each of idle) expect(storyOf(each, law.circuits)).toMatch(/^The clock \S+ is started by nothing\.$/);
  });
});
