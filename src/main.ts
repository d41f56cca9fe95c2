import { readConfig } from './config.ts';
import { exitOnMistake, start } from './start.ts';

/** Starts the server with the settings of the environment. */
await exitOnMistake(() => start(readConfig(process.env)));
