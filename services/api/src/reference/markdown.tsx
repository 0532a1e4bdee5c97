/** The little Markdown that descriptions use: paragraphs, one level of list, code and bold. Everything is escaped. */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((block) =>
        block.startsWith("- ") ? (
          <ul>
            {block.split(/\n(?=- )/).map((item) => (
              <li>
                <Inline text={item.slice(2)} />
              </li>
            ))}
          </ul>
        ) : (
          <p>
            <Inline text={block} />
          </p>
        ),
      )}
    </>
  );
}

export function Inline({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
        if (part.startsWith("`")) return <code>{part.slice(1, -1)}</code>;
        if (part.startsWith("**")) return <strong>{part.slice(2, -2)}</strong>;
        return part;
      })}
    </>
  );
}
