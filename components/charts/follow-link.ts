/** Follows a link as a click on it would, so that whoever listens to clicks may navigate without a reload. */
export function followLink(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
}
