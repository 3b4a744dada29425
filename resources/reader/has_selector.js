// :has() for the engine of Qt 6.4 (Chromium 102; it came with 105), as far as the article reader needs it: element:has(x)
// and element:not(:has(x)), x without brackets of its own. In our own world only, while `work` runs.
(function (work) {
    if (CSS.supports("selector(:has(a))")) return work();
    const plain = Element.prototype.querySelectorAll;
    const test = Element.prototype.matches;
    const condition = /:not\(:has\(([^()]*)\)\)|:has\(([^()]*)\)/g;

    const parts = function (list) {  // split at the commas outside brackets and quotes
        const out = [];
        let depth = 0;
        let quote = "";
        let from = 0;
        for (let i = 0; i < list.length; ++i) {
            const c = list[i];
            if (quote) quote = c === quote ? "" : quote;
            else if (c === '"' || c === "'") quote = c;
            else if (c === "(" || c === "[") ++depth;
            else if (c === ")" || c === "]") --depth;
            else if (c === "," && depth === 0) {
                out.push(list.slice(from, i).trim());
                from = i + 1;
            }
        }
        out.push(list.slice(from).trim());
        return out;
    };
    const known = new Map();
    const read = function (list) {
        if (!known.has(list)) {
            const native = [];
            const ours = [];
            for (const part of parts(list)) {
                if (!part.includes(":has(")) {
                    native.push(part);
                    continue;
                }
                const conditions = [];
                const base = part.replace(condition, (_, without, within) => {
                    conditions.push({ inner: within || without, wanted: within !== undefined });
                    return "";
                });
                ours.push({ base: base || "*", conditions: conditions });
            }
            known.set(list, { native: native.join(", "), ours: ours });
        }
        return known.get(list);
    };
    const holds = (element, rule) =>
        rule.conditions.every((each) => (plain.call(element, each.inner).length > 0) === each.wanted);

    const all = function (of, root, list) {
        if (!String(list).includes(":has(")) return of.call(root, list);
        const rules = read(String(list));
        const found = new Set(rules.native ? of.call(root, rules.native) : []);
        for (const rule of rules.ours)
            for (const element of of.call(root, rule.base)) if (holds(element, rule)) found.add(element);
        return Array.from(found).sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    };
    const before = [];
    for (const type of [Element, Document, DocumentFragment]) {
        const of = type.prototype.querySelectorAll;
        before.push([type.prototype, of, type.prototype.querySelector]);
        const one = type.prototype.querySelector;
        type.prototype.querySelectorAll = function (list) { return all(of, this, list); };
        type.prototype.querySelector = function (list) {
            return String(list).includes(":has(") ? all(of, this, list)[0] || null : one.call(this, list);
        };
    }
    Element.prototype.matches = function (list) {
        if (!String(list).includes(":has(")) return test.call(this, list);
        const rules = read(String(list));
        return (rules.native !== "" && test.call(this, rules.native)) ||
            rules.ours.some((rule) => test.call(this, rule.base) && holds(this, rule));
    };
    try {
        return work();
    } finally {
        for (const [type, every, one] of before) {
            type.querySelectorAll = every;
            type.querySelector = one;
        }
        Element.prototype.matches = test;
    }
})
