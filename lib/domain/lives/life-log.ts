import type { LifeKey, Lineage } from "./file-state";
import { CLOSED_HOW, type LifeRow, OPENED_HOW } from "./version";

/** Collects lives as they open and close, and knows which keys a lineage or a path has held before. */
export class LifeLog {
  private readonly finished: LifeRow[] = [];
  private readonly standing = new Map<number, Map<string, LifeRow>>();
  private readonly heldByLineage = new Map<Lineage, Set<string>>();
  private readonly heldAtPath = new Map<number, Set<string>>();

  /** Takes over a life of before: one that stands goes on, one that has ended is only known to have been. */
  resume(life: LifeRow, key: LifeKey, lineage: Lineage): void {
    setOf(this.heldByLineage, lineage).add(key.text);
    setOf(this.heldAtPath, life.path).add(key.text);
    if (life.closed === null) this.standAt(life.path).set(key.text, life);
  }

  /** Reopened: the key stood before in this lineage, or in an earlier lineage of this path. */
  open(path: number, key: LifeKey, position: number, lineage: Lineage, continued: boolean): void {
    const held = setOf(this.heldByLineage, lineage);
    const again = held.has(key.text) || (this.heldAtPath.get(path)?.has(key.text) ?? false);
    const how = continued ? "renamed" : again ? "reopened" : "introduced";
    held.add(key.text);
    setOf(this.heldAtPath, path).add(key.text);
    this.standAt(path).set(key.text, {
      path,
      target: key.target,
      kind: key.kind,
      n: key.n,
      opened: position,
      openedHow: OPENED_HOW[how],
      bornPath: lineage.path,
      born: lineage.position,
      closed: null,
      closedHow: null,
    });
  }

  close(path: number, key: LifeKey, position: number, how: keyof typeof CLOSED_HOW): void {
    const lives = this.standing.get(path);
    const life = lives?.get(key.text);
    if (!lives || !life) return;
    lives.delete(key.text);
    this.finished.push({ ...life, closed: position, closedHow: CLOSED_HOW[how] });
  }

  closeAll(path: number, position: number, how: keyof typeof CLOSED_HOW): void {
    for (const life of this.standing.get(path)?.values() ?? []) {
      this.finished.push({ ...life, closed: position, closedHow: CLOSED_HOW[how] });
    }
    this.standing.delete(path);
  }

  /** A lineage that moved here brings its past along: a later lineage of this path reopens what it held. */
  remember(path: number, lineage: Lineage): void {
    const held = this.heldByLineage.get(lineage);
    if (!held || lineage.path === path) return;
    const here = setOf(this.heldAtPath, path);
    for (const key of held) here.add(key);
  }

  private standAt(path: number): Map<string, LifeRow> {
    const known = this.standing.get(path);
    if (known) return known;
    const fresh = new Map<string, LifeRow>();
    this.standing.set(path, fresh);
    return fresh;
  }

  rows(): LifeRow[] {
    const rows = [...this.finished];
    for (const lives of this.standing.values()) for (const life of lives.values()) rows.push(life);
    return rows;
  }
}

function setOf<K>(sets: Map<K, Set<string>>, key: K): Set<string> {
  const known = sets.get(key);
  if (known) return known;
  const fresh = new Set<string>();
  sets.set(key, fresh);
  return fresh;
}
