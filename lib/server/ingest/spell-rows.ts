import "server-only";
import type { SpellRow } from "@/lib/domain/lives/version";
import type { Tx } from "./transaction";

/** Makes the stored spells of these paths equal to the derived ones. They are few, so they are simply written anew. */
export async function writeSpells(
  tx: Tx,
  projectId: number,
  paths: readonly number[],
  spells: readonly SpellRow[],
  ids: ReadonlyMap<number, number>,
): Promise<void> {
  await tx.$executeRaw`delete from spell where project_id = ${projectId} and path_id = any(${[...paths]}::int[])`;
  await addSpells(tx, projectId, spells, ids);
}

export async function addSpells(
  tx: Tx,
  projectId: number,
  spells: readonly SpellRow[],
  ids: ReadonlyMap<number, number>,
): Promise<void> {
  if (spells.length === 0) return;
  await tx.$executeRaw`
    insert into spell (project_id, path_id, from_id, to_id, listed)
    select ${projectId}, u.path, u.from_id, nullif(u.to_id, 0), u.listed
    from unnest(${spells.map((spell) => spell.path)}::int[], ${spells.map((spell) => ids.get(spell.from) ?? 0)}::int[],
      ${spells.map((spell) => (spell.to === null ? 0 : (ids.get(spell.to) ?? 0)))}::int[], ${spells.map((spell) => spell.listed)}::boolean[])
      u(path, from_id, to_id, listed)`;
}
