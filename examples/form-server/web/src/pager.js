// The pages of a report, asked for as it changes and as one looks through them: one question at a time, of which the newest is the next,
// and no page again that is here already.

// How many pages are kept at hand.
const KEPT = 24;
// How long until a server that did not answer is asked again.
const AGAIN = 3000;

// `show` is called with { sizes, at, pages, isRefused, isOffline }: the sizes of all pages, the page of the cursor, and by number those
// that were asked for as { tag, svg, marks }.
export const createPager = (server, show) => {
  const kept = new Map();
  let wanted = { from: 0, to: 1, at: "", stage: "draft", annexes: false, json: null };
  let state = { sizes: [], at: null, pages: new Map(), isRefused: false, isOffline: false };
  let isGoing = false;
  let isAsked = false;
  let isLookedAt = false;

  // The pages of an answer with their pictures; those that were looked at long ago are let go, once all have theirs.
  const pictured = (answered) => {
    const pages = new Map();
    for (const { page, tag, svg = kept.get(tag), marks } of answered) {
      pages.set(page, { tag, svg, marks });
      kept.delete(tag);
      kept.set(tag, svg);
    }
    [...kept.keys()].slice(0, -KEPT).forEach((tag) => kept.delete(tag));
    return pages;
  };
  const tell = (change) => {
    state = { ...state, isRefused: false, isOffline: false, ...change };
    show(state);
  };
  const next = () => {
    if (isAsked && isLookedAt && wanted.json !== null && !isGoing) go();
  };
  const go = async () => {
    isGoing = true;
    while (isAsked) {
      isAsked = false;
      try {
        const answer = await server.pages(wanted.json, { ...wanted, known: [...kept.keys()] });
        if (answer) tell({ ...answer, pages: pictured(answer.pages) });
        else tell({ isRefused: true });
      } catch {
        tell({ isOffline: true });
        setTimeout(() => {
          isAsked ||= state.isOffline;
          next();
        }, AGAIN);
      }
    }
    isGoing = false;
  };

  return {
    // Asks anew where something changed; nobody looks, nothing is asked.
    want: (change) => {
      const isNew = Object.entries(change).some(([name, value]) => wanted[name] !== value);
      wanted = { ...wanted, ...change };
      isAsked ||= isNew;
      next();
    },
    look: (isLooking) => {
      isLookedAt = isLooking;
      next();
    },
  };
};
