/** What a manifest says of the DSA reports published with it: the hash of each of their files. */
import type { Manifest } from '../manifest.js';

/** A file of theirs: `dsa-2026.nuage.1_summary.csv`. */
export const DSA_FILE = /^dsa-\d{4}\.[a-z0-9-]{1,200}\.\d{1,2}_[A-Za-z_]{1,60}\.csv$/;

/** The hash of every file that a manifest names, by its name. */
export const namedFiles = ({ dsa }: Pick<Manifest, 'dsa'>): ReadonlyMap<string, string> =>
  new Map((dsa?.services ?? []).flatMap(({ files }) => Object.entries(files)));

/** Services whose DSA report stands in a published edition and not in the one that would take its place. */
export function servicesLost(published: Manifest['dsa'], next: Manifest['dsa']): string[] {
  const kept = (next?.services ?? []).map(({ service }) => service);
  return (published?.services ?? []).map(({ service }) => service).filter((service) => !kept.includes(service));
}
