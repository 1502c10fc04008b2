import { DashedTag } from "@/components/ui/tag";

/** Stands beside whatever rests on a run that did not take place. */
export function Simulated({ is }: { readonly is: boolean }) {
  if (!is) return null;
  return (
    <DashedTag title="Rests on test runs that were made up for a demonstration">
      simulated
    </DashedTag>
  );
}
