import { Breaking, PathText } from "@/components/ui/code-text";
import type { TestRow } from "@/lib/domain/verdict/test-model";

type TestNameProps = {
  readonly test: Pick<TestRow, "place" | "name" | "variant">;
  readonly href?: string;
};

/** The name of a test over the place that it stands in; what tells equal ones apart in brackets. */
export function TestName({ test, href }: TestNameProps) {
  const { place, name, variant } = test;
  const text = (
    <>
      <Breaking text={name} />
      {variant === "" ? null : <span className="text-ink-3"> [{variant}]</span>}
    </>
  );
  const style = "font-mono text-label/5 text-ink [overflow-wrap:anywhere]";
  return (
    <>
      {href === undefined ? (
        <span className={style}>{text}</span>
      ) : (
        <a href={href} className={style}>
          {text}
        </a>
      )}
      <PathText path={place} className="block text-axis/4" />
    </>
  );
}
