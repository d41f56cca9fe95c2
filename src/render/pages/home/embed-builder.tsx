import type { Article } from '../../../content/library.ts';
import { keysOf } from '../../../content/record-of.ts';
import type { Strings } from '../../strings.ts';
import { frameUrl, homeUrl, itemUrl, languageQuery, pageUrl } from '../../urls.ts';
import { CODE } from '../document.tsx';
import { frameHeight } from '../frame-height.ts';
import { LanguageLinks } from '../language-links.tsx';
import type { PageContext } from '../page-context.tsx';
import {
  builderAnchor,
  type EmbedCode,
  MATCHED,
  makeSnippets,
  policyOf,
  SNIPPET_KINDS,
  type SnippetKind,
  USUAL,
} from '../snippets.ts';
import type { HomePage } from './home-model.ts';

interface EmbedBuilderProps extends Pick<HomePage, 'stages' | 'alternates' | 'embedCode'> {
  articles: readonly Article[];
}

/** Articles to choose from; the rest is embedded by its address all the same. */
const CHOICES = 24;

/** Tips that a list or a search shows. */
const LISTED = 5;
const MATCHED_TIPS = `${MATCHED}?size=${LISTED}`;

const ACCENTS = { blue: '#0b57a4', green: '#0b5c49', red: '#a3262e', purple: '#6b3fa0' };
const BACKGROUNDS = {
  white: '#ffffff',
  cream: '#fff8e7',
  grey: '#f3f4f6',
  night: '#15181d',
};

/**
 * The snippets for the first article. The script shows the controls, keeps the snippets in step
 * with them and adds the preview.
 */
export function EmbedBuilder(
  props: EmbedBuilderProps,
  { site, language, strings, asset }: PageContext,
) {
  const { articles, embedCode: code } = props;
  const choices = articles.slice(0, CHOICES);
  const first = choices[0];
  if (first === undefined) return null;
  const snippets = makeSnippets(
    {
      title: first.title,
      page: pageUrl(first, site),
      api: itemUrl(first, site),
      frame: frameUrl(first, site),
      tips: first.tips.length,
      height: frameHeight(first),
      ...USUAL,
    },
    code,
  );
  return (
    <section class="embed" id="embed" aria-labelledby="embed-title">
      {/* The page of each guide leads here; the script then chooses it. */}
      {choices.map(({ slug }) => (
        <span id={builderAnchor(slug)} />
      ))}
      <div class="wrap">
        <h2 id="embed-title">{strings.embedTitle}</h2>
        <p class="lead">{strings.embedLead}</p>
        <div
          class="builder"
          data-builder
          data-site={site.url}
          data-lang={languageQuery(language, site).slice(1)}
          data-element={code.element}
          data-integrity={code.integrity}
          data-resizer={code.resizer}
          data-resizer-integrity={code.resizerIntegrity}
        >
          <Controls {...props} articles={choices} />
          <div class="preview" data-preview hidden>
            <h3 id="preview-title">{strings.previewTitle}</h3>
            {/* biome-ignore lint/a11y/useSemanticElements: its heading is above it, so that it stays */}
            <div
              class="preview-stage"
              data-preview-stage
              // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard as well
              tabIndex={0}
              role="region"
              aria-labelledby="preview-title"
            >
              <p class="hint">{strings.previewLoading}</p>
            </div>
          </div>
          <div class="snippets">
            {SNIPPET_KINDS.map((kind) => (
              <Snippet kind={kind} text={snippets[kind]} code={code} />
            ))}
          </div>
        </div>
        <script type="module" src={asset('builder.js')} />
      </div>
    </section>
  );
}

function howTo(strings: Strings, kind: SnippetKind): { title: string; how: string } {
  return {
    page: { title: strings.snippetPage, how: strings.snippetPageHow },
    element: { title: strings.snippetElement, how: strings.snippetElementHow },
    frame: { title: strings.snippetFrame, how: strings.snippetFrameHow },
    sized: { title: strings.snippetSized, how: strings.snippetSizedHow },
    react: { title: strings.snippetReact, how: strings.snippetReactHow },
  }[kind];
}

interface SnippetProps {
  kind: SnippetKind;
  text: string;
  code: EmbedCode;
}

function Snippet({ kind, text, code }: SnippetProps, { strings }: PageContext) {
  const { title, how } = howTo(strings, kind);
  return (
    <div class="snippet" data-snippet={kind}>
      <h3 id={`snippet-${kind}`}>{title}</h3>
      <p>{how}</p>
      <div class="code">
        <pre>
          <code {...CODE} data-copy-text>
            {text}
          </code>
        </pre>
        <button
          type="button"
          data-copy
          data-copied={strings.copied}
          data-failed={strings.copyFailed}
          aria-describedby={`snippet-${kind}`}
          hidden
        >
          {strings.copy}
        </button>
      </div>
      <p class="policy">
        {strings.snippetPolicy} <code {...CODE}>{policyOf(kind, code)}</code>
      </p>
      {(kind === 'element' || kind === 'react') && (
        <p class="policy">{strings.snippetPolicyStyle}</p>
      )}
    </div>
  );
}

