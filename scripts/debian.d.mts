/** Makes the Debian package of a project that is built, as of a commit in seconds since 1970; returns the name of the file. */
export function debian(root: string, out: string, version: string, seconds: number): string;
