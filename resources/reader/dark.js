// Darkens a light page, or takes that back; pictures keep their colours, and what is dark already (a header, a block of
// code) stays dark. A page that is dark by itself stays as it is. Called more than once while a page loads.
(function (wanted) {
    const id = "periplus-dark";
    const mark = "data-periplus-dark";
    const old = document.getElementById(id);
    if (!wanted) {
        if (old) old.remove();
        for (const element of document.querySelectorAll("[" + mark + "]")) element.removeAttribute(mark);
        return;
    }
    if (!document.documentElement) return;
    const ground = function (element) {
        const parts = element && getComputedStyle(element).backgroundColor.match(/[\d.]+/g);
        return !parts || (parts.length > 3 && Number(parts[3]) < 0.5) ? null : parts.slice(0, 3).map(Number);
    };
    const luminance = (colour) => (0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]) / 255;
    if (!old) {
        const paper = ground(document.body) || ground(document.documentElement);
        if (paper && luminance(paper) < 0.35) return;
        const pictures = "img,video,canvas,svg image,[style*='background-image'],[" + mark + "]";
        const inside = "[style*='background-image'],[" + mark + "]";
        const style = document.createElement("style");
        style.id = id;
        style.textContent =
            "@media screen{html{background:rgb(" + (paper || [255, 255, 255]).join() + ")!important;" +
            "filter:invert(.905) hue-rotate(180deg)!important;min-height:100vh}" +
            "html::-webkit-scrollbar{width:14px;height:14px;background:#14181f}" +
            "html::-webkit-scrollbar-thumb{background:#454d5a;border:3px solid #14181f;border-radius:7px}" +
            "html::-webkit-scrollbar-corner{background:#14181f}" +
            ":is(" + pictures + "){filter:invert(1) hue-rotate(180deg)!important}" +
            ":is(" + inside + ") :is(" + pictures + "){filter:none!important}}";
        (document.head || document.documentElement).appendChild(style);
    }
    const elements = document.body ? document.body.querySelectorAll("*") : [];
    for (let i = 0; i < elements.length && i < 3000; ++i) {
        const element = elements[i];
        if (element.hasAttribute(mark) || element.offsetWidth < 40 || element.offsetHeight < 16) continue;
        const colour = ground(element);
        const dark = colour && luminance(colour) < 0.25;
        const picture = element.offsetHeight < 800 && getComputedStyle(element).backgroundImage.includes("url(");
        if ((dark || picture) && !element.parentElement.closest("[" + mark + "]")) element.setAttribute(mark, "");
    }
})
