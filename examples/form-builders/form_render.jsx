import FormRender, { useForm } from "form-render";
import { createRoot } from "react-dom/client";
import schema from "../../schema/annual-report.form-render.schema.json";
import { byField } from "./by_field.js";
import { written } from "./written.js";
import { validateMessages } from "./zh/form_render.js";

// The text in a row of a list of texts is a field below the row.
const fieldErrors = (findings) =>
  byField(findings).flatMap(([name, error]) => (/\.\d+$/.test(name) ? [name, `${name}.text`] : [name]).map((name) => ({ name, error })));

// Waits until the entries of the lists are there, and those of the lists in them: what is not there yet is not judged.
async function settled() {
  const count = () => document.querySelectorAll("input, textarea").length;
  for (let before = -1; before !== count(); ) {
    before = count();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function Report({ data, onChange, findings }) {
  const form = useForm();
  const onMount = () => {
    form.setValues(data);
    setTimeout(async () => {
      await settled();
      await form.validateFields().catch(() => {});
      form.setErrorFields(fieldErrors(findings));
    });
  };
  // What no field shows is kept beside.
  const watch = { "#": () => onChange(written({ ...data, ...form.getValues() })) };
  return <FormRender form={form} schema={schema} onMount={onMount} watch={watch} validateMessages={validateMessages} />;
}

export const mount = (element, data, onChange, findings) =>
  createRoot(element).render(<Report data={data} onChange={onChange} findings={findings} />);
