// The seal stands behind the #. It is taken out of the address bar before anything else happens, so that it is in no
// history, no bookmark and no screenshot of the address.
let taken = location.hash;

function clean() {
  if (location.hash !== "" || location.href.endsWith("#")) history.replaceState(null, "", location.pathname + location.search);
}
clean();

// The URL parser writes what an input method made full width as %XX; only that is undone.
const wide = /%20|%09|%E3%80%80|%EF%BC%(83|9[0-9])/gi;

// The whole link, as a scanner would hand it over; "" when the page was opened without a seal.
export function takeLink(): string {
  const fragment = taken.replace(wide, decodeURIComponent);
  taken = "";
  return fragment === "" ? "" : location.origin + location.pathname + fragment;
}

// Another code scanned into the same tab changes the fragment only.
export function onFragment(act: () => void) {
  addEventListener("hashchange", () => {
    if (location.hash === "") return;
    taken = location.hash;
    clean();
    act();
  });
}
