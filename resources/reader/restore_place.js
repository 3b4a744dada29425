// Goes back to a place (place.js): to its words where they stand now, in whatever view of the page; of several places
// with the same words to the one nearest to the old offset; else to the share.
(function (anchor, fraction, pageText) {
    const root = document.scrollingElement || document.documentElement;
    if (!root || !document.body) return;
    const guess = fraction * Math.max(0, root.scrollHeight - window.innerHeight);
    const said = /^([\s\S]*?)(?: @(\d+))?$/.exec(anchor);
    const words = Array.from(said[1].replace(/[\s\u200b]+/g, ""));
    const page = pageText();
    const range = document.createRange();
    // Top of the character at `index` of the page's text; null when it is not shown.
    const topOf = function (index) {
        let low = 0;
        let high = page.starts.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (page.starts[middle] <= index) low = middle;
            else high = middle - 1;
        }
        const node = page.nodes[low];
        let left = index - page.starts[low];
        let at = 0;
        for (; at < node.data.length; ++at) if (!/[\s\u200b]/.test(node.data[at]) && left-- === 0) break;
        if (at >= node.data.length) return null;
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        return box.height === 0 ? null : box.top + root.scrollTop;
    };
    const nearest = function (quote, skipped) {
        let best = null;
        let distance = Infinity;
        for (let at = page.text.indexOf(quote), seen = 0; at >= 0 && seen < 2000; at = page.text.indexOf(quote, at + 1), ++seen) {
            const top = topOf(at);
            if (top === null) continue;
            const here = said[2] === undefined ? Math.abs(top - guess) : Math.abs(at - skipped - Number(said[2]));
            if (here < distance) {
                distance = here;
                best = top;
            }
        }
        return best;
    };
    let top = null;
    // The other view may have a line number or a button among these words: then a part of them is enough.
    for (const [from, size] of [[0, 60], [0, 30], [0, 16], [10, 20], [20, 20], [30, 20]]) {
        const quote = words.slice(from, from + size);
        if (top !== null || quote.length < Math.min(size, 6) || (from > 0 && quote.length < 12)) continue;
        top = nearest(quote.join(""), from);
    }
    // Found where it was: the pixel is more exact than the line.
    root.scrollTop = top === null || Math.abs(top - guess) < 12 ? guess : top - 4;
})
