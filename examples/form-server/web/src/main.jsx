import { createRoot } from "react-dom/client";
import { App } from "./app.jsx";
import { learn } from "./figures.js";
import { listen } from "./paste.js";
import { getForm } from "./server.js";

const page = createRoot(document.getElementById("page"));

getForm().then(
  (form) => {
    learn(form.schema);
    listen();
    page.render(<App {...form} />);
  },
  () => page.render(<p className="fault" role="alert">打不开表单，请确认服务还在运行，然后刷新本页。</p>),
);
