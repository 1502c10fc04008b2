const LONG = 180;

/** What a test said when it failed; folded behind its first line when it is long. */
export function TestMessage({ message }: { readonly message: string | null }) {
  if (message === null || message.trim() === "") return null;
  const first = message.trim().split("\n", 1)[0] ?? "";
  const isLong = message.trim().length > LONG || first.length < message.trim().length;
  if (!isLong) return <Text>{message.trim()}</Text>;
  return (
    <details>
      <summary className="cursor-pointer font-mono text-axis/[18px] text-ink-2 [overflow-wrap:anywhere]">
        {first.length > LONG ? `${first.slice(0, LONG)}…` : first}
      </summary>
      <Text>{message}</Text>
    </details>
  );
}

function Text({ children }: { readonly children: string }) {
  return (
    <p className="mt-1 rounded-2 bg-sunken px-2.5 py-1.5 font-mono text-axis/[18px] whitespace-pre-wrap text-ink [overflow-wrap:anywhere]">
      {children}
    </p>
  );
}
