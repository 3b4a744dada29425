// The headings of what is shown, marked so that goto_heading.js finds them: [[level, text, id], ...].
(function () {
    const out = [];
    for (const old of document.querySelectorAll("[data-periplus-heading]")) old.removeAttribute("data-periplus-heading");
    for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
        if (out.length === 400) break;
        if (heading.closest("nav, aside, footer") || heading.classList.contains("reading-title")) continue;
        const text = heading.textContent.replace(/[\u200b\ufeff]/g, "").replace(/\s+/g, " ").trim().slice(0, 200);
        if (!text || heading.getClientRects().length === 0) continue;
        const id = "heading " + out.length;  // no id of the page has a blank in it
        heading.setAttribute("data-periplus-heading", id);
        out.push([Number(heading.tagName[1]), text, id]);
    }
    return JSON.stringify(out);
})