/** The value of what to show is the path below `/v1/` and, of an item, of its page and frame. */
function Controls(
  { articles, stages, alternates }: EmbedBuilderProps,
  { site, language, strings, own, resultsPath }: PageContext,
) {
  const home = homeUrl(language, site);
  return (
    // Browsers would keep what was chosen, out of step with the snippets.
    <form class="controls" data-controls autocomplete="off" hidden>
      <div class="field">
        <label for="embed-what">{strings.builderWhat}</label>
        <select id="embed-what" name="what" {...own}>
          {articles.map((article) => (
            <optgroup label={article.title}>
              <option
                value={`articles/${article.slug}`}
                data-tips={article.tips.length}
                data-height={frameHeight(article)}
              >
                {article.title}
              </option>
              {article.tips.map((tip) => (
                <option value={`tips/${tip.slug}`} data-height={frameHeight(tip)}>
                  {tip.title}
                </option>
              ))}
            </optgroup>
          ))}
          <optgroup label={strings.builderLists}>
            <option value={MATCHED_TIPS} data-list data-tips={LISTED} data-page={home}>
              {strings.builderMatched}
            </option>
            <option value="tips/today" data-list data-page={home}>
              {strings.builderToday}
            </option>
            <option value="search" data-list data-tips={LISTED} data-page={home}>
              {strings.builderSearch}
            </option>
            {stages.map(({ stage: { slug, name } }) => (
              <option
                value={`tips?stage=${slug}&size=${LISTED}`}
                data-list
                data-tips={LISTED}
                data-page={site.url + resultsPath({ stage: slug })}
              >
                {name}
              </option>
            ))}
          </optgroup>
        </select>
      </div>
      <div class="field" data-only={MATCHED_TIPS} hidden>
        <label for="embed-listing">{strings.builderListing}</label>
        <textarea id="embed-listing" name="listing" rows={5} maxLength={4000}>
          {strings.builderListingExample}
        </textarea>
      </div>
      <div class="field" data-only="search" hidden>
        <label for="embed-q">{strings.builderQuery}</label>
        <input
          id="embed-q"
          name="words"
          type="text"
          maxLength={200}
          value={strings.builderQueryExample}
        />
      </div>
      {alternates.length > 1 && (
        <nav class="field languages" aria-labelledby="embed-language">
          <p id="embed-language">{strings.builderLanguage}</p>
          <LanguageLinks alternates={alternates} hash="#embed" />
        </nav>
      )}
      <fieldset class="field">
        <legend>{strings.builderWhere}</legend>
        {SNIPPET_KINDS.map((kind) => (
          <label class="radio">
            <input type="radio" name="kind" value={kind} checked={kind === 'element'} />
            {howTo(strings, kind).title}
          </label>
        ))}
      </fieldset>
      <div class="field-pair">
        <Choice name="layout" label={strings.builderLayout} options={strings.builderLayouts} />
        <Choice name="theme" label={strings.builderTheme} options={strings.builderThemes} />
        <Choice name="accent" label={strings.builderAccent} options={colours(ACCENTS, strings)} />
        <Choice
          name="background"
          label={strings.builderBackground}
          options={colours(BACKGROUNDS, strings)}
        />
        <div class="field">
          <label for="embed-heading">{strings.builderHeading}</label>
          <input id="embed-heading" name="heading" type="text" maxLength={80} autocomplete="off" />
        </div>
        <Choice name="credit" label={strings.builderCredit} options={strings.builderCredits} />
      </div>
    </form>
  );
}

/** Those of the theme, and others by their values. */
function colours<Name extends keyof Strings['builderColours']>(
  values: Readonly<Record<Name, string>>,
  { builderOfTheme, builderColours }: Strings,
): Record<string, string> {
  const named = keysOf(values).map((name) => [values[name], builderColours[name]]);
  return { '': builderOfTheme, ...Object.fromEntries(named) };
}

interface ChoiceProps {
  name: string;
  label: string;
  /** Names by value; the first is chosen. */
  options: Readonly<Record<string, string>>;
}

function Choice({ name, label, options }: ChoiceProps) {
  return (
    <div class="field">
      <label for={`embed-${name}`}>{label}</label>
      <select id={`embed-${name}`} name={name}>
        {Object.entries(options).map(([value, text]) => (
          <option value={value}>{text}</option>
        ))}
      </select>
    </div>
  );
}
