"use strict";
{
  const { lang, columns, rows, names, words, texts, words_of } = JSON.parse(document.getElementById("data").textContent);
  const at = Object.fromEntries(columns.map((name, place) => [name, place]));
  const PAGE = 100;

  const element = (tag, attributes = {}, ...inside) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
  const number = new Intl.NumberFormat(lang);
  const collator = new Intl.Collator("vi", { numeric: true });

  // Keys to search by. A tone is put behind its word, so that hoà and hòa are one; without accents any accents match.
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const tonesLast = (text) => text.toLowerCase().normalize("NFD").replace(/[\p{L}\p{M}]+/gu, (word) => word.replace(TONES, "") + (word.match(TONES) || []).join(""));
  const plain = (text) => text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
  let keys = null;
  const key = (number) => {
    keys ??= rows.map((row) => {
      const text = row.filter((cell) => typeof cell === "string").join("\n");
      return [plain(text), tonesLast(text)];
    });
    return keys[number];
  };

  const table = document.getElementById("list");
  const body = table.tBodies[0];
  const search = document.getElementById("search");
  const province = document.getElementById("province");
  const review = document.getElementById("review");
  const hits = document.getElementById("hits");
  const more = document.getElementById("more");
  let order = { column: null, down: false };
  let shown = rows.map((_, number) => number);
  let drawn = 0;

  const collect = () => {
    const wanted = search.value.split(/\s+/).filter(Boolean).map((word) => {
      const bare = plain(word);
      return bare === word.toLowerCase() ? [0, bare] : [1, tonesLast(word)];
    });
    shown = [];
    rows.forEach((row, number) => {
      if (province.value && row[at.province] !== province.value) return;
      if (review.checked && !row[at.needs_review]) return;
      if (wanted.every(([which, word]) => key(number)[which].includes(word))) shown.push(number);
    });
    if (order.column !== null) {
      const place = at[order.column], sign = order.down ? -1 : 1;
      const empty = (value) => value === null || value === "";
      shown.sort((a, b) => {
        const one = rows[a][place], other = rows[b][place];
        if (empty(one) || empty(other)) return empty(one) - empty(other) || a - b;
        const difference = typeof one === "number" || place === at.day ? (one > other) - (one < other) : collator.compare(one, other);
        return sign * difference || a - b;
      });
    }
    hits.textContent = fill(texts.hits, { count: number.format(shown.length), all: number.format(rows.length) });
    drawn = 0;
    body.replaceChildren();
    draw(PAGE);
  };

  const draw = (count) => {
    const part = document.createDocumentFragment();
    for (const number of shown.slice(drawn, drawn + count)) part.append(rowOf(number));
    body.append(part);
    drawn = Math.min(drawn + count, shown.length);
    const left = shown.length - drawn;
    more.parentElement.hidden = !left;
    more.textContent = fill(texts.more, { count: number.format(Math.min(left, PAGE)) });
  };

  const arrow = () => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 12 12");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", "M3 1l6 5-6 5z");
    svg.append(path);
    return svg;
  };

  const rowOf = (number) => {
    const row = rows[number];
    const label = fill(texts.open_row, { title: row[at.title] || row[at.id] });
    const button = element("button", { type: "button", class: "open", "aria-expanded": "false", "aria-label": label, "aria-controls": `words-${number}` }, arrow());
    const title = element("th", { scope: "row" }, row[at.title] || row[at.id]);
    if (row[at.needs_review]) title.append(" ", element("span", { class: "doubt" }, texts.marked));
    const made = element("tr", { class: "row" },
      element("td", { class: "open-cell" }, button),
      element("td", { class: "day" }, row[at.day_shown]),
      element("td", {}, row[at.province]),
      element("td", { class: "where" }, row[at.where]),
      element("td", { class: "n people" }, row[at.participants_shown]),
      element("td", { class: "organizers" }, row[at.organizers]),
      title);
    made.addEventListener("click", (event) => {
      // A click that ends a selection of text is no wish to open.
      if (event.target.closest("button") === button || !String(getSelection())) toggle(made, button, number);
    });
    return made;
  };

  const toggle = (row, button, number) => {
    const open = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!open));
    if (open) return row.nextElementSibling.remove();
    // A narrow screen and paper leave columns out; a span over more than there are would make new ones.
    const across = [...row.cells].filter((cell) => getComputedStyle(cell).display !== "none").length;
    row.after(element("tr", { class: "words", id: `words-${number}` }, element("td", { colspan: across }, wordsOf(rows[number]))));
  };

  const wordsOf = (row) => {
    const values = words[row[at.id]];
    const made = element("div", {});
    if (!values) {
      made.append(element("p", { class: "note" }, fill(texts.words_left_out, { count: words_of, id: row[at.id] })));
      return made;
    }
    const several = values.some((value) => value[0] > 1);
    for (const training of [row[at.training], 0]) {
      const part = values.filter((value) => value[0] === training);
      if (!part.length) continue;
      const head = training ? (several ? fill(texts.one_training, { number: training }) : "") : `${texts.the_report} ${row[at.id]}`;
      if (head) made.append(element("h3", {}, head));
      const list = element("table", {}, element("thead", {}, element("tr", {}, ...[texts.field, texts.value, texts.in_report, texts.how].map((text) => element("th", { scope: "col" }, text)))));
      const inside = element("tbody");
      for (const [, field, value, before, text, after, rule, notes] of part) {
        const quoted = element("td", {});
        if (text) quoted.append(before, element("mark", {}, text), after);
        inside.append(element("tr", {}, element("th", { scope: "row" }, names[field]), element("td", { class: "value" }, value), quoted,
          element("td", { class: "how" }, [names[rule], notes].filter(Boolean).join("; "))));
      }
      list.append(inside);
      made.append(list);
    }
    return made;
  };

  const sortBy = (head) => {
    const column = head.dataset.sort;
    order = { column, down: order.column === column && !order.down };
    for (const one of table.tHead.querySelectorAll("th[data-sort]")) one.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
    collect();
  };

  for (const head of table.tHead.querySelectorAll("th[data-sort]")) {
    const button = element("button", { type: "button" }, head.textContent);
    head.replaceChildren(button);
    button.addEventListener("click", () => sortBy(head));
  }
  const found = [...new Set(rows.map((row) => row[at.province]))].filter(Boolean).sort(collator.compare);
  province.append(...found.map((name) => element("option", { value: name }, name)));
  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    if (rows.length > 2000) waiting = setTimeout(collect, 150);
    else collect();
  });
  province.addEventListener("change", collect);
  review.addEventListener("change", collect);
  more.addEventListener("click", () => {
    const next = drawn;
    draw(PAGE);
    // The button may be gone; who works by keyboard goes on with the first new row.
    body.querySelectorAll(".open")[next]?.focus({ preventScroll: true });
  });
  search.form.addEventListener("submit", (event) => event.preventDefault());
  search.form.hidden = false;
  document.documentElement.classList.add("scripted");
  for (const link of document.querySelectorAll(".link[data-province]")) {
    link.addEventListener("click", () => {
      province.value = link.dataset.province;
      search.value = "";
      review.checked = false;
      collect();
      document.getElementById("trainings").scrollIntoView();
      province.focus({ preventScroll: true });
    });
  }
  collect();
}
