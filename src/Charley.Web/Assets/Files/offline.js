// Keeps "cramp right now" on the device, so that it opens without a connection. Runs after the page is there.
if ("serviceWorker" in navigator) {
  addEventListener("load", () => navigator.serviceWorker.register("/service-worker.js").catch(() => {
    // Not on this address or in this mode of the browser; everything else works without.
  }));
}
// A kept copy gives way to the living page as soon as there is a connection again.
if (document.documentElement.hasAttribute("data-copy")) {
  addEventListener("online", () => location.reload());
}
