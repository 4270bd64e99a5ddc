// A key presses the button that names it: those of the page's own framework leave no room for "r".

function isTyping(target) {
  return target.closest?.("input, textarea, select, [contenteditable=true], [role=combobox]") !== null;
}

// Keys that follow each other fast wait until the page has answered the one before: two clicks on one
// button in between would count as one.
const waiting = [];
let pumping = false;

function isAnswering() {
  return document.querySelector("[data-test-script-state=running]") !== null;
}

function pump() {
  pumping = waiting.length > 0;
  if (!pumping) return;
  if (!isAnswering()) {
    const button = document.querySelector(`.st-key-act-${waiting.shift()} button`);
    if (button && !button.disabled) button.click();
  }
  setTimeout(pump, 120);
}

export default function () {
  const pressed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (!/^[a-zA-Z]$/.test(event.key)) return;
    if (!document.querySelector(`.st-key-act-${event.key} button`)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting.push(event.key);
    if (!pumping) pump();
  };
  window.addEventListener("keydown", pressed, { capture: true });
  return () => window.removeEventListener("keydown", pressed, { capture: true });
}
