// Takes the article out of the page for the reading view. Stands behind defuddle, highlight.js and code_blocks.js in one
// function; gives JSON {"html": ...}, with an empty html when there is no article.
//
// Why defuddle (first figure) and not @mozilla/readability (second), on the 15 pages of tests/golden/reading, each as it
// comes: sentences of the article kept 308 and 286 of 308 (readability finds nothing in WeChat's hidden one), pieces
// beside it that came along 5 and 24 of 390, pictures 14 and 13 of 14, titles without the site's name 7 and 4, authors 4
// and 3, dates 5 and 1. Code is exact in 22 and 26 of 43 blocks, and with code_blocks.js before it in 28 and 40: neither
// can be trusted with code. So each block goes through it under a token and is put back as it was: 43 of 43.
(function (token, blocksOf, withHas) {
    const kMostElements = 400000;
    const kMostOfArticle = 60000;  // when each block of code is one element
    const kMostCharacters = 16 * 1024 * 1024;
    const nothing = JSON.stringify({ html: "" });
    if (Document.prototype.getElementsByTagName.call(document, "*").length > kMostElements) return nothing;

    // A clone: the page stays as it is, and nothing in it loads. Names would stand in for the document's own methods.
    const page = Document.prototype.cloneNode.call(document, true);
    for (const each of Document.prototype.querySelectorAll.call(page, "[name]:not(meta)")) {
        if (each.tagName === "A" && !each.id) each.id = each.getAttribute("name");
        each.removeAttribute("name");
    }
    // WeChat hides its article until its own script has run.
    const wechat = page.getElementById("js_content");
    if (wechat) wechat.removeAttribute("style");
    for (const marked of page.querySelectorAll("[id^='periplus-']")) marked.remove();

    // Pictures are what the page shows: of several sizes the one that was taken, and nothing that a lazy page meant to
    // show instead, which leads outside.
    const home = location.protocol + "//" + location.host + "/";
    const shown = Document.prototype.querySelectorAll.call(document, "img");
    Document.prototype.querySelectorAll.call(page, "img").forEach((image, i) => {
        const real = shown[i];
        const there = real && real.naturalWidth > 0 && real.currentSrc;
        if (there) image.setAttribute("src", real.currentSrc.startsWith(home) ? real.currentSrc.slice(home.length - 1) : real.currentSrc);
        for (const name of image.getAttributeNames())
            if (name.startsWith("data-") || name === "loading" || (there && /^(srcset|sizes)$/.test(name))) image.removeAttribute(name);
        const picture = image.closest("picture");
        if (there && picture) picture.replaceWith(image);
        if (real && real.naturalWidth > 0 && real.naturalWidth <= 2) image.remove();
    });

    const plain = (text) => (text || "").replace(/[\u200b\ufeff]/g, "").replace(/\s+/g, " ").trim();
    const key = (text) => plain(text).toLowerCase();
    const first = function (selectors, of) {
        for (const selector of selectors) {
            const element = page.querySelector(selector);
            const text = plain(element && of(element));
            if (text && text.length <= 80) return text;
        }
        return "";
    };
    const pageTitle = plain(page.title);
    let title = "";
    for (const heading of page.querySelectorAll("h1")) {
        const text = plain(heading.textContent);
        if (text.length > 3 && key(pageTitle).includes(key(text)) && text.length > title.length) title = text;
    }
    const writer = first(
        ["#articleContentId ~ * .follow-nickName", ".article-info-box .follow-nickName", ".author-info-block .username",
         ".Post-Author .AuthorInfo-name", "[data-testid='authorName']", "#cnblogs_post_body ~ .postDesc a", ".postDesc a",
         "[itemprop='author'] [itemprop='name']", "[rel='author']", ".p-author"],
        (element) => element.getAttribute("content") || element.textContent);
    const day = first(
        ["meta[property='article:published_time']", "[itemprop~='datePublished']", "#publish_time", "#post-date",
         ".article-info-box .time", ".ContentItem-time", "[data-testid='storyPublishDate']", "article time[datetime]", "time[datetime]"],
        (element) => element.getAttribute("content") || element.getAttribute("datetime") || element.textContent);

    // What stands behind the article in its own box, and no library knows as such.
    const behind = ".postDesc, #blog_post_info_block, .rich_media_tool, .qr_code_pc_outer, .ContentItem-time, .Post-topicsAndReviewer";
    for (const each of page.querySelectorAll(behind)) each.remove();

    const targets = new Map();  // of links within the page: id -> what it stands at
    for (const link of Array.from(page.querySelectorAll("a[href^='#']")).slice(0, 500)) {
        const id = link.getAttribute("href").slice(1);
        const target = id && page.getElementById(id);
        if (target && !target.matches("body, main, article")) targets.set(id, { tag: target.tagName, text: key(target.textContent).slice(0, 200) });
    }

    const blocks = blocksOf(page);
    if (page.getElementsByTagName("*").length > kMostOfArticle) return nothing;
    blocks.forEach((block, i) => (block.element.firstChild.textContent = token + i + "\n" + block.code));

    // An address that is nobody's: no rule for a single site, and relative addresses that can be told apart afterwards.
    const base = "https://page.invalid/";
    const result = withHas(() => new self.Defuddle(page, { url: base, markdown: false }).parse());
    const article = page.createElement("div");
    article.innerHTML = result.content || "";

    for (const pre of Array.from(article.querySelectorAll("pre"))) {
        const said = pre.textContent.trimStart();
        const number = said.startsWith(token) ? parseInt(said.slice(token.length), 10) : NaN;
        const block = blocks[number];
        if (!block) continue;
        const fresh = page.createElement("pre");
        const code = fresh.appendChild(page.createElement("code"));
        code.textContent = block.code;
        if (block.language) code.className = "language-" + block.language;
        colour(code, block);
        pre.replaceWith(fresh);
    }
    // Its own looks go, ours come; what the classes of code say stays.
    for (const element of article.querySelectorAll("*")) {
        const ours = element.closest("pre");
        for (const name of element.getAttributeNames()) {
            const keep = /^(id|href|src|srcset|alt|title|colspan|rowspan|start|reversed|datetime|width|height|lang|dir|cite|open|controls|poster|type|sizes|media|display|xmlns|mathvariant|viewbox|d)$/i.test(name) ||
                (name === "class" && ours) || (element.closest("svg, math") && !/^(style|on)/i.test(name));
            if (!keep) element.removeAttribute(name);
        }
        for (const name of ["href", "src", "poster", "cite"]) {
            const value = element.getAttribute(name);
            if (value && value.startsWith(base)) element.setAttribute(name, value.slice(base.length - 1).replace(/^\/#/, "#"));
        }
        const set = element.getAttribute("srcset");
        if (set && set.includes(base)) element.setAttribute("srcset", set.split(base).join("/"));
    }
    for (const [id, target] of targets) {
        if (!target.text || article.querySelector("#" + CSS.escape(id))) continue;
        for (const element of article.querySelectorAll(target.tag))
            if (!element.id && key(element.textContent).startsWith(target.text)) {
                element.id = id;
                break;
            }
    }
    for (const empty of Array.from(article.querySelectorAll("p, span, div, section, strong")))
        if (!empty.textContent.trim() && !empty.querySelector("img, picture, video, audio, svg, math, hr, table, pre, input")) empty.remove();
    if (plain(article.textContent).length < 40 && !article.querySelector("pre, img")) return nothing;

    // One title: the heading that says what the page's own title says, else the article's only h1, else the library's.
    const inside = article.querySelectorAll("h1");
    if (!title && inside.length === 1 && inside[0] === article.querySelector("h1, h2, h3")) title = plain(inside[0].textContent);
    if (!title) title = plain(result.title) || pageTitle;
    const heading = article.querySelector("h1, h2");
    if (heading && key(heading.textContent) === key(title)) heading.remove();

    const out = page.createElement("div");
    out.className = "reading-article";
    out.lang = page.documentElement.lang || languageOf(article.textContent);
    const head = out.appendChild(page.createElement("h1"));
    head.className = "reading-title";
    head.textContent = title;
    const by = plain(writer || result.author).slice(0, 80);
    const date = plain(day || result.published);
    const when = (date.match(/\d{4}([-./])\d\d?\1\d\d?|\d{4} ?年 ?\d\d? ?月 ?\d\d? ?日/) || [date.slice(0, 40)])[0];
    if (by || when) {
        const line = out.appendChild(page.createElement("p"));
        line.className = "reading-byline";
        line.textContent = [by, when].filter((each) => each).join(" · ");
    }
    while (article.firstChild) out.appendChild(article.firstChild);
    const html = out.outerHTML;
    return html.length > kMostCharacters ? nothing : JSON.stringify({ html: html });

    function languageOf(text) {
        const sample = text.slice(0, 4000);
        const han = (sample.match(/[\u4e00-\u9fff]/g) || []).length;
        const kana = (sample.match(/[\u3040-\u30ff]/g) || []).length;
        return kana > 20 ? "ja" : han > 40 ? "zh-CN" : "";
    }

    function colour(code, block) {
        if (typeof hljs === "undefined" || block.code.length > 200000) return;
        try {
            if (block.language && hljs.getLanguage(block.language)) {
                code.innerHTML = hljs.highlight(block.code, { language: block.language, ignoreIllegals: true }).value;
            } else if (!block.language && block.code.length < 20000) {
                const known = ["go", "yaml", "bash", "json", "c", "cpp", "java", "python", "typescript", "rust", "diff", "sql", "xml"];
                const guess = hljs.highlightAuto(block.code, known);
                if (guess.relevance >= 8) code.innerHTML = guess.value;
            }
        } catch (e) {
            code.textContent = block.code;
        }
        if (code.textContent !== block.code) code.textContent = block.code;
    }
})
