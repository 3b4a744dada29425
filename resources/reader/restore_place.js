// Goes back to a place: its words where they still stand (the nearest to the old share wins), else the share.
(function (anchor, fraction) {
    const root = document.scrollingElement || document.documentElement;
    if (!root || !document.body) return;
    const guess = fraction * Math.max(0, root.scrollHeight - window.innerHeight);
    let best = null;
    if (anchor) {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        for (let node = walker.nextNode(), seen = 0; node && seen < 20000; node = walker.nextNode(), ++seen) {
            if (!node.data.trim().startsWith(anchor)) continue;
            range.selectNodeContents(node);
            const box = range.getBoundingClientRect();
            if (box.height === 0) continue;
            const top = box.top + root.scrollTop;
            if (best === null || Math.abs(top - guess) < Math.abs(best - guess)) best = top;
        }
    }
    // The words found near the old place: the place itself is more exact than the beginning of their paragraph.
    const near = best !== null && Math.abs(best - guess) < window.innerHeight;
    root.scrollTop = best !== null && !near ? best - 8 : guess;
})
