// Runs in the page around a document: looks at it as wide as a phone and as a desk, and says what sticks out, what is
// cut off and what lies over another. `source` is the document.
"use strict";
const frame = document.querySelector("iframe");

function over(one, other) {
  return one.left < other.right - 0.5 && other.left < one.right - 0.5 &&
    one.top < other.bottom - 0.5 && other.top < one.bottom - 0.5;
}

// Only its letters: a line's box has room above and below them.
function letters(text) {
  const box = text.getBoundingClientRect();
  const air = box.height * 0.2;
  return { left: box.left, right: box.right, top: box.top + air, bottom: box.bottom - air };
}

function complaints(page, width) {
  const found = [];
  if (page.documentElement.scrollWidth > width) found.push(`scrolls sideways: ${page.documentElement.scrollWidth}`);
  for (const one of page.body.querySelectorAll("*")) {
    const box = one.getBoundingClientRect();
    if (box.right > width + 0.5 || box.left < -0.5) found.push(`sticks out: ${one.tagName} ${one.textContent.slice(0, 30)}`);
  }
  for (const picture of page.querySelectorAll("svg")) {
    const edge = picture.getBoundingClientRect();
    const texts = [...picture.querySelectorAll("text")];
    for (const [i, text] of texts.entries()) {
      const box = letters(text);
      if (box.left < edge.left - 0.5 || box.right > edge.right + 0.5) found.push(`cut off: ${text.textContent}`);
      for (const other of texts.slice(0, i)) {
        if (over(box, letters(other))) found.push(`over another: ${text.textContent}, ${other.textContent}`);
      }
    }
  }
  return found;
}

const widths = [320, 390, 768, 1200];
const all = [];
function next() {
  const width = widths.shift();
  if (!width) {
    document.querySelector("#found").textContent = `MEASURED ${all.length} ${all.join("; ")}`;
    return;
  }
  frame.width = width;
  frame.onload = () => {
    all.push(...complaints(frame.contentDocument, width).map((text) => `${width}: ${text}`));
    next();
  };
  frame.srcdoc = source;
}
next();
