/** Takes a file of the directory of customers, as the operator's systems write it (docs/formats/input.md). */
import { createInterface } from 'node:readline';
import { CustomerIntake } from '../directory/customer-intake.js';
import { DirectoryLine } from '../domain/law/customer.js';
import { demandFile, streamGiven } from '../platform/settings/given.js';
import { changing } from './application.js';
import { type Output, say } from './output.js';

/** A transaction each. */
const BATCH = 2_000;

/** True when every line could be read; those that could are kept in any case. */
export async function importCustomers(file: string, options: Output): Promise<boolean> {
  await demandFile(file);
  return changing(async (rooms) => {
    const intake = rooms.get(CustomerIntake, { strict: false });
    let [lines, changed, number] = [0, 0, 0];
    const faults: number[] = [];
    let batch: DirectoryLine[] = [];
    const take = async (whole: boolean) => {
      changed += await intake.take(batch, { from: 'file', cursor: null, whole });
      lines += batch.length;
      batch = [];
    };
    for await (const text of createInterface({ input: await streamGiven(file), crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1;
      if (text.trim() === '') continue;
      const line = lineOf(text);
      if (line) batch.push(line);
      else faults.push(number);
      if (batch.length >= BATCH) await take(false);
    }
    await take(faults.length === 0);
    const shown = faults.slice(0, 10).join(', ');
    const refused = faults.length > 0 ? `; ${faults.length} refused, at line ${shown}` : '';
    say(options, { lines, changed, refused: faults }, `${lines} lines taken, ${changed} of them new${refused}`);
    return faults.length === 0;
  });
}

function lineOf(text: string): DirectoryLine | undefined {
  try {
    return DirectoryLine.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
