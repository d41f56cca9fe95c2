import { type TipSheetData, TipSheetElement } from '@tipsheet/element';

const element = document.createElement('tip-sheet');
element.src = 'https://tips.example/v1/tips/today';
element.headingLevel = 3;
element.layout = 'list';
element.data = { data: [] };
element.addEventListener('tip-sheet-load', (event) => {
  const data: TipSheetData = event.detail.data;
  console.log(data);
});
element.addEventListener('click', (event) => event.clientX);
TipSheetElement.words.push(['pt', 'Faça', 'Evite', 'Exemplo', 'Mais', 'Erro. Tentar de novo']);

class Signed extends TipSheetElement {
  override async request(url: string, signal: AbortSignal) {
    return (await fetch(url, { signal, headers: { 'X-Key': '1' } })).json();
  }
}
customElements.define('signed-tips', Signed);

// @ts-expect-error: there is no such theme
element.theme = 'blue';
// @ts-expect-error: a word is missing
TipSheetElement.words.push(['it', 'Fai', 'Evita']);
