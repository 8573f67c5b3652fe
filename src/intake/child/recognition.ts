/** Whether the text of pictures can be read on this machine: tried apart, since a hostile message may keep it from loading too. */
import { BoundedChild } from '../../platform/child/bounded-child.js';
import { oneFile } from '../../platform/child/bounds.js';
import { builtProgram } from '../../platform/package/build-folder.js';
import { EndedFromOutside } from './reading-turn.js';

const PATIENCE_MILLISECONDS = 60_000;
const OUTPUT_BYTES = 1_000;

/** @param program the built reader. Rejects with `EndedFromOutside` */
export async function recognitionLoads(program = builtProgram('documents/main.js')): Promise<boolean> {
  const child = new BoundedChild({ program, words: ['recognition'], limits: oneFile, outputBytes: OUTPUT_BYTES });
  child.allow(PATIENCE_MILLISECONDS);
  child.feed('');
  await child.bytes();
  const { code, fromOutside } = await child.ended;
  if (fromOutside) throw new EndedFromOutside();
  return code === 0;
}
