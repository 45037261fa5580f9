// The messages of the library's findings, as AJV has errors, by the field at which they are to stand, written `work.0.items`. What
// concerns the whole has no field.

export function byField(findings = []) {
  const fields = new Map();
  for (const { instancePath, message } of findings.filter((finding) => finding.instancePath !== "")) {
    const field = instancePath.slice(1).replaceAll("/", ".");
    fields.set(field, [...(fields.get(field) ?? []), message]);
  }
  return [...fields];
}
