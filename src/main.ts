import { exitOnSignals } from './process-signals.ts';

/** Starts the server with the settings of the environment. */

// While nobody is served there is nothing to finish.
exitOnSignals(() => 0);
// What it asks for happens anyway: content is about to be loaded.
process.on('SIGHUP', () => {});

const { ConfigError, readConfig } = await import('./config.ts');
const { exitOnMistake, start } = await import('./start.ts');
await exitOnMistake(async () => {
  const [argument] = process.argv.slice(2);
  if (argument !== undefined)
    throw new ConfigError(
      `unknown argument "${argument}": settings are environment variables, and commands are those of dist/cli/main.js`,
    );
  await start(readConfig(process.env));
});
