import { pick, useGraphiQL } from "@graphiql/react";
import { useEffect } from "react";

/** Brings the active tab into sight: the tabs of the examples can be wider than the window. */
export function ActiveTab() {
  const { activeTabIndex, tabs } = useGraphiQL(pick("activeTabIndex", "tabs"));
  useEffect(() => {
    document.querySelector(".graphiql-tab-active")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [activeTabIndex, tabs.length]);
  return null;
}
