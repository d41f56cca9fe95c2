// json-server on a database of the same tip.
import { readFileSync } from 'node:fs';
import jsonServer from 'json-server';

const tip = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const app = jsonServer.create();
app.use(jsonServer.defaults({ logger: false, static: process.cwd() }));
app.use('/v1', jsonServer.router({ tips: [{ id: tip.slug, ...tip }] }));
app.listen(Number(process.argv[3]), '127.0.0.1');
