import type { Document } from './search-minisearch.ts';

/** What is used of node:sqlite, whose types are newer than the oldest supported Node. */
interface Database {
  exec(sql: string): void;
  prepare(sql: string): {
    run(...values: unknown[]): unknown;
    all(...values: unknown[]): unknown[];
  };
}

export interface SqliteFts5 {
  /** Milliseconds of CPU. */
  buildCpu: number;
  search(q: string): unknown[];
}

/** SQLite's FTS5 with Porter stems, in memory; undefined when this Node comes without SQLite. */
export async function openFts5(documents: readonly Document[]): Promise<SqliteFts5 | undefined> {
  const name = 'node:sqlite';
  let sqlite: { DatabaseSync: new (file: string) => Database };
  try {
    sqlite = (await import(name)) as typeof sqlite;
  } catch {
    return undefined;
  }
  const before = process.cpuUsage();
  const database = new sqlite.DatabaseSync(':memory:');
  database.exec("create virtual table tips using fts5(title, text, tokenize = 'porter unicode61')");
  const insert = database.prepare('insert into tips (rowid, title, text) values (?, ?, ?)');
  database.exec('begin');
  for (const { id, title, text } of documents) insert.run(id, title, text);
  database.exec('commit');
  const { user, system } = process.cpuUsage(before);
  const select = database.prepare(
    'select rowid from tips where tips match ? order by bm25(tips, 1.5, 1.0) limit 20',
  );
  return {
    buildCpu: (user + system) / 1000,
    search: (q) => select.all((q.match(/\w+/g) ?? []).map((word) => `"${word}"`).join(' OR ')),
  };
}
