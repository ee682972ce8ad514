// Words as treaty's own search compares them, and what of a page holds those that are asked for.
// Reads no page and writes none.
"use strict";

const APOSTROPHES = /[’‘ʼʹʻ`´′\u0374\u1fef\u1ffd]/g;
const LATIN = "aceiopxyjs";
const CYRILLIC = "асеіорхујѕ";

// Without case, width, composition, invisible characters and the shape of apostrophes.
const fold = (text) =>
  // By way of capitals, as only they make one letter of ß and ss, and of σ and ς.
  text.replace(APOSTROPHES, "'").normalize("NFKC").toUpperCase().toLowerCase().replace(/ς/g, "σ")
    .normalize("NFKC").replace(APOSTROPHES, "'").replace(/\p{Cf}/gu, "")
    .replace(/[a-z'\u0400-\u04ff]+/g, inOneScript).split(/\s+/).filter(Boolean).join(" ");

// A word of Latin and Cyrillic letters in one of the scripts, where all its letters can be of it.
function inOneScript(word) {
  const isLatin = (text) => !/[\u0400-\u04ff]/.test(text);
  const written = (from, to) => [...word].map((c) => to[from.indexOf(c)] ?? c).join("");
  if (isLatin(word) || !/[a-z]/.test(word)) return word;
  const latin = written(CYRILLIC, LATIN);
  if (isLatin(latin)) return latin;
  const cyrillic = written(LATIN, CYRILLIC);
  return /[a-z]/.test(cyrillic) ? word : cyrillic;
}

const LETTERS = "(?:(?![\\u3005-\\u9fff])[\\p{L}\\p{M}\\p{N}])+";
const WORD = new RegExp(`[\\u3005-\\u9fff]+|${LETTERS}(?:(?:'|[./]|\\)?\\(|\\))${LETTERS})*`, "gu");

// The words of a text; a number or a reference to a clause is one, with points: ii.2.2.a.
const wordsOf = (text) => (fold(text).match(WORD) ?? []).flatMap((word) => {
  const parts = word.split(/[./()]+/);
  return /\d/.test(word) ? [parts.join(".")] : parts.map(compared).filter(Boolean);
});

function compared(word) {
  const bare = word.replace(/'s$|'/g, "");
  return /[\u0400-\u04ff]/.test(bare) ? bare : bare.normalize("NFD").replace(/\p{M}/gu, "");
}

const NOT_INFLECTED = new Set(["customs", "goods", "means", "news", "united"]);
const SPELLINGS = [
  ["isation", "ization"], ["is", "iz"], ["ys", "yz"], ["our", "or"], ["enc", "ens"], ["tr", "ter"], ["ogu", "og"],
];
const lostAnE = (word) => /^[^aeiou]*[aeiouy][^aeiouwxy]$/.test(word);
const undoubled = (word) =>
  word.at(-1) === word.at(-2) && !"aeiou".includes(word.at(-1)) && word.length > 3 ? word.slice(0, -1) : word;

// What the inflected forms and the spellings of an English word share; asked again at each key.
const stems = new Map();
function stem(word) {
  if (!stems.has(word)) stems.set(word, stemmed(word));
  return stems.get(word);
}

function stemmed(word) {
  if (word.length <= 3 || NOT_INFLECTED.has(word) || !/^[a-z]+$/.test(word)) return word;
  const length = word.length;
  if (/ie[sd]$/.test(word) && length > 4) word = `${word.slice(0, -3)}y`;
  else if (/(?:ss|x|ch|sh)es$/.test(word)) word = word.slice(0, -2);
  else if (/[^sui]s$/.test(word)) word = word.slice(0, -1);
  word = withoutVerbalEnding(word);
  if (word.endsWith("e") && !/[ei]e$/.test(word) && !lostAnE(word.slice(0, -1))) word = word.slice(0, -1);
  word = undoubled(word);
  const spelling = SPELLINGS.find(([british]) => length >= 6 && word.endsWith(british));
  return spelling ? word.slice(0, -spelling[0].length) + spelling[1] : word;
}

function withoutVerbalEnding(word) {
  for (const ending of ["ing", "ed"]) {
    const rest = word.slice(0, -ending.length);
    if (!word.endsWith(ending) || rest.length < 2 || !/[aeiouy]/.test(rest)) continue;
    if (rest.endsWith("e")) return rest.length >= 3 ? `${rest}e` : word;
    if (lostAnE(rest)) return `${rest}e`;
    return rest.length >= 3 ? undoubled(rest) : word;
  }
  return word;
}

// Whether a word that is asked for is a form of another; in Cyrillic by the beginning.
function isForm(word, other) {
  if (!/[\u0400-\u04ff]/.test(word)) return stem(word) === stem(other);
  if (word.length < 4) return word === other;
  return other.startsWith(word.slice(0, Math.max(4, word.length - 3))) && other.length <= word.length + 4;
}

const isUnspaced = (word) => /[\u3005-\u9fff]/.test(word);

// What is written without spaces, cut at the longest names that stand in it. What lies between them
// is a word, unless it is in hiragana alone: endings and particles.
function cut(text, known) {
  const pieces = [];
  let rest = "";
  const close = () => {
    pieces.push(...(rest.match(/[\u30a1-\u30fe]+|[^\u3041-\u309f\u30a1-\u30fe]+/g) ?? []));
    rest = "";
  };
  for (let at = 0; at < text.length;) {
    let end = text.length;
    while (end > at && !known.has(text.slice(at, end))) end -= 1;
    if (end === at) rest += text[at++];
    else {
      close();
      pieces.push(text.slice(at, end));
      at = end;
    }
  }
  close();
  return pieces;
}

// What a match is worth: in the entry's own words, by a whole name, by a part of a longer one.
const OWN = 1;
const NAME = 0.5;
const PART = 0.2;
// A word that is a part of more names than these could mean anything.
const MOST_MEANINGS = 12;

// Make what answers a query. `entries` are things with `text`, `things` (places in `names`) and
// `clause`; `names` are all names of one thing each; `silent` are words that say nothing.
function makeFinder(entries, names, silent) {
  const labels = names.flatMap((of, thing) => of.map((name) => ({ thing, words: wordsOf(name) })))
    .filter(({ words }) => words.length);
  const known = new Set(labels.flatMap(({ words }) => words.filter(isUnspaced)));
  const holding = names.map((_, thing) => entries.filter((entry) => entry.things.has(thing)));
  const own = entries.map((entry) => {
    const words = [...new Set(wordsOf(entry.text))];
    return { entry, stems: new Set(words.map(stem)), others: words.filter((each) => !/[a-z]/.test(each)) };
  });
  // By the stem or, in Cyrillic, by the beginning; what is written without spaces, anywhere.
  const isIn = ({ stems, others }, word) =>
    stems.has(stem(word)) ||
    others.some((other) => isUnspaced(word) ? word.length > 1 && other.includes(word) : isForm(word, other));
  const clauses = new Set(entries.map((entry) => entry.clause)).size;

  // The names that stand in some words: [first word, one behind the last, thing].
  const spansIn = (words) => labels.flatMap(({ thing, words: name }) =>
    words.flatMap((_, start) =>
      start + name.length <= words.length && name.every((word, n) => isForm(words[start + n], word))
        ? [[start, start + name.length, thing]] : []));

  return (typed) => {
    const words = wordsOf(typed).flatMap((word) => isUnspaced(word) ? cut(word, known) : [word]);
    const isSilent = words.every((word) => silent.has(word)) ? () => false : (word) => silent.has(word);
    const spans = spansIn(words);
    const units = words.map((word, n) => {
      const found = new Map();
      const add = (thing, worth) => {
        for (const entry of holding[thing]) found.set(entry, Math.max(worth, found.get(entry) ?? 0));
      };
      for (const [start, end, thing] of spans.filter(([start, end]) => start <= n && n < end)) {
        const isInside = spans.some(([a, b]) => a <= start && end <= b && b - a > end - start);
        add(thing, isInside ? PART : NAME);
      }
      for (const each of own) if (isIn(each, word)) found.set(each.entry, OWN);
      if (!found.size && word.length >= (isUnspaced(word) ? 2 : 4)) {
        const parts = new Set(labels.filter(({ words: name }) => name.some(
          (part) => isUnspaced(word) ? part.includes(word) : isForm(word, part))).map(({ thing }) => thing));
        if (parts.size <= MOST_MEANINGS) for (const thing of parts) add(thing, PART);
      }
      const held = new Set([...found.keys()].map((entry) => entry.clause)).size;
      return { word, found, weight: Math.log(1 + clauses / Math.max(1, held)) };
    }).filter(({ word }) => !isSilent(word));
    return {
      words,
      things: new Set(spans.map(([, , thing]) => thing)),
      unknown: units.filter(({ found }) => !found.size).map(({ word }) => word),
      ...answer(units.filter(({ found }) => found.size)),
    };
  };
}

// How much of what is asked some entries hold together, and how well.
function answer(units) {
  const worths = (some) => units.map(({ found }) => Math.max(0, ...some.map((each) => found.get(each) ?? 0)));
  const sum = (values) => values.reduce((all, value, n) => all + value * units[n].weight, 0);
  return {
    held: (some) => sum(worths(some).map((worth) => Number(worth > 0))),
    score: (some) => sum(worths(some)),
  };
}
