import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BareFrame } from "@/components/frame/bare-frame";
import { DiscoverPanels } from "@/components/panels/discover-panels";
import { ButtonLink } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { DISCOVER_PARAMS, discoverQuery } from "@/lib/api/discover";
import { pickParams } from "@/lib/api/page-params";
import { isNotFound, refusalOf } from "@/lib/server/http/problem";
import { readDiscover } from "@/lib/server/read/discover";
import { readStartProject } from "@/lib/server/read/start";

export const metadata: Metadata = { title: "Discover" };

/** What a code base imports through more than one path: with a plan or without. */
export default async function DiscoverPage({
  params,
  searchParams,
}: PageProps<"/[project]/discover">) {
  const { project } = await params;
  const own = pickParams(await searchParams, DISCOVER_PARAMS);
  await readStartProject(project).catch((error: unknown) => {
    if (isNotFound(error)) notFound();
    throw error;
  });
  const client = new QueryClient();
  try {
    client.setQueryData(
      discoverQuery(project, own).queryKey,
      await readDiscover(project, new URLSearchParams(own)),
    );
  } catch (error) {
    const reason = refusalOf(error);
    if (reason === null) throw error;
    return (
      <BareFrame project={{ name: project }}>
        <PageHead
          sentence="This address asks for something that is not there."
          lede={<span className="[overflow-wrap:anywhere]">{reason}</span>}
          actions={
            <ButtonLink href={`/${project}/discover`}>Discover at the latest commit</ButtonLink>
          }
        />
      </BareFrame>
    );
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <DiscoverPanels project={project} own={own} />
    </HydrationBoundary>
  );
}
