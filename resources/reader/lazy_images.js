// Makes lazy pictures real and late text visible, so that pages read well with their own script off. Called again while
// a page loads; what is real stays as it is.
(function () {
    // The first are only ever the picture itself; the others may name something else, so that they count where nothing
    // but a placeholder stands.
    const certain = ["data-original", "data-actualsrc", "data-lazy-src", "data-lazyload", "data-original-src",
        "data-lazy", "data-echo", "data-hi-res-src", "data-full-src", "data-croporisrc"];
    const likely = ["data-src", "data-url", "data-image", "data-backsrc"];
    const web = function (value) {
        if (!value || value.length > 4000) return null;
        let url;
        try { url = new URL(value, document.baseURI); } catch (e) { return null; }
        return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
    };
    const made = window.periplusReal || (window.periplusReal = new WeakMap());
    const placeholder = /(loading|placeholder|blank|spacer|lazy|grey|gray|pixel|transparent)[^/]*$/i;
    const images = document.querySelectorAll("img");
    for (let i = 0; i < images.length && i < 5000; ++i) {
        const image = images[i];
        if (image.loading === "lazy") image.loading = "eager";
        const set = image.getAttribute("data-srcset") || image.getAttribute("data-lazy-srcset");
        if (set && image.getAttribute("srcset") !== set) image.setAttribute("srcset", set);
        const now = image.getAttribute("src") || "";
        let wanted = null;
        for (const name of certain) wanted = wanted || web(image.getAttribute(name));
        const there = image.complete && image.naturalWidth > 64 && !now.startsWith("data:") && !placeholder.test(now);
        if (!there) for (const name of likely) wanted = wanted || web(image.getAttribute(name));
        if (!wanted || made.get(image) === wanted) continue;
        made.set(image, wanted);
        if (image.src !== wanted) image.src = wanted;
        image.style.opacity = "1";
    }
    for (const source of document.querySelectorAll("source[data-srcset]"))
        if (!source.getAttribute("srcset")) source.setAttribute("srcset", source.getAttribute("data-srcset"));
    for (const frame of document.querySelectorAll("iframe[loading=lazy]")) frame.loading = "eager";
    const papers = document.querySelectorAll("[data-bg],[data-background-image],[data-background]");
    for (let i = 0; i < papers.length && i < 500; ++i) {
        const url = web(papers[i].getAttribute("data-bg") || papers[i].getAttribute("data-background-image") ||
            papers[i].getAttribute("data-background"));
        if (url && /\.(jpe?g|png|gif|webp|avif|svg)([?#]|$)/i.test(url) && !papers[i].style.backgroundImage)
            papers[i].style.backgroundImage = "url(" + JSON.stringify(url) + ")";
    }
    // WeChat hides its article until its own script has run.
    const article = document.getElementById("js_content");
    if (article) {
        article.style.setProperty("visibility", "visible", "important");
        article.style.setProperty("opacity", "1", "important");
    }
    return true;
})();
