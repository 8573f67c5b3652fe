/** Makes the folder of an installation from a project that is built; throws when its packages are not those of the lock. */
export function assemble(root: string, folder: string): void;
