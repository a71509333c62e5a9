// Light or dark: the system's choice until the reader makes one, which is remembered where the browser allows it.
"use strict";

const theme = {
  stored() {
    try { return localStorage.getItem("newsledger-theme"); } catch { return null; }
  },
  isDark() {
    return getComputedStyle(document.documentElement).colorScheme === "dark"
      || (!document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
  },
  set(name) {
    document.documentElement.dataset.theme = name;
    try { localStorage.setItem("newsledger-theme", name); } catch { /* a page opened from a file may not store */ }
    theme.tell();
  },
  tell() {
    const button = document.getElementById("theme");
    button.hidden = false;
    button.setAttribute("aria-pressed", String(theme.isDark()));
    button.textContent = theme.isDark() ? "Light" : "Dark";
    button.setAttribute("aria-label", theme.isDark() ? "Switch to light colours" : "Switch to dark colours");
    document.dispatchEvent(new Event("themechange"));
  },
};

if (["light", "dark"].includes(theme.stored())) document.documentElement.dataset.theme = theme.stored();
document.addEventListener("DOMContentLoaded", () => {
  document.getElementById("theme").addEventListener("click", () => theme.set(theme.isDark() ? "light" : "dark"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", theme.tell);
  theme.tell();
});
