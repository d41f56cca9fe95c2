/**
 * Draws the pictures that networks show beside a shared address: one for the site, and one for each
 * stage that the starter has. They have no words, since a library has a name and languages of its own.
 */
import { Resvg } from '@resvg/resvg-js';

const BAND = '#0d4a3c';
const MARKER = '#ffd45c';
const LIGHT = '#cfe3da';
const INK = '#0b5c49';

/** Of each stage, in a square of 400: white shapes, ink lines on them, and something marked. */
const STAGES = {
  application: `
    <path class="white" d="M80 20h170l80 80v270a10 10 0 0 1-10 10H80a10 10 0 0 1-10-10V30a10 10 0 0 1 10-10z"/>
    <path class="fold" d="M250 20v70a10 10 0 0 0 10 10h70z"/>
    <circle class="mark" cx="135" cy="110" r="34"/>
    <path class="line" d="M110 200h180M110 250h180M110 300h110"/>`,
  screening: `
    <rect class="white" x="110" y="10" width="180" height="380" rx="32"/>
    <path class="line" d="M175 48h50M185 352h30"/>
    <circle class="mark" cx="200" cy="150" r="44"/>
    <path class="line" d="M150 240h100M170 285h60"/>`,
  'first-interview': `
    <path class="white" d="M40 50h220a24 24 0 0 1 24 24v112a24 24 0 0 1-24 24H130l-60 54v-54H40a24 24 0 0 1-24-24V74a24 24 0 0 1 24-24z"/>
    <path class="mark" d="M200 236h160a24 24 0 0 1 24 24v64a24 24 0 0 1-24 24h-22v46l-52-46h-86a24 24 0 0 1-24-24v-64a24 24 0 0 1 24-24z"/>
    <path class="line" d="M66 108h168M66 152h110M220 292h118"/>`,
  'second-interview': `
    <circle class="white" cx="110" cy="110" r="60"/><path class="white" d="M10 330a100 100 0 0 1 200 0v20H10z"/>
    <circle class="mark" cx="290" cy="110" r="60"/><path class="mark" d="M190 330a100 100 0 0 1 200 0v20H190z"/>
    <path class="line" d="m70 282 28 28 50-64M250 282l28 28 50-64"/>`,
  assessment: `
    <rect class="white" x="60" y="40" width="280" height="350" rx="18"/>
    <rect class="mark" x="135" y="10" width="130" height="62" rx="14"/>
    <path class="line" d="m102 148 22 22 40-48M102 238l22 22 40-48M102 328l22 22 40-48M200 150h100M200 240h100M200 330h70"/>`,
  offer: `
    <path class="white" d="M80 20h240a10 10 0 0 1 10 10v340a10 10 0 0 1-10 10H80a10 10 0 0 1-10-10V30a10 10 0 0 1 10-10z"/>
    <path class="line" d="M110 80h130M110 130h180M110 180h180"/>
    <circle class="mark" cx="260" cy="300" r="54"/>
    <path class="line" d="m236 300 18 18 34-40M110 330c20-40 30-40 34-8s18 20 36-8"/>`,
  'follow-up': `
    <rect class="white" x="20" y="80" width="360" height="250" rx="18"/>
    <path class="line" d="m40 104 160 130L360 104"/>
    <circle class="mark" cx="326" cy="312" r="64"/>
    <path class="line" d="M298 312h54m-24-24 24 24-24 24"/>`,
};

const SHEETS = `
  <g transform="rotate(9 900 500)"><path class="back" d="M745 150h210a16 16 0 0 1 16 16v560H729V166a16 16 0 0 1 16-16z"/></g>
  <g transform="translate(520 60) rotate(-4 160 300)">
    <path class="white" d="M16 0h280l76 72v600H0V16A16 16 0 0 1 16 0z"/><path class="fold" d="M296 0v56a16 16 0 0 0 16 16h60z"/>
    <path class="mark" d="M56 156h258v52H56z"/>
    <path class="line" d="M56 84h184M72 182h210M150 284h170M150 330h110M150 400h170M150 446h130"/>
    <path class="line" d="m56 296 20 20 34-44M56 412l20 20 34-44"/>
  </g>`;

/** What is left of the sheets, and the way along the stages with the present one marked. */
function drawing(stage) {
  const names = Object.keys(STAGES);
  const present = names.indexOf(stage);
  const x = (i) => 130 + i * 62;
  const steps = names.map((_, i) =>
    i === present
      ? `<circle class="mark" cx="${x(i)}" cy="540" r="20"/>`
      : `<circle class="${i < present ? 'white' : 'back'}" cx="${x(i)}" cy="540" r="11"/>`,
  );
  return stage === undefined
    ? SHEETS.replace('520 60', '420 70').replace(
        '<g transform="rotate(9',
        '<g transform="translate(-100 10) rotate(9',
      )
    : `<path class="way" d="M${x(0)} 540H${x(names.length - 1)}"/>${steps.join('')}
       <g transform="translate(110 70)">${STAGES[stage]}</g>${SHEETS.replace('520 60', '690 90').replace('<g transform="rotate(9', '<g transform="translate(150 40) rotate(9')}`;
}

/** @param stage none for the site's */
function sharePicture(stage) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630">
    <style>
      .white { fill: #fff } .fold { fill: ${LIGHT} } .mark { fill: ${MARKER} } .back { fill: #5f9582 }
      .line { fill: none; stroke: ${INK}; stroke-width: 14; stroke-linecap: round; stroke-linejoin: round }
      .way { fill: none; stroke: #5f9582; stroke-width: 6 }
    </style>
    <rect width="1200" height="630" fill="${BAND}"/>${drawing(stage)}</svg>`;
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
}

/** The pictures by file name: `share-site.png`, `share-offer.png` … */
export function sharePictures() {
  return new Map(
    [undefined, ...Object.keys(STAGES)].map((stage) => [
      `share-${stage ?? 'site'}.png`,
      sharePicture(stage),
    ]),
  );
}
