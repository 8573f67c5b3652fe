/**
 * The program that proves that every case can end, for the day given: the proof as JSON on standard output, and kept beside
 * the build. A second folder given is an earlier build, whose proof of the same law and sources is taken.
 */
import { day } from '../domain/kernel/day.js';
import { packageRoot } from '../platform/package/package-root.js';
import { readUnproved } from './catalogue.js';
import { readSources } from './files/source.js';
import { lifecycleOf } from './lifecycle.js';

const [, , on = '', before] = process.argv;
const read = readUnproved(readSources(packageRoot()));
if (!read.ok) throw new Error(read.faults.join('\n'));
process.stdout.write(JSON.stringify(lifecycleOf(read.law, day(on), before)));
