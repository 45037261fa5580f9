// The page of the form server: the form, as any page mounts it.

import { mount } from "/annual-report-form.js";

mount(document.getElementById("page"));
