import { PlanLoading } from "@/components/panels/plan-loading";

export default function Loading() {
  return <PlanLoading height={480} />;
}
