import "@angular/compiler";
import { NgFor, NgIf } from "@angular/common";
import { Component, importProvidersFrom, provideZonelessChangeDetection } from "@angular/core";
import { FormGroup, ReactiveFormsModule } from "@angular/forms";
import { bootstrapApplication } from "@angular/platform-browser";
import { FormlyBootstrapModule } from "@ngx-formly/bootstrap";
import { FieldArrayType, FieldType, FormlyModule } from "@ngx-formly/core";
import { FormlyJsonschema } from "@ngx-formly/core/json-schema";
import schema from "../../schema/annual-report.ngx-formly.schema.json";
import { byField } from "./by_field.js";
import { written } from "./written.js";
import { validationMessages } from "./zh/ngx_formly.js";

@Component({
  selector: "report-object",
  imports: [FormlyModule, NgFor, NgIf],
  template: `<fieldset>
    <legend *ngIf="props.label">{{ props.label }}</legend>
    <p *ngIf="props.description">{{ props.description }}</p>
    <formly-field *ngFor="let below of field.fieldGroup" [field]="below"></formly-field>
  </fieldset>`,
})
class ObjectType extends FieldType {}

@Component({
  selector: "report-list",
  imports: [FormlyModule, NgFor, NgIf],
  template: `<fieldset class="list">
    <legend>{{ props.label }}</legend>
    <p *ngIf="props.description">{{ props.description }}</p>
    <div *ngIf="showError" class="invalid-feedback"><formly-validation-message [field]="field"></formly-validation-message></div>
    <div *ngFor="let item of field.fieldGroup; let index = index">
      <formly-field [field]="item"></formly-field>
      <button type="button" (click)="remove(index)">删除</button>
    </div>
    <button type="button" (click)="add()">添加</button>
  </fieldset>`,
})
class ListType extends FieldArrayType {}

const types = [
  { name: "object", component: ObjectType },
  { name: "array", component: ListType },
  { name: "string", extends: "input" },
  { name: "number", extends: "input", defaultOptions: { props: { type: "number" } } },
  { name: "integer", extends: "input", defaultOptions: { props: { type: "number" } } },
  { name: "enum", extends: "select" },
];
// What is wrong is said at once, not only where somebody has been.
const extras = { showError: ({ formControl }) => formControl?.invalid };

export async function mount(element, data, onChange, findings) {
  @Component({ selector: "#form", imports: [FormlyModule], template: `<formly-form [form]="form" [fields]="fields" [model]="model"></formly-form>` })
  class Report {
    form = new FormGroup({});
    model = structuredClone(data);
    fields: any[] = [];

    constructor(formly: FormlyJsonschema) {
      this.fields = [formly.toFieldConfig(schema as any)];
      this.form.valueChanges.subscribe(() => onChange(written(this.model)));
    }

    // Each is shown until its field is edited.
    show(findings) {
      for (const [name, messages] of byField(findings)) this.form.get(name)?.setErrors({ finding: { message: messages.join("\n") } });
    }
  }
  Object.assign(Report, { ctorParameters: () => [{ type: FormlyJsonschema }] });
  const providers = [
    provideZonelessChangeDetection(),
    importProvidersFrom(ReactiveFormsModule, FormlyBootstrapModule, FormlyModule.forRoot({ types, extras, validationMessages })),
  ];
  const app = await bootstrapApplication(Report, { providers });
  app.components[0].instance.show(findings);
  app.tick();
}
