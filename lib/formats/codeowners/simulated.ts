/**
 * Whether a CODEOWNERS file says of itself that its owners are made up: a line of it is the comment `# plumbline: simulated`.
 * Pages then mark what they say of owners as simulated, as they do with test runs.
 */
export function isSimulatedOwners(source: string): boolean {
  return /^[ \t]*#[ \t]*plumbline:[ \t]*simulated[ \t]*$/m.test(source.replaceAll("\r", ""));
}
