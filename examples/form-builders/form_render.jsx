import FormRender, { useForm } from "form-render";
import { createRoot } from "react-dom/client";
import schema from "../../schema/annual-report.form-render.schema.json";
import { written } from "./written.js";
import { validateMessages } from "./zh/form_render.js";

function Report({ data, onChange }) {
  const form = useForm();
  const onMount = () => {
    form.setValues(data);
    // When its lists are there.
    setTimeout(() => form.validateFields().catch(() => {}));
  };
  // What no field shows is kept beside.
  const watch = { "#": () => onChange(written({ ...data, ...form.getValues() })) };
  return <FormRender form={form} schema={schema} onMount={onMount} watch={watch} validateMessages={validateMessages} />;
}

export const mount = (element, data, onChange) => createRoot(element).render(<Report data={data} onChange={onChange} />);
