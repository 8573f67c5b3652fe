export declare function buildBeside(root: string, build: (folder: string) => void | Promise<void>): Promise<void>;
