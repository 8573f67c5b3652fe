export declare function filesOf(stage: string): string[];
