// Where the reader is: the words at the top of the window, the share scrolled, and whether the end of the text is seen.
(function () {
    const root = document.scrollingElement || document.documentElement;
    if (!root) return "{}";
    const room = root.scrollHeight - window.innerHeight;
    let anchor = "";
    if (document.body) {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        for (let node = walker.nextNode(), seen = 0; node && seen < 20000; node = walker.nextNode(), ++seen) {
            const text = node.data.trim();
            if (text.length < 8) continue;
            range.selectNodeContents(node);
            const box = range.getBoundingClientRect();
            if (box.height === 0 || box.bottom <= 4) continue;
            anchor = text.slice(0, 80);
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
})();
