import { ModuleText } from "@/components/ui/code-text";
import { UnknownWord } from "@/components/ui/value";
import type { MatchStanding } from "@/lib/domain/board/plan-matches";

/** How each rule, glob and pattern stands, by its pointer. */
export type Standings = ReadonlyMap<string, MatchStanding>;

type PatternProps = {
  readonly text: string;
  readonly standing: MatchStanding | undefined;
};

/** A glob or test pattern; one that checks nothing says so beside itself. */
export function Pattern({ text, standing }: PatternProps) {
  return (
    <span className="block">
      <ModuleText module={text} />
      {standing === "nothing" ? (
        <span className="ml-2 font-medium text-unknown">matches nothing: not checked</span>
      ) : standing === "unknown" ? (
        <span className="ml-2">
          <UnknownWord title="The tree is not known at this commit" />
        </span>
      ) : null}
    </span>
  );
}

type PatternsProps = {
  readonly pointer: string;
  readonly patterns: readonly string[];
  readonly standings: Standings;
};

/** A list of patterns by the pointer of the list. */
export function Patterns({ pointer, patterns, standings }: PatternsProps) {
  if (patterns.length === 0) return <span className="text-ink-3">–</span>;
  return patterns.map((text, index) => (
    <Pattern key={text} text={text} standing={standings.get(`${pointer}[${index}]`)} />
  ));
}
