// json-editor hides the fields that an object does not have, and ours may lack any. Shown with each field that it may have:

import { JSONEditor } from "@json-editor/json-editor";

const EMPTY = { array: [], object: {}, string: "", number: "", integer: "" };

export class WholeObject extends JSONEditor.defaults.editors.object {
  setValue(value, initial) {
    super.setValue(value, initial);
    for (const [name, editor] of Object.entries(this.cached_editors)) {
      if (value?.[name] !== undefined) continue;
      this.addObjectProperty(name);
      editor.setValue(editor.schema.enum ? undefined : EMPTY[editor.schema.type]);
    }
    this.refreshValue();
  }
}
