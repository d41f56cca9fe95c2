import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { exitOnMistake, start } from '../start.ts';

interface Options {
  readonly host?: string;
  readonly port?: string;
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .summary('start the server on a content folder')
    .description(
      'Starts the server. Every other setting is an environment variable: see the README.',
    )
    .argument('[folder]', 'the content')
    .option('--host <host>', 'where to listen')
    .option('--port <port>', 'the port to listen on')
    .action((folder: string | undefined, { host, port }: Options) => {
      const { HOST, PORT, CONTENT, ...others } = process.env;
      return exitOnMistake(() =>
        start(
          readConfig({
            ...others,
            HOST: host ?? HOST,
            PORT: port ?? PORT,
            CONTENT: folder ?? CONTENT,
          }),
        ),
      );
    });
}
