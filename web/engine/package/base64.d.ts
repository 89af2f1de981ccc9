import type { Engine } from "./index.js";

export * from "./index.js";

/** Loads the engine, which this script carries with it: there is no other file to serve. */
export function load(): Promise<Engine>;
