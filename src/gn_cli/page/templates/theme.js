"use strict";
{
  const root = document.documentElement;
  // A page opened from a file may have no storage.
  const kept = (value) => {
    try {
      if (value === undefined) return localStorage.getItem("gn-theme");
      localStorage.setItem("gn-theme", value);
    } catch {}
    return null;
  };
  const before = kept();
  if (before === "light" || before === "dark") root.dataset.theme = before;
  const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".theme");
    button.hidden = false;
    button.setAttribute("aria-pressed", String(isDark()));
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      button.setAttribute("aria-pressed", String(isDark()));
      kept(root.dataset.theme);
    });
  });
}
