// The map, waiting for a click that says where the event is; the answer goes to the server.

export default function (component) {
  const { data, parentElement, setStateValue } = component;
  const theme = followTheme(parentElement);
  let frame = parentElement.querySelector("iframe");
  if (!frame) {
    frame = el("iframe", { class: "map-frame picking", title: "Map: click where it happened" });
    parentElement.append(frame);
  }
  const post = (message) => frame.contentWindow?.postMessage(message, location.origin);
  const tell = () => {
    post({ sitmap: "theme", theme });
    post({ sitmap: "open", id: data.open });
    post({ sitmap: "point", on: true });
  };
  if (frame.dataset.src !== data.src) {
    frame.dataset.src = data.src;
    frame.src = data.src;
  } else if (frame.dataset.open !== data.open) {
    tell();
  }
  frame.dataset.open = data.open;
  const heard = (event) => {
    if (event.source !== frame.contentWindow) return;
    if (event.data?.sitmap === "ready") tell();
    if (event.data?.sitmap === "point") setStateValue("point", { lat: event.data.lat, lon: event.data.lon });
  };
  window.addEventListener("message", heard);
  return () => window.removeEventListener("message", heard);
}
