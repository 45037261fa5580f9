// react-jsonschema-form speaks English by itself; the fields do with annual-report.draft-07.en.schema.json and
// annual-report.rjsf.en.ui-schema.json.
export {};
