import { ShapeGlyph } from "@/components/ui/glyph";
import { inWords } from "@/lib/domain/words";

type PhantomMarkProps = {
  /** Why the import cannot work. */
  readonly reason: string;
  /** How many imports; one where absent. */
  readonly count?: number;
};

/** An import whose module does not exist: glyph and word, and why. */
export function PhantomMark({ reason, count }: PhantomMarkProps) {
  return (
    <span
      title={reason}
      className="inline-flex items-center gap-1.5 font-medium whitespace-nowrap text-broken"
    >
      <ShapeGlyph shape="void" size={10} />
      {count === undefined ? "phantom" : `${inWords(count)} phantom`}
      <span className="sr-only">: {reason}</span>
    </span>
  );
}
