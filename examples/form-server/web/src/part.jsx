import { createRoot } from "react-dom/client";

/** A part of the form as a function that mounts it: `mount(element, options)` gives `{ update(options), unmount() }`. */
export const part = (Part) => (element, options) => {
  element.classList.add("annual-report-form");
  const root = createRoot(element);
  let all = {};
  const update = (change) => {
    all = { ...all, ...change };
    root.render(<Part {...all} />);
  };
  update(options);
  return { update, unmount: () => root.unmount() };
};
