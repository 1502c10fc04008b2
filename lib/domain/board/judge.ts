import type { Classifier, PathStanding, TargetClass } from "../classify";
import { IMPORT_CLASSES, type ImportClass } from "../import-class";
import { CLOSED_HOW, OPENED_HOW } from "../lives/version";
import { type FlowIn, type FlowOut, outwardFlow } from "./flow";
import type { LifeColumns, LineFacts } from "./line-facts";
import { type OpenedClasses, openedClasses } from "./opened-classes";

/** A span of positions over which one import had one class. `to` is -1 while it stands. */
export type JudgedSpan = {
  /** Row in the lives' columns. */
  readonly life: number;
  readonly path: number;
  readonly target: number;
  readonly class: ImportClass;
  readonly from: number;
  readonly to: number;
  readonly opening: FlowIn;
  readonly closing: FlowOut | null;
};

export type Judged = { readonly spans: readonly JudgedSpan[]; readonly length: number };

/** The class of a target and a standing by the precedence of rules.md 3. */
function classUnder(standing: PathStanding, target: TargetClass, exempt: boolean): ImportClass {
  if (standing.standing === "outOfScope") return "outOfScope";
  return exempt ? "exempt" : target;
}

/**
 * Reads the lives under a plan: every span of every life that is the plan's subject, with its class and the flows of the
 * ledger that opened and closed it. An exemption that ends splits a life; `now` decides for those that end after the last commit.
 */
export function judge(facts: LineFacts, classifier: Classifier, now: number): Judged {
  const judging = new Judging(facts, classifier, now);
  return { spans: judging.spans(), length: facts.commits.sha.length };
}

type Piece = { readonly class: ImportClass; readonly from: number; readonly to: number };

class Judging {
  private readonly standings = new Map<number, PathStanding>();
  private readonly classes = new Map<number, TargetClass | null>();
  private readonly opened: OpenedClasses;
  private readonly lives: LifeColumns;
  /** Class before and after a rename, by the life's identity and the position of the rename. */
  private readonly acrossRename = new Map<string, ImportClass>();

  constructor(
    private readonly facts: LineFacts,
    private readonly classifier: Classifier,
    private readonly now: number,
  ) {
    this.lives = facts.lives;
    this.opened = openedClasses(this.lives, (life) => this.pieces(life)[0]?.class ?? null);
  }

  spans(): JudgedSpan[] {
    const { lives } = this;
    const spans: JudgedSpan[] = [];
    for (let life = 0; life < lives.path.length; life++) {
      if (lives.closedHow[life] === CLOSED_HOW.renamed)
        this.acrossRename.set(
          this.renameKey(life, "closed"),
          this.pieces(life).at(-1)?.class ?? "outOfScope",
        );
      if (lives.openedHow[life] === OPENED_HOW.renamed)
        this.acrossRename.set(
          this.renameKey(life, "opened"),
          this.pieces(life)[0]?.class ?? "outOfScope",
        );
    }
    for (let life = 0; life < lives.path.length; life++) this.addSpans(life, spans);
    return spans;
  }

  private addSpans(life: number, spans: JudgedSpan[]): void {
    const pieces = this.pieces(life);
    const path = this.lives.path[life] ?? 0;
    const target = this.lives.target[life] ?? 0;
    pieces.forEach((piece, index) => {
      const isFirst = index === 0;
      const isLast = index === pieces.length - 1;
      spans.push({
        life,
        path,
        target,
        ...piece,
        opening: isFirst ? this.opening(life, piece.class) : "scopeAdded",
        closing: isLast ? this.closing(life, piece.class) : "scopeRemoved",
      });
    });
  }

  private opening(life: number, now: ImportClass): FlowIn {
    const how = this.lives.openedHow[life];
    if (how === OPENED_HOW.reopened) return "reopened";
    if (how === OPENED_HOW.introduced) return "introduced";
    return this.acrossRename.get(this.renameKey(life, "opened", "closed")) === now
      ? "moved"
      : "scopeAdded";
  }

  private closing(life: number, was: ImportClass): FlowOut | null {
    const { lives } = this;
    const position = lives.closed[life] ?? -1;
    if (position < 0) return null;
    const how = lives.closedHow[life] ?? 0;
    if (how === CLOSED_HOW.renamed) {
      const next = this.acrossRename.get(this.renameKey(life, "closed", "opened"));
      if (next === was) return "moved";
      return next === "exempt" ? "exempted" : "scopeRemoved";
    }
    return outwardFlow(
      how,
      this.opened(lives.bornPath[life] ?? 0, lives.born[life] ?? 0, position),
    );
  }

  /** Identity of a life at a rename; `side` says whose class is stored, `end` which of its ends the rename is. */
  private renameKey(
    life: number,
    end: "opened" | "closed",
    side: "opened" | "closed" = end,
  ): string {
    const { lives } = this;
    return `${side} ${lives.bornPath[life]} ${lives.born[life]} ${lives.target[life]} ${lives.kind[life]} ${lives.n[life]} ${lives[end][life]}`;
  }

  private pieces(life: number): Piece[] {
    const target = this.targetClass(this.lives.target[life] ?? 0);
    if (target === null) return [];
    const standing = this.standing(this.lives.path[life] ?? 0);
    const from = this.lives.opened[life] ?? 0;
    const to = this.lives.closed[life] ?? -1;
    const ends =
      standing.standing === "exempt" && standing.until !== undefined
        ? this.positionAt(standing.until)
        : Number.POSITIVE_INFINITY;
    if (standing.standing !== "exempt" || ends <= from)
      return [{ class: classUnder(standing, target, false), from, to }];
    if (ends === Number.POSITIVE_INFINITY || (to >= 0 && ends >= to))
      return [{ class: "exempt", from, to }];
    return [
      { class: "exempt", from, to: ends },
      { class: target, from: ends, to },
    ];
  }

  /** The first commit at or after a moment; after the last commit, the last one stands for "now". */
  private positionAt(moment: number): number {
    const { effectiveAt } = this.facts.commits;
    const position = effectiveAt.findIndex((at) => at >= moment);
    if (position >= 0) return position;
    return moment <= this.now ? effectiveAt.length - 1 : Number.POSITIVE_INFINITY;
  }

  private standing(path: number): PathStanding {
    let standing = this.standings.get(path);
    if (!standing) {
      standing = this.classifier.path(this.facts.paths[path] ?? "");
      this.standings.set(path, standing);
    }
    return standing;
  }

  private targetClass(id: number): TargetClass | null {
    let known = this.classes.get(id);
    if (known === undefined) {
      const target = this.facts.targets[id];
      known = target ? this.classifier.target(target.module, target.name) : null;
      this.classes.set(id, known);
    }
    return known;
  }
}

export function noCounts(): Record<ImportClass, number> {
  return Object.fromEntries(IMPORT_CLASSES.map((name) => [name, 0])) as Record<ImportClass, number>;
}
