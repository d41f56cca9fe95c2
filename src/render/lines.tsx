/** Plain text of several lines as paragraphs with line breaks, for where no style can keep them. */
export function Lines({ text, style }: { text: string; style?: string }) {
  return (
    <>
      {text.split(/(?:\r\n|\n|\r){2,}/).map((paragraph) => (
        <p style={style}>
          {paragraph.split(/\r\n|\n|\r/).map((line, i) => (
            <>
              {i > 0 && <br />}
              {line}
            </>
          ))}
        </p>
      ))}
    </>
  );
}
