import { Skeleton } from "@/components/ui/states";

type PlanLoadingProps = {
  /** px of the page's first panel, so that nothing below it moves. */
  readonly height: number;
};

/** A page of a plan before its answer: the frame's places stay where they are. */
export function PlanLoading({ height }: PlanLoadingProps) {
  return (
    <>
      <div className="h-12 border-b border-hair bg-layer" />
      <div className="h-14 border-b border-hair bg-layer max-tablet:h-[112px]" />
      <div className="grid grid-cols-1 rail:grid-cols-[208px_minmax(0,1fr)]">
        <div className="border-hair max-rail:h-[41px] max-rail:border-b max-rail:bg-layer rail:min-h-[calc(100dvh-104px)] rail:border-r" />
        <main className="w-full max-w-[1480px] min-w-0 px-7 pt-6 max-rail:px-5 max-rail:pt-5 max-tablet:px-3.5 max-tablet:pt-4">
          <h1 className="sr-only">The page is being read</h1>
          <div className="mb-5 h-[92px] max-tablet:h-[150px]" />
          <div className="rounded-3 border border-hair bg-layer p-4">
            <Skeleton height={height} label="The page is being read" />
          </div>
        </main>
      </div>
    </>
  );
}
