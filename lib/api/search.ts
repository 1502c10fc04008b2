/** Every commit of the line in order, as two columns; `t` is the effective time in epoch ms. */
export type CommitAxis = { readonly t: readonly number[]; readonly sha: readonly string[] };

export type SearchItem = {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly hint?: string;
  readonly href: string;
  readonly count?: string;
};
export type SearchAnswer = { readonly items: readonly SearchItem[] };
