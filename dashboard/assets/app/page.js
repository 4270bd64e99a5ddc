// What holds on every page: its theme, a role for Streamlit's field for files, which has a name and
// may be focused, and so is no mere presentation, and names of boxes that are words: Streamlit names
// them by the markup of their labels.

function nameFields() {
  for (const field of document.querySelectorAll("[data-testid=stFileUploaderDropzone][role=presentation]")) {
    field.setAttribute("role", "group");
  }
  for (const box of document.querySelectorAll("[data-testid=stCheckbox] input[aria-label]")) {
    const words = box.closest("label").querySelector("p")?.innerText.replace(/\s+/g, " ").trim();
    if (words && words !== box.getAttribute("aria-label")) box.setAttribute("aria-label", words);
  }
}

export default function ({ parentElement }) {
  followTheme(parentElement);
  nameFields();
  const watching = new MutationObserver(nameFields);
  watching.observe(document.body, { childList: true, subtree: true, attributeFilter: ["aria-label"] });
  return () => watching.disconnect();
}
