"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

/** Asks again for everything of a project when its revision changes: an upload shows without a reload. */
export function LiveUpdates({
  project,
  revision,
}: {
  readonly project: string;
  readonly revision: number;
}) {
  const client = useQueryClient();
  // Of what was rendered first. Later the stream alone says what is known: were it the newest answer's, another answer
  // that was read just before would be taken for as new and stay.
  const known = useRef(revision);
  useEffect(() => {
    const source = new EventSource(`/api/v1/projects/${encodeURIComponent(project)}/events`);
    source.onmessage = ({ data }) => {
      if (Number(data) === known.current) return;
      known.current = Number(data);
      void client.invalidateQueries({ queryKey: ["project", project] });
    };
    return () => source.close();
  }, [client, project]);
  return null;
}
