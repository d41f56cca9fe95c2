import { buildIndex } from '/work/main/src/search/build.ts';
import { transferList } from '/work/main/src/search/index-data.ts';
import { openIndex } from '/work/main/src/search/open.ts';
import { makeLibrary } from '/work/main/tests/bench/search-library.ts';

const size = Number(process.argv[2]);
const what = process.argv[3] ?? 'five';
const lib = makeLibrary(size);
let data!: any;
const bs: number[] = [];
for (let k = 0; k < (Number(process.env.B) || 1); k++) {
  const c0 = process.cpuUsage();
  data = buildIndex(lib.tips, { language: 'en' });
  const c = process.cpuUsage(c0);
  bs.push((c.user + c.system) / 1000);
}
console.log(
  'build',
  bs.map((x) => x.toFixed(0)).join(' '),
  transferList(data).reduce((s, b) => s + b.byteLength, 0) / 1e6,
  Object.entries(data)
    .map(([k, v]) => [k, transferList({ v } as any).reduce((s, b) => s + b.byteLength, 0) / 1e6])
    .filter((x) => x[1] > 0.3)
    .join(' '),
);
const ix = openIndex(data);
const words = (n: number) => Array.from({ length: n }, lib.word).join(' ');
const qs = Array.from({ length: 2000 }, () =>
  what === 'five'
    ? words(5)
    : what === 'one'
      ? words(1)
      : what === 'hundred'
        ? words(40).slice(0, 100)
        : what === '500'
          ? words(200).slice(0, 500)
          : what === 'typo'
            ? words(4) + ' ' + ((w: string) => w.slice(0, 2) + 'q' + w.slice(3))(lib.word())
            : what === 'unknown'
              ? Array.from({ length: 14 }, () =>
                  Math.random()
                    .toString(36)
                    .replace(/[^a-z]/g, '')
                    .slice(0, 7),
                ).join(' ')
              : what === 'prefix'
                ? lib.word().slice(0, 1)
                : what === 'phrase'
                  ? '"' +
                    lib.tips[Math.floor(lib.random() * size)]!.title.split(' ')
                      .slice(1, 3)
                      .join(' ') +
                    '"'
                  : words(5),
);
const ask =
  what === 'suggest'
    ? (q: string) => ix.suggest(q.slice(0, 1), 8)
    : what === 'highlight'
      ? (q: string) => {
          const h = ix.highlighter(q);
          return lib.tips.slice(0, 20).map(h);
        }
      : (q: string) => ix.search({ q, offset: 0, limit: 20 });
for (const q of qs.slice(0, 200)) ask(q);
const c1 = process.cpuUsage();
const t = qs
  .map((q) => {
    const s = performance.now();
    ask(q);
    return performance.now() - s;
  })
  .sort((a, b) => a - b);
const d = process.cpuUsage(c1);
console.log(
  what,
  'p5',
  t[100]!.toFixed(3),
  'p50',
  t[1000]!.toFixed(3),
  'p99',
  t[1980]!.toFixed(3),
  'cpu',
  ((d.user + d.system) / 1000 / 2000).toFixed(3),
);
