// Darkens a light page, or takes that back; pictures keep their colours. A page that is dark already stays as it is.
(function (wanted) {
    const id = "periplus-dark";
    const old = document.getElementById(id);
    if (!wanted) {
        if (old) old.remove();
        return;
    }
    if (old || !document.documentElement) return;
    const luminance = function (element) {
        const parts = element && getComputedStyle(element).backgroundColor.match(/[\d.]+/g);
        if (!parts || (parts.length > 3 && Number(parts[3]) < 0.5)) return null;
        return (0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]) / 255;
    };
    const body = luminance(document.body);
    const ground = body === null ? luminance(document.documentElement) : body;
    if (ground !== null && ground < 0.35) return;
    const style = document.createElement("style");
    style.id = id;
    style.textContent =
        "html{background:#f3f0ea!important;filter:invert(.905) hue-rotate(180deg)!important;min-height:100vh}" +
        (body === null ? "body{background:#f3f0ea}" : "") +
        "img,picture>img,video,canvas,iframe,object,embed,svg image,[style*='background-image']" +
        "{filter:invert(1) hue-rotate(180deg)!important}" +
        "picture img img{filter:none!important}";
    (document.head || document.documentElement).appendChild(style);
})
