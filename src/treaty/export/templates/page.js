// Filters and search over what the page already shows. Reads the page, writes no markup.
(() => {
  "use strict";

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const form = document.getElementById("filter");
  const result = document.getElementById("result");
  const topics = new Map(
    [...form.elements.topic.options].map((option) => [option.value, option.dataset]),
  );

  // Which bearers a choice admits is said by the choice itself; "any" says nothing.
  const bearers = new Map(
    [...form.elements.party.options].map((option) => [option.value, option.dataset.bearers?.split(" ")]),
  );

  const obligations = [...document.querySelectorAll(".obligation")].map((node) => {
    const own = node.dataset.topics.split(" ");
    return {
      node,
      bearer: node.dataset.bearer,
      strength: node.dataset.strength,
      topics: new Set(own.flatMap((topic) => [topic, topics.get(topic)?.parent])),
      words: fold([node.textContent, ...own.map((topic) => topics.get(topic)?.words ?? "")].join(" ")),
    };
  });

  // A clause is found by its own words; those of its obligations and of the clauses below are theirs.
  const wordsOf = (clause) => {
    const parts = clause.querySelectorAll(
      ":scope > :first-child, :scope > .own > .summary, :scope > .own > .where, :scope > .own > .about",
    );
    return fold([...parts].map((part) => part.textContent).join(" "));
  };
  const clauses = [...document.querySelectorAll(".clause")].map((node) => ({
    node,
    words: wordsOf(node),
    obligations: obligations.filter((each) => each.node.closest(".clause") === node),
    entry: document.querySelector(`nav a[href="#${CSS.escape(node.id)}"]`).parentElement,
  }));

  const asked = () => {
    const data = new FormData(form);
    return {
      words: fold(data.get("q")).split(/\s+/).filter(Boolean),
      party: data.get("party"),
      topic: data.get("topic"),
      strengths: new Set(data.getAll("strength")),
    };
  };

  const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  // What is asked, in the words of the form.
  const askedInWords = () => {
    const chosen = (name) => form.elements[name].selectedOptions[0];
    const strengths = [...form.elements.strength].filter((box) => box.checked);
    const typed = form.elements.q.value.trim();
    return [
      chosen("party").value && `borne by ${chosen("party").text}`,
      chosen("topic").value && `topic ${chosen("topic").dataset.label}`,
      strengths.length && `how firm: ${strengths.map((box) => box.parentElement.textContent.trim()).join(", ")}`,
      typed && `words “${typed}”`,
    ].filter(Boolean).join("; ");
  };

  const apply = () => {
    const { words, party, topic, strengths } = asked();
    const holds = (text) => words.every((word) => text.includes(word));
    const isFiltered = Boolean(party || topic || strengths.size);
    const isAsked = isFiltered || words.length > 0;
    let shown = 0;
    for (const each of obligations) {
      const isFound =
        (!party || bearers.get(party).includes(each.bearer)) &&
        (!topic || each.topics.has(topic)) &&
        (!strengths.size || strengths.has(each.strength)) &&
        holds(each.words);
      each.node.hidden = !isFound;
      shown += isFound;
    }
    let byThemselves = 0;
    // From the last to the first, so that what stands below is settled before what stands above.
    for (const clause of [...clauses].reverse()) {
      const hasObligation = clause.obligations.some((each) => !each.node.hidden);
      const isFound = !isFiltered && holds(clause.words);
      const isOwn = hasObligation || isFound;
      const isAbove = clause.node.querySelector(":scope > .clause:not([hidden])") !== null;
      clause.node.hidden = !isOwn && !isAbove;
      clause.node.classList.toggle("context", !isOwn && isAbove);
      clause.entry.classList.toggle("absent", clause.node.hidden);
      byThemselves += isFound && !hasObligation;
    }
    const also = isAsked && byThemselves ? `, and ${counted(byThemselves, "clause")} without one` : "";
    result.textContent = `${shown} of ${counted(obligations.length, "obligation")}${also}`;
    document.body.classList.toggle("filtered", isAsked);
    for (const each of document.querySelectorAll(".asked")) {
      each.textContent = isAsked ? `Filtered, not the whole agreement: ${askedInWords()}. ${result.textContent}.` : "";
    }
    highlight(words);
  };

  const highlight = (words) => {
    if (!globalThis.Highlight || !CSS.highlights) return;
    CSS.highlights.delete("found");
    if (!words.length) return;
    const ranges = [];
    const walker = document.createTreeWalker(document.getElementById("provisions"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      // Folding that changes the length would shift every place behind it.
      const text = fold(node.data);
      if (text.length !== node.data.length || node.parentElement.closest("form, .asked")) continue;
      for (const word of words) {
        for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + word.length);
          ranges.push(range);
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
    for (const name of ["q", "party", "topic"]) {
      form.elements[name].value = query.get(name) ?? "";
      if (form.elements[name].selectedIndex === -1) form.elements[name].value = "";
    }
    for (const box of form.elements.strength) box.checked = query.getAll("strength").includes(box.value);
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
