import { CannotError } from "@/lib/cli/usage";
import { slugOf } from "@/lib/domain/slug";

/** The project holds another code base: what is sent would end in the line of another. */
export class OtherCodeBaseError extends CannotError {}

const TRIES = 9;
/** Leaves room for a number behind it. */
const MAX_LENGTH = 60;

/**
 * The id under which a repository of a name goes to the server when nobody chose one: the name's own, or with a number where that is
 * another code base. `tryPlace` throws OtherCodeBaseError for those; the last one's is thrown when none is free.
 */
export async function projectPlace<T>(
  name: string,
  tryPlace: (project: string) => Promise<T>,
): Promise<{ readonly project: string; readonly found: T; readonly notes: readonly string[] }> {
  const own = slugOf(name).slice(0, MAX_LENGTH);
  for (let number = 1; ; number += 1) {
    const project = number === 1 ? own : `${own}-${number}`;
    try {
      const found = await tryPlace(project);
      const note = `Project ${own} is another code base, or this one before it was rewritten from its first commit on: this one goes to ${project}.`;
      return { project, found, notes: number === 1 ? [] : [note] };
    } catch (error) {
      if (!(error instanceof OtherCodeBaseError) || number === TRIES) throw error;
    }
  }
}
