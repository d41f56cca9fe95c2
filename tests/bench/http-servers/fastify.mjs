// A Fastify app with one route and nothing else.
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';

const tip = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const app = Fastify();
app.get('/v1/tips/:slug', async () => tip);
await app.listen({ port: Number(process.argv[3]), host: '127.0.0.1' });
