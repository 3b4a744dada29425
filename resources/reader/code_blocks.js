// Every site's way to show code made into <pre><code class="language-x">: the lines and indentation as shown, without
// line numbers and buttons. The same rules as core/text/code_block.cpp, shown to be so by the same fixtures
// (tests/golden/text), since a library of the whole page comes behind this and must find nothing left to spoil.
// Changes the document that it is given (a clone), and gives the blocks as [{code, language, element}].
(function (page) {
    const words = (text) => new Set(text.split(" "));
    const blocks = words(
        "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIR DIV DL DT FIELDSET FIGCAPTION " +
        "FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LEGEND LI LISTING MAIN MENU NAV OL P PRE SEARCH " +
        "SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL XMP PLAINTEXT");
    const unread = words(
        "HEAD SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT AUDIO VIDEO CANVAS SELECT DATALIST TEXTAREA BUTTON svg " +
        "NOEMBED NOFRAMES TITLE MAP PROGRESS METER");
    const structure = words("TABLE THEAD TBODY TFOOT TR OL UL COLGROUP");
    const lineClasses = words(
        "line code-line token-line hljs-ln-line hljs-ln-code cm-line CodeMirror-line view-line " +
        "react-code-line-contents react-file-line blob-code");
    const rootClasses = words("syntaxhighlighter react-code-lines cm-content CodeMirror-code");
    const numberClasses = words(
        "line-numbers-rows pre-numbering hljs-ln-numbers code-snippet__line-index blob-num react-line-number " +
        "react-line-numbers lnt linenodiv lineno linenos code-line-number CodeMirror-linenumber cm-gutters linenumber " +
        "react-syntax-highlighter-line-number line-numbers-wrapper");
    const maybeNumberClasses = words("gutter ln line-number line-numbers lines num line_number number line-num code-lines gl");
    const besideClasses = words(
        "hljs-button copy-code-btn code-block-extension-header line-highlight toolbar copy-btn copy-button " +
        "cnblogs_code_toolbar cnblogs_code_copy opt-box copybtn zeroclipboard-container code-lang hide-preCode-box " +
        "CodeMirror-gutter-wrapper blob-code-marker");

    const has = (element, classes) => {
        for (const name of element.classList) if (classes.has(name)) return true;
        return false;
    };
    const isDigits = (element) => /^[0-9\s]*$/.test(element.textContent);
    const isHidden = (element) =>
        element.hasAttribute("hidden") || /(^|;)display:none/.test((element.getAttribute("style") || "").toLowerCase().replace(/\s/g, ""));
    const isUnread = (element) => {
        if (unread.has(element.tagName) || isHidden(element)) return true;
        if (element.classList.length === 0) return false;
        if (has(element, numberClasses) && isDigits(element)) return true;
        return (element.tagName === "TD" || element.tagName === "PRE") && has(element, maybeNumberClasses) && isDigits(element);
    };
    const isBesideCode = (element) => {
        if (isUnread(element) || element.tagName === "CAPTION" || element.tagName === "INPUT") return true;
        if (element.classList.length === 0) return false;
        if (has(element, numberClasses) || has(element, besideClasses)) return true;
        return element.tagName !== "PRE" && element.tagName !== "CODE" && has(element, maybeNumberClasses) &&
            !element.classList.contains("token") && !element.classList.contains("line") && isDigits(element);
    };
    const isLine = (element) => {
        if (element.tagName === "LI" || element.tagName === "TR") return true;
        const parent = element.parentElement;
        if (parent && parent.tagName === "PRE") {
            if (element.tagName === "CODE")
                for (const other of parent.children) if (other !== element && other.tagName === "CODE") return true;
            if (element.tagName === "SPAN" && element.hasAttribute("data-selectable-paragraph")) return true;
        }
        return element.hasAttribute("data-line") || has(element, lineClasses);
    };
    const isRoot = (element) => {
        const name = element.tagName;
        if (name === "PRE" || name === "LISTING" || name === "XMP") return true;
        if (name === "TABLE") return !element.querySelector("pre") && !!element.querySelector("td.blob-code, td.hljs-ln-code");
        return name === "DIV" && has(element, rootClasses);
    };

    // The pieces of text of one block, each {node, text}; a line break that an element makes has no node.
    const piecesOf = function (root) {
        const pieces = [];
        const starts = [];
        let size = 0;
        let last = "";
        let pending = false;  // a line has ended, and nothing has broken it yet
        let keeping = root.tagName === "PRE" ? 1 : 0;  // open elements that keep white space
        let lastLine = null;
        const add = function (node, text) {
            size += text.length;
            last = text[text.length - 1];
            pieces.push({ node: node, text: text });
        };
        const atLineStart = () => size === 0 || last === "\n";
        const breakLine = function () {
            pending = false;
            add(null, "\n");
        };
        const addText = function (node) {
            const blank = !/[^ \t\n\f\r]/.test(node.data);
            if (blank && (keeping === 0 || structure.has(node.parentElement.tagName))) return;
            const next = node.nextSibling;
            const between = (next && next.nodeType === 1 && isLine(next)) || (lastLine && lastLine.nextSibling === node);
            let text = node.data.replace(/[\u200b\ufeff]/g, "").replace(/\u00a0/g, " ");
            if (blank && between && text.includes("\n")) text = text.replace(/[^\n]/g, "");
            if (!text) return;
            if (pending && text[0] !== "\n") breakLine();
            pending = false;
            add(node, text);
        };
        const below = function (parent) {
            for (let node = parent.firstChild; node; node = node.nextSibling) {
                if (node.nodeType === 3) addText(node);
                if (node.nodeType !== 1 || isBesideCode(node)) continue;
                if (node.tagName === "BR") {
                    pending = false;
                    add(null, "\n");
                } else if (isLine(node)) {
                    const keeps = node.tagName !== "TR" && node.tagName !== "LI";
                    if (pending || !atLineStart()) breakLine();
                    starts.push(size);
                    if (keeps) ++keeping;
                    below(node);
                    const start = starts.pop();
                    if (size === start + 1 && last === " ") {  // one blank alone keeps an empty line from falling in
                        pieces.pop();
                        --size;
                        last = pieces.length ? pieces[pieces.length - 1].text.slice(-1) : "";
                    }
                    if (size === start || !atLineStart()) pending = true;
                    lastLine = node;
                    if (keeps) --keeping;
                } else {
                    const block = blocks.has(node.tagName);
                    if (block && !atLineStart()) breakLine();
                    below(node);
                    if (block && !atLineStart()) pending = true;
                }
            }
        };
        below(root);
        return pieces;
    };

    // cnblogs writes the numbers into the code, each in a teal <span> with a blank behind it.
    const dropNumbers = function (pieces) {
        const teal = (piece, line) => piece.node && piece.text.trim() === String(line) &&
            /#008080|rgba?\(0, ?128, ?128/.test((piece.node.parentElement.getAttribute("style") || "").toLowerCase());
        const numbers = [];
        let lineStart = true;
        for (let i = 0; i < pieces.length; ++i) {
            if (lineStart) {
                if (!teal(pieces[i], numbers.length + 1)) return;  // all lines have one, or none
                numbers.push(i);
            }
            const breaks = pieces[i].text.split("\n").length - 1;
            lineStart = pieces[i].text.endsWith("\n");
            if (breaks > 1 || (breaks === 1 && !lineStart)) return;
        }
        for (const i of numbers) {
            pieces[i].text = "";
            const next = pieces[i + 1];
            if (next && next.text[0] === " ") next.text = next.text.slice(1);
        }
    };

    const languages = words(
        "asm assembly awk bash c c++ clojure cmake cpp cs csharp css cuda dart diff docker dockerfile elixir erlang go " +
        "golang graphql groovy haskell hcl html http ini java javascript js json jsx kotlin latex less lisp lua makefile " +
        "markdown md nasm nginx nix objc objectivec ocaml perl php plain plaintext powershell proto protobuf ps1 py " +
        "python r rb ruby rust scala scss sh shell sql swift terraform text toml ts tsx typescript vim vue x86asm xml " +
        "yaml yml zig zsh");
    const hosts = words("hljs highlight syntaxhighlighter sourceCode prettyprint chroma code src CodeRay");
    const cleaned = function (said) {
        const name = (said || "").split(/[;,: {]/)[0].toLowerCase();
        return name === "none" || name.length > 40 ? "" : name;
    };
    const ofElement = function (element, isCode) {
        for (const name of ["data-lang", "data-language", "data-code-language"]) {
            const said = cleaned(element.getAttribute(name));
            if (said) return said;
        }
        const classes = Array.from(element.classList);
        for (const prefix of ["language-", "lang-", "highlight-source-", "highlight-text-", "code-snippet__", "brush:", "type-", "src-"]) {
            for (let i = 0; i < classes.length; ++i) {
                if (!classes[i].startsWith(prefix)) continue;
                const name = cleaned(classes[i].slice(prefix.length) || (prefix === "brush:" && classes[i + 1]) || "");
                if (name && (prefix === "language-" || prefix === "lang-" || prefix === "brush:" || languages.has(name))) return name;
            }
        }
        if (isCode || classes.some((each) => hosts.has(each)))
            for (const each of classes) if (!hosts.has(each) && languages.has(each.toLowerCase())) return each.toLowerCase();
        const lang = isCode ? cleaned(element.getAttribute("lang")) : "";
        return languages.has(lang) ? lang : "";
    };
    const languageOf = function (root) {
        let said = ofElement(root, true);
        if (said) return said;
        for (const code of Array.from(root.querySelectorAll("code")).slice(0, 16)) if ((said = ofElement(code, true))) return said;
        for (let at = root.parentElement, i = 0; at && i < 6; at = at.parentElement, ++i) {
            if (/^(BODY|ARTICLE|MAIN|HTML)$/.test(at.tagName)) break;
            if ((said = ofElement(at, false))) return said;
        }
        return "";
    };

    // What holds nothing but this block (a figure, a table with a gutter, a box with a copy button) goes with it.
    const outermost = function (root, language) {
        let at = root;
        for (let i = 0; i < 8; ++i) {
            const parent = at.parentElement;
            if (!parent || !/^(DIV|FIGURE|SECTION|SPAN|TABLE|TBODY|TR|TD|CLIPBOARD-COPY)$/.test(parent.tagName)) break;
            if (parent.tagName === "SECTION" && !/code|highlight/i.test(parent.className)) break;
            let alone = true;
            for (const node of parent.childNodes) {
                if (node === at || node.nodeType === 8) continue;
                if (node.nodeType === 1 && (isBesideCode(node) || /^(COL|COLGROUP|BUTTON)$/.test(node.tagName))) continue;
                const text = node.textContent.trim().toLowerCase();
                if ((text === "" || text === language) && !(node.nodeType === 1 && (node.matches("img") || node.querySelector("img, pre")))) continue;
                alone = false;
                break;
            }
            if (!alone) break;
            at = parent;
        }
        return at;
    };

    const found = [];
    for (const root of Array.from(page.querySelectorAll("pre, listing, xmp, table, div"))) {
        if (!page.contains(root) || !isRoot(root)) continue;
        let inside = false;
        for (let at = root; at && !inside; at = at.parentElement) inside = isUnread(at) || (at !== root && isRoot(at));
        if (inside) continue;
        const pieces = piecesOf(root);
        dropNumbers(pieces);
        const code = pieces.map((piece) => piece.text).join("").replace(/[ \t\n\r]+$/, "").replace(/^(?:[ \t\r]*\n)+/, "");
        const language = languageOf(root);
        const pre = page.createElement("pre");
        const inner = pre.appendChild(page.createElement("code"));
        inner.textContent = code;
        if (language) inner.className = "language-" + language;
        const old = outermost(root, language);
        if (!code) {
            old.remove();
            continue;
        }
        old.replaceWith(pre);
        found.push({ code: code, language: language, element: pre });
    }
    return found;
})
