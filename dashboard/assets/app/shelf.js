// Reports that the page holds beside the one on show: a click on their events waits for no server.

export default function ({ data }) {
  shelve(data.reports);
  return () => shelve([]);
}
