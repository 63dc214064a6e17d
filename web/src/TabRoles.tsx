import { pick, useGraphiQL } from "@graphiql/react";
import { useEffect } from "react";

/**
 * Says the tabs as a list of buttons, of which one is current. GraphiQL says each tab as a "tab" with two buttons in it, to open it and to close
 * it: a screen reader does not reach a button in a tab. TestPlaygroundAccessible notes if another version of GraphiQL has other tabs.
 */
export function TabRoles() {
  const { activeTabIndex, tabs } = useGraphiQL(pick("activeTabIndex", "tabs"));
  useEffect(() => {
    document.querySelector(".graphiql-tabs")?.removeAttribute("role");
    document.querySelectorAll(".graphiql-tab").forEach((tab) => {
      tab.removeAttribute("role");
      tab.removeAttribute("aria-selected");
      const current = tab.classList.contains("graphiql-tab-active");
      tab.querySelector(".graphiql-tab-button")?.setAttribute("aria-current", String(current));
    });
  }, [activeTabIndex, tabs]);
  return null;
}
