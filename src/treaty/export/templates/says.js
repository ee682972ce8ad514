// What a page has its script say, in the page's own language. Reads the page, writes nothing.
"use strict";

const kinds = new Intl.PluralRules(document.documentElement.lang);

// A message with its values put in, in the form that goes with the number `n`, if it has one.
function say(name, values = {}) {
  const forms = [...document.querySelectorAll(`#says [data-name="${name}"]`)];
  const form = forms.find((each) => each.dataset.form === kinds.select(values.n)) ?? forms[0];
  return form.textContent.replace(/\{(\w+)\}/g, (_, key) => values[key]);
}
