// The form as a module: annual-report-form.js and its styles, annual-report-form.css. README.md beside it says how it is used.

import { createRoot } from "react-dom/client";
import { App } from "./app.jsx";
import { download } from "./download.js";
import { createDrafts } from "./drafts.js";
import { FindingList } from "./findings.jsx";
import { Guard } from "./guard.jsx";
import { Outline } from "./outline.jsx";
import { Pages } from "./pages.jsx";
import { part } from "./part.jsx";
import { Prose } from "./prose.jsx";
import { connect } from "./server.js";

// The parts of the form, each for a place of its own in any page.
export { connect, createDrafts };
export { mentions as findNumbers } from "./mention.js";
export { createFolds, keepFolds, unfoldForPrint } from "./folds.js";
export const mountProse = part(Prose);
export const mountFindings = part(FindingList);
export const mountOutline = part(Outline);
export const mountPages = part(Pages);

/**
 * Mounts the form into an element of a page.
 *
 * @param {HTMLElement} element  the place; what it holds is replaced
 * @param {object} [options]
 * @param {string} [options.server]  where the form server answers, without a slash at the end; by default this page's origin
 * @param {string} [options.storage]  what the keys of the drafts in localStorage begin with; "annual-report" by default
 * @param {object} [options.report]  a report to begin with, as its JSON; by default the draft that was open last
 * @param {(report: object) => void} [options.onChange]  called with the report after each change
 * @param {(file: Blob, name: string) => void} [options.onDocument]  takes a document or draft; by default it is downloaded
 * @returns {Promise<{ unmount: () => void }>}
 */
export async function mount(element, { server = "", storage = "annual-report", report, onChange, onDocument } = {}) {
  element.classList.add("annual-report-form");
  const root = createRoot(element);
  const asked = connect(server);
  try {
    const form = await asked.form();
    const drafts = createDrafts(storage);
    const rescue = () => download(new Blob([drafts.raw(drafts.last()) ?? ""]), "草稿.txt");
    root.render(
      <Guard onExport={rescue} onClear={drafts.forget}>
        <App {...form} server={asked} drafts={drafts} prefix={storage} given={report} onChange={onChange} onDocument={onDocument} />
      </Guard>,
    );
  } catch {
    root.render(<p className="fault" role="alert">打不开表单，请确认服务还在运行，然后刷新本页。</p>);
  }
  return { unmount: () => root.unmount() };
}
