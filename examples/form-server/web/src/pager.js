// The pages of a report, asked for as it changes and as one looks through them: one question at a time, of which the newest is the next,
// and no page again that is here already.

// How many pages are kept at hand.
const KEPT = 24;

// `show` is called with { sizes, at, pages, isRefused, isOffline }: the sizes of all pages, the page of the cursor, and by number those
// that were asked for as { tag, svg, marks }.
export const createPager = (server, show) => {
  const kept = new Map();
  let wanted = { from: 0, to: 1, at: "", stage: "draft", annexes: false, json: null };
  let state = { sizes: [], at: null, pages: new Map(), isRefused: false, isOffline: false };
  let isGoing = false;
  let isAsked = false;
  let isLookedAt = false;

  const keep = ({ tag, svg }) => {
    const picture = svg ?? kept.get(tag);
    kept.delete(tag);
    kept.set(tag, picture);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value);
    return picture;
  };
  const tell = (change) => {
    state = { ...state, isRefused: false, isOffline: false, ...change };
    show(state);
  };
  const go = async () => {
    isGoing = true;
    while (isAsked) {
      isAsked = false;
      try {
        const answer = await server.pages(wanted.json, { ...wanted, known: [...kept.keys()] });
        if (answer) tell({ ...answer, pages: new Map(answer.pages.map(({ page, tag, svg, marks }) => [page, { tag, svg: keep({ tag, svg }), marks }])) });
        else tell({ isRefused: true });
      } catch {
        tell({ isOffline: true });
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
      if (isAsked && isLookedAt && wanted.json !== null && !isGoing) go();
    },
    look: (isLooking) => {
      isLookedAt = isLooking;
      if (isAsked && isLookedAt && wanted.json !== null && !isGoing) go();
    },
  };
};
