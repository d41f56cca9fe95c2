// What Node itself costs: one answer, made into JSON for each request.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const tip = JSON.parse(readFileSync(process.argv[2], 'utf8'));
createServer((_request, response) => {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(tip));
}).listen(Number(process.argv[3]), '127.0.0.1');
