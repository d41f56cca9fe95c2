/* The block of the plugin in the editor; the server renders it. Runs as it is, without a build. */
{
  const { blocks, blockEditor, components, element, i18n, serverSideRender } = window.wp;
  const { createElement: h, useState } = element;
  const { __ } = i18n;

  /** Chooses the page that is shown. */
  function PageForm({ page, onChoose }) {
    const [draft, setDraft] = useState(page);
    return h(
      'form',
      {
        style: { width: '100%' },
        onSubmit(event) {
          event.preventDefault();
          onChoose(draft.trim());
        },
      },
      h(components.ComboboxControl, {
        label: __('Guide', 'tipsheet'),
        value: draft,
        options: window.tipsheetGuides,
        onChange: (value) => setDraft(value ?? ''),
      }),
      h(components.TextControl, {
        label: __('Or the address of a guide or a tip', 'tipsheet'),
        value: draft,
        onChange: setDraft,
      }),
      h(
        components.Button,
        { type: 'submit', variant: 'primary' },
        __('Show this advice', 'tipsheet'),
      ),
    );
  }

  function Edit({ attributes: { page }, setAttributes }) {
    const form = h(PageForm, { page, onChoose: (chosen) => setAttributes({ page: chosen }) });
    const content = page
      ? h(
          components.Disabled,
          null,
          h(serverSideRender, { block: 'tipsheet/advice', attributes: { page } }),
        )
      : h(
          components.Placeholder,
          { icon: 'lightbulb', label: __('Career advice', 'tipsheet') },
          form,
        );
    const settings =
      page &&
      h(
        blockEditor.InspectorControls,
        null,
        h(components.PanelBody, { title: __('Advice', 'tipsheet') }, form),
      );
    return h('div', blockEditor.useBlockProps(), settings, content);
  }

  blocks.registerBlockType('tipsheet/advice', { edit: Edit, save: () => null });
}
