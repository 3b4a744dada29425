// To a heading of the outline, or to a place that the page itself names.
(function (id) {
    const place = document.querySelector("[data-periplus-heading='" + CSS.escape(id) + "']") ||
        document.querySelector("#" + CSS.escape(id || "-") + ", a[name='" + CSS.escape(id || "-") + "']");
    if (place) place.scrollIntoView({ block: "start", behavior: "instant" });
})
