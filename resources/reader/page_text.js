// The page's text without white space, which is the same in the page and in its reading view, however each is laid out:
// {text, nodes, starts}; starts[i] is where nodes[i] begins in text.
(function () {
    const nodes = [];
    const starts = [];
    const parts = [];
    let total = 0;
    const skipped = /^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE|TEXTAREA|TITLE|OPTION)$/;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && nodes.length < 200000; node = walker.nextNode()) {
        if (node.parentElement && skipped.test(node.parentElement.tagName)) continue;
        const part = node.data.replace(/[\s\u200b]+/g, "");
        if (!part) continue;
        nodes.push(node);
        starts.push(total);
        parts.push(part);
        total += part.length;
    }
    return { text: parts.join(""), nodes: nodes, starts: starts };
})
