import type { Metadata } from "next";
import { TestsPanels } from "@/components/panels/tests-panels";
import { MOMENT_PARAMS, pickParams } from "@/lib/api/page-params";
import { TESTS_PARAMS } from "@/lib/api/tests";
import { PlanPage } from "../plan-page";

export const metadata: Metadata = { title: "Tests" };

export default async function TestsPage({
  params,
  searchParams,
}: PageProps<"/[project]/[plan]/tests">) {
  const place = await params;
  const search = await searchParams;
  const moment = pickParams(search, MOMENT_PARAMS);
  const own = pickParams(search, TESTS_PARAMS);
  return (
    <PlanPage place={place} search={search} question="tests" params={own} known={TESTS_PARAMS}>
      <TestsPanels place={place} moment={moment} own={own} />
    </PlanPage>
  );
}
