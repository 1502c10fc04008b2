import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { connection } from "next/server";
import { BareFrame } from "@/components/frame/bare-frame";
import { StartPanels } from "@/components/panels/start-panels";
import { localQuery } from "@/lib/api/local";
import { startQuery } from "@/lib/api/start";
import { hasLocal } from "@/lib/server/http/local-request";
import { readLocal } from "@/lib/server/ingest/local/scans";
import { readStart } from "@/lib/server/read/start";

export default async function StartPage() {
  await connection();
  const client = new QueryClient();
  client.setQueryData(startQuery().queryKey, await readStart());
  const isLocal = hasLocal();
  if (isLocal) client.setQueryData(localQuery().queryKey, readLocal());
  return (
    <BareFrame>
      <HydrationBoundary state={dehydrate(client)}>
        <StartPanels hasLocal={isLocal} />
      </HydrationBoundary>
    </BareFrame>
  );
}
