/** The head of a column of imports; it names the prefix that the modules lost, where there is room. */
export function ImportHead({ prefix }: { readonly prefix: string }) {
  if (prefix === "") return "Import";
  return (
    <>
      Import<span className="max-tablet:sr-only">, below {prefix}</span>
    </>
  );
}
