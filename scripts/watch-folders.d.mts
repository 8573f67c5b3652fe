export declare function watchFolders(folders: readonly string[], changed: (path: string) => void): () => void;
