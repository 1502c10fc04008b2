"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

/** Asks again for everything of a project when its revision changes: an upload shows without a reload. */
export function LiveUpdates({
  project,
  revision,
}: {
  readonly project: string;
  readonly revision: number;
}) {
  const client = useQueryClient();
  useEffect(() => {
    const source = new EventSource(`/api/v1/projects/${encodeURIComponent(project)}/events`);
    let known = revision;
    source.onmessage = ({ data }) => {
      if (Number(data) === known) return;
      known = Number(data);
      void client.invalidateQueries({ queryKey: ["project", project] });
    };
    return () => source.close();
  }, [client, project, revision]);
  return null;
}
