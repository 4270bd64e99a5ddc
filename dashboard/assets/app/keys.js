// A key presses the button that names it: those of the page's own framework leave no room for "r".

function isTyping(target) {
  return target.closest?.("input, textarea, select, [contenteditable=true], [role=combobox]") !== null;
}

export default function () {
  const pressed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (!/^[a-zA-Z]$/.test(event.key)) return;
    const button = document.querySelector(`.st-key-act-${event.key} button`);
    if (!button) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!button.disabled) button.click();
  };
  window.addEventListener("keydown", pressed, { capture: true });
  return () => window.removeEventListener("keydown", pressed, { capture: true });
}
