import type { ReactNode } from "react";

type FileColumnsProps = {
  readonly lanes: ReactNode;
  /** What else came, under the lanes. */
  readonly came: ReactNode;
  readonly write: ReactNode;
  /** What else there is to know before writing, under it. */
  readonly know: ReactNode;
};

/** How it came beside what to write, each column as high as what it holds; where there is one column, the lanes and what to write come first. */
export function FileColumns({ lanes, came, write, know }: FileColumnsProps) {
  return (
    <div className="grid min-w-0 grid-cols-1 gap-4 max-tablet:gap-3 desk:grid-cols-12 desk:items-start">
      <div className="contents desk:col-span-7 desk:flex desk:min-w-0 desk:flex-col desk:gap-4">
        {lanes === null ? null : <div className="grid min-w-0 max-desk:-order-2">{lanes}</div>}
        {came}
      </div>
      <div className="contents desk:col-span-5 desk:flex desk:min-w-0 desk:flex-col desk:gap-4">
        <div className="grid min-w-0 max-desk:-order-1">{write}</div>
        {know}
      </div>
    </div>
  );
}
