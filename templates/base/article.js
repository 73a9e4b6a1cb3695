// One row of the table can be reached by the keyboard, and the arrow keys go on from there: both languages of the
// row are highlighted. Without this script the pointer does the same by style alone.
for (const table of document.querySelectorAll("table.pair")) {
  const rows = [...table.querySelectorAll("tbody > tr")];
  const reach = (row) => rows.forEach((other) => { other.tabIndex = other === row ? 0 : -1; });
  if (rows.length) reach(rows[0]);
  table.addEventListener("focusin", (event) => {
    const row = event.target.closest("tr");
    if (rows.includes(row)) reach(row);
  });
  table.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = rows.indexOf(event.target);
    if (!step || at < 0 || !rows[at + step]) return;
    event.preventDefault();
    rows[at + step].focus();
  });
}
