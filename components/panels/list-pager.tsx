import { inWords } from "@/lib/domain/words";

type ListPagerProps = {
  readonly data: {
    readonly page: number;
    readonly pages: number;
    readonly total: number;
    readonly rows: readonly unknown[];
  };
  readonly hrefOf: (changes: { readonly page?: string | undefined }) => string;
};

/** Which rows are shown, and the pages beside this one. */
export function ListPager({ data, hrefOf }: ListPagerProps) {
  const { page, pages, total, rows } = data;
  if (rows.length === 0) return null;
  // Pages before the last one are full, so their length is that of a page.
  const first = page === pages ? total - rows.length + 1 : (page - 1) * rows.length + 1;
  return (
    <nav aria-label="Pages of the list" className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <span>
        {inWords(first)} to {inWords(first + rows.length - 1)} of {inWords(total)}
      </span>
      {page > 1 ? (
        <a rel="prev" href={hrefOf({ page: page === 2 ? undefined : String(page - 1) })}>
          Previous
        </a>
      ) : null}
      {page < pages ? (
        <a rel="next" href={hrefOf({ page: String(page + 1) })}>
          Next
        </a>
      ) : null}
    </nav>
  );
}
