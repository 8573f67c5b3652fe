/** Makes the folder that becomes the root of the image, from a project that is built, on a Debian. */
export function imageRoot(root: string, folder: string): void;
