import { type DehydratedState, dehydrate, QueryClient } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { uploadsQuery } from "@/lib/api/uploads";
import { isNotFound } from "@/lib/server/http/problem";
import { readUploads } from "@/lib/server/read/uploads";

/** The uploads of a project for the browser's cache; an unknown project is not found. */
export async function uploadsState(project: string, page: number): Promise<DehydratedState> {
  const client = new QueryClient();
  try {
    client.setQueryData(uploadsQuery(project, page).queryKey, await readUploads(project, page));
  } catch (error) {
    if (isNotFound(error)) notFound();
    throw error;
  }
  return dehydrate(client);
}
