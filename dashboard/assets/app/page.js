// What holds on every page: its theme, and a role for Streamlit's field for files, which has a name
// and may be focused, and so is no mere presentation.

function nameFields() {
  for (const field of document.querySelectorAll("[data-testid=stFileUploaderDropzone][role=presentation]")) {
    field.setAttribute("role", "group");
  }
}

export default function ({ parentElement }) {
  followTheme(parentElement);
  nameFields();
  const watching = new MutationObserver(nameFields);
  watching.observe(document.body, { childList: true, subtree: true });
  return () => watching.disconnect();
}
