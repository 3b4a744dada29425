// Makes lazy pictures real and late text visible, so that pages read well with their own script off.
(function () {
    const names = ["data-src", "data-original", "data-actualsrc", "data-lazy-src", "data-lazyload", "data-url", "data-original-src"];
    const images = document.querySelectorAll("img");
    for (let i = 0; i < images.length && i < 2000; ++i) {
        const image = images[i];
        const now = image.getAttribute("src") || "";
        if (image.complete && image.naturalWidth > 2 && !now.startsWith("data:")) continue;
        for (const name of names) {
            const value = image.getAttribute(name);
            if (!value) continue;
            let url;
            try { url = new URL(value, document.baseURI); } catch (e) { continue; }
            if (url.protocol !== "http:" && url.protocol !== "https:") continue;
            if (image.src !== url.href) image.src = url.href;
            image.style.opacity = "1";
            break;
        }
        const set = image.getAttribute("data-srcset");
        if (set && !image.getAttribute("srcset")) image.setAttribute("srcset", set);
    }
    // WeChat hides its article until its own script has run.
    const article = document.getElementById("js_content");
    if (article) {
        article.style.setProperty("visibility", "visible", "important");
        article.style.setProperty("opacity", "1", "important");
    }
    return true;
})();
