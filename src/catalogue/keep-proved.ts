/** The program of a build that proves the law of the project and keeps that it did; a law with faults is left to the start, which reports them. */
import { buildFolder } from '../platform/package/build-folder.js';
import { packageRoot } from '../platform/package/package-root.js';
import { readCatalogue } from './catalogue.js';
import { keepProved } from './files/proved.js';
import { readSources } from './files/source.js';

const sources = readSources(packageRoot());
const read = readCatalogue(sources);
if (read.ok) keepProved(sources, read.proofs, buildFolder);
