/** What belongs together through any chain of links. */
export type Groups<T, Link> = {
  readonly join: (one: T, other: T, link: Link) => void;
  /** In the order of the first member of each. */
  readonly all: () => readonly {
    readonly members: readonly T[];
    readonly links: readonly Link[];
  }[];
};

export function createGroups<T, Link extends string>(items: readonly T[]): Groups<T, Link> {
  const parents = new Map<T, T>(items.map((item) => [item, item]));
  const joins: { readonly of: T; readonly link: Link }[] = [];

  function rootOf(item: T): T {
    let root = item;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root))
      root = up;
    parents.set(item, root);
    return root;
  }

  return {
    join(one, other, link) {
      parents.set(rootOf(other), rootOf(one));
      joins.push({ of: one, link });
    },
    all() {
      const groups = new Map<T, { members: T[]; links: Set<Link> }>();
      for (const item of items) {
        const root = rootOf(item);
        const group = groups.get(root) ?? { members: [], links: new Set<Link>() };
        group.members.push(item);
        groups.set(root, group);
      }
      for (const { of, link } of joins) groups.get(rootOf(of))?.links.add(link);
      return [...groups.values()].map(({ members, links }) => ({
        members,
        links: [...links].sort(),
      }));
    },
  };
}
