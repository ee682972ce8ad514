{
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const opened = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.tagName === "DETAILS") target.open = true;
  };
  const update = () => {
    const topic = form.elements.topic.value;
    const least = Number(form.elements.strength.value) || 9;
    for (const each of document.querySelectorAll("[data-topic]")) {
      each.hidden = topic !== "" && each.dataset.topic !== topic;
    }
    for (const each of document.querySelectorAll("td[data-rank]")) {
      each.firstElementChild.style.visibility = Number(each.dataset.rank) > least ? "hidden" : "";
    }
    for (const each of document.querySelectorAll("details[data-rank]")) {
      each.hidden = Number(each.dataset.rank) > least;
    }
    const cells = [...document.querySelectorAll("td[data-rank]")].filter(
      (each) => !each.hidden && Number(each.dataset.rank) <= Math.min(least, 8),
    );
    shown.textContent = say("cells", { n: cells.length });
  };
  form.addEventListener("change", update);
  form.addEventListener("reset", () => setTimeout(update));
  addEventListener("hashchange", opened);
  update();
  opened();
}
