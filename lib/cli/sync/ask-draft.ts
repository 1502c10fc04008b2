import { z } from "zod";
import type { LineSource } from "./ask-line";

/** A plan that the server drafted from the facts, and what it is about. */
export type Drafted = {
  /** Name of the symbol. */
  readonly symbol: string;
  readonly sentence: string;
  readonly why: string;
  readonly text: string;
  /** Path of the page that shows it. */
  readonly path: string;
};

const schema = z.object({
  plans: z.array(z.string()),
  rows: z.array(z.object({ id: z.string() })),
  chosen: z
    .object({
      name: z.string(),
      sentence: z.string(),
      why: z.string(),
      draft: z.object({ text: z.string() }).nullable(),
    })
    .nullable(),
});

type Answer = z.infer<typeof schema>;

/**
 * The plan drafted for the symbol of a project that is fragmented worst; null where none is, where the project has a plan, and
 * where the server does not say: the facts are sent all the same.
 */
export async function askDraft(source: Omit<LineSource, "branch">): Promise<Drafted | null> {
  const list = await ask(source, {});
  const [worst] = list?.rows ?? [];
  if (list === null || list.plans.length > 0 || worst === undefined) return null;
  const chosen = (await ask(source, { symbol: worst.id }))?.chosen ?? null;
  if (chosen === null || chosen.draft === null) return null;
  const { name, sentence, why, draft } = chosen;
  const path = `/${source.project}/discover?symbol=${encodeURIComponent(worst.id)}#symbol`;
  return { symbol: name, sentence, why, text: draft.text, path };
}

async function ask(
  { server, project, token }: Omit<LineSource, "branch">,
  search: Readonly<Record<string, string>>,
): Promise<Answer | null> {
  const url = new URL(`/api/v1/projects/${encodeURIComponent(project)}/discover`, server);
  for (const [name, value] of Object.entries(search)) url.searchParams.set(name, value);
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  try {
    const response = await fetch(url, { headers });
    return response.ok ? (schema.safeParse(await response.json()).data ?? null) : null;
  } catch {
    return null;
  }
}
