import { exitOnSignals } from './process-signals.ts';

/** Starts the server with the settings of the environment. */

// While nobody is served there is nothing to finish.
exitOnSignals(() => 0);
// What it asks for happens anyway: content is about to be loaded.
process.on('SIGHUP', () => {});

const { readConfig } = await import('./config.ts');
const { exitOnMistake, start } = await import('./start.ts');
await exitOnMistake(() => start(readConfig(process.env)));
