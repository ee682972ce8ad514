// Filters and search over what the page already shows. Reads the page, writes no markup.
(() => {
  const form = document.getElementById("filter");
  const result = document.getElementById("result");
  const answers = document.getElementById("answers");

  // Each control of the form names the field that it looks at, each choice the values it admits.
  const controls = [...form.querySelectorAll("[data-field]")].map((node) => ({
    ...node.dataset,
    options: [...(node.options ?? node.elements)],
    isList: Boolean(node.options),
  }));
  const chosenIn = ({ options, isList }) =>
    options.filter((option) => option.value && (isList ? option.selected : option.checked));

  const thingsOf = (node) => new Set((node.dataset.things || "").split(" ").filter(Boolean).map(Number));
  const obligations = [...document.querySelectorAll(".obligation")].map((node) => {
    return {
      node,
      clause: node.closest(".clause"),
      text: node.textContent,
      things: thingsOf(node),
    };
  });

  // A clause is found by its own words; those of its obligations and of the clauses below are theirs.
  const textOf = (clause) => {
    const parts = clause.querySelectorAll(
      ":scope > :first-child, :scope > .own > .summary, :scope > .own > .where, :scope > .own > .about",
    );
    return [...parts].map((part) => part.textContent).join(" ");
  };
  const clauses = [...document.querySelectorAll(".clause")].map((node) => ({
    node,
    clause: node,
    text: textOf(node),
    things: thingsOf(node),
    obligations: obligations.filter((each) => each.clause === node),
    entry: document.querySelector(`nav a[href="#${CSS.escape(node.id)}"]`).parentElement,
  }));

  // Names stand on the page once; what a silence is asked by is a name that leads to no entry.
  const named = [...document.querySelectorAll("#names li")].map((each) => each.textContent.split(" | "));
  const silences = [...document.querySelectorAll(".silences > li")];
  const asks = silences.map((each) => each.dataset.words.split(" | "));
  const silent = new Set(document.getElementById("names").dataset.silent.split(" "));
  const find = makeFinder([...obligations, ...clauses], [...named, ...asks], silent);

  // The place that is named where nothing else is asked for.
  const placeOf = (typed) => {
    const said = fold(typed).replace(/^(?:article|part|para\.?|paragraph|частина|розділ|пункт|стаття|第)\s*|[部章項条]$/g, "");
    const name = said.replace(/[()/\s]+/g, ".").replace(/\.+/g, ".").replace(/\.$/, "");
    const place = [...obligations, ...clauses].find(({ node }) => node.id.toLowerCase() === name);
    return place?.node;
  };

  const asked = () => {
    const data = new FormData(form);
    const typed = data.get("q");
    const place = placeOf(typed);
    return {
      place,
      query: place || !wordsOf(typed).length ? undefined : find(typed),
      filters: controls.map((control) => [control.field, chosenIn(control)])
        .filter(([, chosen]) => chosen.length)
        .map(([field, chosen]) => [field, new Set(chosen.flatMap((each) => each.dataset.admits.split(" ")))]),
    };
  };

  // What is asked, in the words of the form.
  const askedInWords = () => {
    const typed = form.elements.q.value.trim();
    return [
      ...controls.map((control) => {
        const labels = chosenIn(control).map((option) => option.dataset.label);
        const filter = control.label.toLowerCase();
        if (!labels.length) return "";
        return control.isList
          ? say("choice", { filter, choice: labels[0] })
          : say("choices", { filter, choices: labels.join(", ") });
      }),
      typed && say("words", { words: typed }),
    ].filter(Boolean).join("; ");
  };

  const apply = () => {
    const { place, query, filters } = asked();
    const isFiltered = filters.length > 0;
    const isAsked = Boolean(isFiltered || place || query);
    const isAdmitted = (each) =>
      filters.every(([field, admitted]) =>
        each.node.dataset[field].split(" ").some((value) => admitted.has(value))) &&
      (!place || place.contains(each.node));
    const bodies = new Map(clauses.map((clause) => {
      const isOwn = !isFiltered && (!place || place.contains(clause.node));
      return [clause, [...(isOwn ? [clause] : []), ...clause.obligations.filter(isAdmitted)]];
    }));
    // What holds all the words together or, where nothing does, what holds most of them.
    const most = query ? Math.max(...[...bodies.values()].map(query.held)) : 0;
    const holds = (some) => !query || (most > 0 && query.held(some) === most);
    const found = clauses.filter((clause) => bodies.get(clause).length && holds(bodies.get(clause)));
    const shown = new Set(found.flatMap((clause) => {
      const of = bodies.get(clause);
      const best = query ? Math.max(...of.map((each) => query.held([each]))) : 0;
      return of.filter((each) => !query || query.held([each]) === best);
    }));
    for (const each of obligations) each.node.hidden = !shown.has(each);
    // From the last to the first, so that what stands below is settled before what stands above.
    for (const clause of [...clauses].reverse()) {
      const isOwn = shown.has(clause) || clause.obligations.some((each) => shown.has(each));
      const isAbove = clause.node.querySelector(":scope > .clause:not([hidden])") !== null;
      clause.node.hidden = !isOwn && !isAbove;
      clause.node.classList.toggle("context", !isOwn && isAbove);
      clause.entry.classList.toggle("absent", clause.node.hidden);
    }
    const borne = obligations.filter((each) => shown.has(each)).length;
    const alone = found.filter((clause) => !clause.obligations.some((each) => shown.has(each))).length;
    const counted = say("found", { found: borne });
    result.textContent = isAsked && alone ? say("without", { found: counted, n: alone }) : counted;
    document.body.classList.toggle("filtered", isAsked);
    for (const each of document.querySelectorAll(".asked")) {
      each.textContent = isAsked
        ? say("filtered", { asked: askedInWords(), found: result.textContent }) : "";
    }
    sayMore(place, query, found, bodies);
    highlight(query?.words ?? []);
  };

  // The likeliest clauses first, then what the text does not say, then what nothing holds.
  const sayMore = (place, query, found, bodies) => {
    answers.replaceChildren();
    const line = (name, nodes) => {
      if (!nodes.length) return;
      const made = document.createElement("p");
      made.className = name;
      made.append(`${say(name)} `, ...nodes.flatMap((node, n) => (n ? [" · ", node] : [node])));
      answers.append(made);
    };
    const link = (node) => {
      const made = document.createElement("a");
      made.href = `#${node.id}`;
      made.textContent = node.querySelector(":scope > :first-child").textContent.trim();
      return made;
    };
    if (place) line("likeliest", [link(place.closest(".clause"))]);
    if (!query) return;
    // A clause with only other clauses in it says nothing itself.
    const isHeading = ({ node, obligations: of }) => !of.length && node.querySelector(".clause");
    const scores = new Map(
      found.map((clause) => [clause, query.score(bodies.get(clause)) * (isHeading(clause) ? 0.5 : 1)]),
    );
    const likeliest = [...found].sort((a, b) => scores.get(b) - scores.get(a)).slice(0, 5);
    line("likeliest", likeliest.map(({ node }) => link(node)));
    line("silent", silences.filter((_, n) => query.things.has(named.length + n)).map(link));
    line("nowhere", query.unknown.map((words) => say("quoted", { words })));
  };

  const highlight = (words) => {
    if (!globalThis.Highlight || !CSS.highlights) return;
    CSS.highlights.delete("found");
    if (!words.length) return;
    const ranges = [];
    const asked = new Map();
    const isAsked = (said) => {
      if (!asked.has(said)) {
        asked.set(said, wordsOf(said).some((other) => words.some((word) => isForm(word, other))));
      }
      return asked.get(said);
    };
    const walker = document.createTreeWalker(document.getElementById("provisions"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest("form, .asked")) continue;
      const take = (start, length) => {
        const range = new Range();
        range.setStart(node, start);
        range.setEnd(node, start + length);
        ranges.push(range);
      };
      for (const { 0: said, index } of node.data.matchAll(/[\p{L}\p{M}\p{N}'’.]+/gu)) {
        if (isAsked(said)) take(index, said.length);
      }
      for (const word of words.filter((each) => isUnspaced(each) && each.length > 1)) {
        for (let at = node.data.indexOf(word); at >= 0; at = node.data.indexOf(word, at + word.length)) {
          take(at, word.length);
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  };

  // The address keeps what was asked, so that an answer can be passed on.
  const remember = () => {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, "", `${query.size ? `?${query}` : location.pathname}${location.hash}`);
  };

  const recall = () => {
    const query = new URLSearchParams(location.search);
    form.elements.q.value = query.get("q") ?? "";
    for (const { name, options, isList } of controls) {
      const values = isList ? [query.get(name) ?? ""] : query.getAll(name);
      for (const option of options) option[isList ? "selected" : "checked"] = values.includes(option.value);
      // A list in which nothing is picked shows nothing, not "any".
      if (isList && !options.some((option) => option.selected)) options[0].selected = true;
      // Nothing that filters stays folded away.
      if (options.some((option) => option.value && (option.selected || option.checked))) {
        options[0].closest("#filter details")?.setAttribute("open", "");
      }
    }
  };

  // What an address names is shown, whatever was asked before and wherever it is folded away.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.closest(".clause[hidden], .obligation[hidden], .context > .own") || target.matches(".context")) {
      form.reset();
      apply();
    }
    target.closest("details")?.setAttribute("open", "");
    target.scrollIntoView();
  };

  form.addEventListener("input", () => { apply(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }));
  addEventListener("hashchange", reveal);
  addEventListener("popstate", () => { recall(); apply(); });

  // Folded claims are printed too, and folded again afterwards.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const each of folded) each.open = true;
  });
  addEventListener("afterprint", () => { for (const each of folded) each.open = false; });

  if (matchMedia("(max-width: 61.99rem)").matches) {
    document.querySelector("nav details").open = false;
  }
  form.hidden = false;
  recall();
  apply();
  if (location.hash) reveal();
})();
