/** Takes the exit code of a verb that succeeded in its own way. */
export type Finish = (exitCode: number) => void;
