// The exported map in a frame of its own; it keeps its view while the page around it is drawn again.
// What the two say to each other stands at the top of `js/protocol.js`.

export default function (component) {
  const { data, parentElement } = component;
  const theme = followTheme(parentElement);
  let frame = parentElement.querySelector("iframe");
  if (!frame) {
    frame = el("iframe", { class: "map-frame", title: "Situation map" });
    parentElement.append(frame);
  }
  const post = (message) => frame.contentWindow?.postMessage(message, location.origin);
  if (frame.dataset.src !== data.src) {
    frame.dataset.src = data.src;
    frame.src = data.src;
  }
  const tell = () => {
    post({ sitmap: "theme", theme });
    post({ sitmap: "filter", ids: data.shown, statuses: null, days: null, undated: true });
    post({ sitmap: "open", id: openNow(data) });
  };
  const heard = (event) => {
    if (event.source !== frame.contentWindow) return;
    if (event.data?.sitmap === "ready") tell();
    if (event.data?.sitmap === "pick") {
      announceOpen(event.data.id, "map");
    }
  };
  window.addEventListener("message", heard);
  const stop = onOpen("map", (id) => post({ sitmap: "open", id }));
  tell();
  return () => {
    window.removeEventListener("message", heard);
    stop();
  };
}
