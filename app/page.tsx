import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { connection } from "next/server";
import { BareFrame } from "@/components/frame/bare-frame";
import { StartPanels } from "@/components/panels/start-panels";
import { startQuery } from "@/lib/api/start";
import { readStart } from "@/lib/server/read/start";

export default async function StartPage() {
  await connection();
  const client = new QueryClient();
  client.setQueryData(startQuery().queryKey, await readStart());
  return (
    <BareFrame>
      <HydrationBoundary state={dehydrate(client)}>
        <StartPanels />
      </HydrationBoundary>
    </BareFrame>
  );
}
