import type { Article } from '../../../content/library.ts';
import type { Strings } from '../../strings.ts';
import { articleFrameUrl, articlePageUrl, articleUrl, languageQuery } from '../../urls.ts';
import type { LocalizedContext } from '../page-context.ts';
import {
  builderAnchor,
  type EmbedCode,
  LAYOUTS,
  makeSnippets,
  SNIPPET_KINDS,
  type SnippetKind,
  THEMES,
} from '../snippets.ts';

interface EmbedBuilderProps {
  articles: readonly Article[];
  code: EmbedCode;
  context: LocalizedContext;
}

/** Articles to choose from; the rest is embedded by its address all the same. */
const CHOICES = 24;

/**
 * The snippets for the first article. The script shows the controls, keeps the snippets in step
 * with them and adds the preview.
 */
export function EmbedBuilder({ articles, code, context }: EmbedBuilderProps) {
  const { site, language, strings } = context;
  const choices = articles.slice(0, CHOICES);
  const first = choices[0];
  if (first === undefined) return null;
  const snippets = makeSnippets(
    {
      title: first.title,
      page: articlePageUrl(first, site),
      api: articleUrl(first, site),
      frame: articleFrameUrl(first, site),
      tips: first.tips.length,
      theme: 'inherit',
      layout: 'card',
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
          data-lang={languageQuery(language, site)}
          data-element={code.element}
          data-integrity={code.integrity}
          data-resizer={code.resizer}
        >
          <Controls articles={choices} context={context} />
          <div class="snippets">
            {SNIPPET_KINDS.map((kind) => (
              <Snippet strings={strings} kind={kind} text={snippets[kind]} />
            ))}
          </div>
          <div class="preview" data-preview hidden>
            <h3>{strings.previewTitle}</h3>
            <div class="preview-stage" data-preview-stage>
              <p class="hint">{strings.previewLoading}</p>
            </div>
          </div>
        </div>
      </div>
    </section>
  );
}

function howTo(strings: Strings, kind: SnippetKind): { title: string; how: string } {
  return {
    page: { title: strings.snippetPage, how: strings.snippetPageHow },
    element: { title: strings.snippetElement, how: strings.snippetElementHow },
    frame: { title: strings.snippetFrame, how: strings.snippetFrameHow },
    react: { title: strings.snippetReact, how: strings.snippetReactHow },
  }[kind];
}

function Snippet({ strings, kind, text }: { strings: Strings; kind: SnippetKind; text: string }) {
  const { title, how } = howTo(strings, kind);
  return (
    <div class="snippet" data-snippet={kind}>
      <h3 id={`snippet-${kind}`}>{title}</h3>
      <p>{how}</p>
      <div class="code">
        <pre>
          <code lang="zxx" translate={false} data-copy-text>
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
    </div>
  );
}

/** The value of what to show is the path below `/v1/` and `/embed/`. */
function Controls({ articles, context }: Omit<EmbedBuilderProps, 'code'>) {
  const { language, strings } = context;
  return (
    // Browsers would keep what was chosen, out of step with the snippets.
    <form class="controls" data-controls autocomplete="off" hidden>
      <div class="field">
        <label for="embed-what">{strings.builderWhat}</label>
        <select id="embed-what" name="what" lang={language}>
          {articles.map((article) => (
            <optgroup label={article.title}>
              <option value={`articles/${article.slug}`} data-tips={article.tips.length}>
                {article.title}
              </option>
              {article.tips.map((tip) => (
                <option value={`tips/${tip.slug}`}>{tip.title}</option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <fieldset class="field">
        <legend>{strings.builderWhere}</legend>
        {SNIPPET_KINDS.map((kind) => (
          <label class="radio">
            <input type="radio" name="kind" value={kind} checked={kind === 'element'} />
            {howTo(strings, kind).title}
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="embed-theme">{strings.builderTheme}</label>
        <select id="embed-theme" name="theme">
          {THEMES.map((theme) => (
            <option value={theme}>{strings.builderThemes[theme]}</option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="embed-layout">{strings.builderLayout}</label>
        <select id="embed-layout" name="layout">
          {LAYOUTS.map((layout) => (
            <option value={layout}>{strings.builderLayouts[layout]}</option>
          ))}
        </select>
      </div>
    </form>
  );
}
