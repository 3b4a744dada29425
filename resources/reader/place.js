// Where the reader is: the words at the top of the window with their code point offset in the page's text ("words @120",
// counted without white space), the share scrolled, and whether the end of the text is seen.
(function (pageText) {
    const root = document.scrollingElement || document.documentElement;
    if (!root) return "{}";
    const room = root.scrollHeight - window.innerHeight;
    const centre = window.innerWidth / 2;
    const blocks = "p, li, pre, td, th, h1, h2, h3, h4, h5, h6, blockquote, figcaption, dd, dt, section, article, main, div, body";
    const points = (text) => text.length - (text.match(/[\udc00-\udfff]/g) || []).length;

    // What stands still while the page scrolls, and columns beside the text, say nothing about the place.
    const isText = function (node) {
        const block = node.parentElement && node.parentElement.closest(blocks);
        const box = block && block.getBoundingClientRect();
        if (!box || box.left > centre || box.right < centre) return false;
        for (let at = node.parentElement; at && at !== document.body; at = at.parentElement)
            if (/fixed|sticky/.test(getComputedStyle(at).position)) return false;
        return true;
    };
    let anchor = "";
    if (document.body) {
        const page = pageText();
        const range = document.createRange();
        for (let i = 0; i < page.nodes.length; ++i) {
            const node = page.nodes[i];
            range.selectNodeContents(node);
            const box = range.getBoundingClientRect();
            if (box.height === 0 || box.bottom <= 4 || box.top > window.innerHeight || !isText(node)) continue;
            let from = 0;
            if (box.top < 0) {  // the first character of the first line that is seen
                let above = 0;
                let seen = node.data.length;
                while (above < seen) {
                    const middle = (above + seen) >> 1;
                    range.setStart(node, 0);
                    range.setEnd(node, middle + 1);
                    if (range.getBoundingClientRect().bottom > 4) seen = middle;
                    else above = middle + 1;
                }
                from = Math.min(above, node.data.length - 1);
                if (from > 0 && /[\udc00-\udfff]/.test(node.data[from])) --from;
            }
            const before = page.starts[i] + node.data.slice(0, from).replace(/[\s\u200b]+/g, "").length;
            let words = node.data.slice(from, from + 200);
            for (let next = i + 1; next < page.nodes.length && words.length < 80; ++next) words += " " + page.nodes[next].data.slice(0, 200);
            words = Array.from(words.replace(/[\s\u200b]+/g, " ").trim()).slice(0, 60).join("");
            if (words) anchor = words + " @" + points(page.text.slice(0, before));
            break;
        }
    }
    // The article, where the page says which part it is; else the whole page.
    let text = null;
    for (const one of document.querySelectorAll("article, main, #js_content, .article-content, #article_content"))
        if (!text || one.getBoundingClientRect().height > text.getBoundingClientRect().height) text = one;
    const bottom = text && text.getBoundingClientRect().height > window.innerHeight ? text.getBoundingClientRect().bottom
                                                                                     : root.scrollHeight - root.scrollTop;
    return JSON.stringify({
        anchor: anchor,
        fraction: room > 0 ? Math.min(1, Math.max(0, root.scrollTop / room)) : 0,
        end: (root.scrollTop > 0 || (room <= 4 && anchor !== "")) && bottom <= window.innerHeight + 40
    });
})
