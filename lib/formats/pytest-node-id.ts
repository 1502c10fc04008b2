import { filePlace, nameText } from "@/lib/formats/report-text";

const NO_NAME = "(no name)";

/**
 * A node id as place and path: `tests/a.py::TestC::test_x[1]` is the file, the class and the name. `::` within the
 * brackets of a parameter parts nothing.
 */
export function splitNodeId(nodeId: string): { place: string; path: string[] } {
  const bracket = nodeId.indexOf("[", Math.max(0, nodeId.indexOf("::")));
  const head = bracket < 0 ? nodeId : nodeId.slice(0, bracket);
  const parameter = bracket < 0 ? "" : nodeId.slice(bracket);
  const [file = "", ...names] = head.split("::");
  const last = names.length === 0 ? "" : `${names.pop()}${parameter}`;
  const path = [...names, last].map(nameText).filter((name) => name !== "");
  return { place: filePlace(file) || "(no file)", path: path.length === 0 ? [NO_NAME] : path };
}
