// Where a page that is being captured stands: what is still on its way, what it shows, and (with scroll) one step on the
// way to its end and back. Called again and again; what it says is foreign.
(function (scroll) {
    const root = document.scrollingElement || document.documentElement;
    const body = document.body;
    const state = window.periplusSettle || (window.periplusSettle = { steps: 0, done: !scroll });
    if (root && body && !state.done && document.readyState !== "loading") {
        const step = Math.max(200, window.innerHeight * 0.8);
        const before = root.scrollTop;
        root.scrollTop = before + step;
        if (root.scrollTop > before) state.end = performance.now();
        // Pages without end are followed so far and no further; at the end there is time for what comes when it is seen.
        if (++state.steps >= 80 || performance.now() - (state.end || (state.end = performance.now())) > 400) {
            state.done = true;
            root.scrollTop = 0;
        }
    }
    let pending = 0;
    const images = document.images;
    for (let i = 0; i < images.length && i < 5000; ++i) {
        const image = images[i];
        // The engine's MHTML knows src alone: what was chosen out of srcset or <picture> has to stand there.
        if (image.complete && /^https?:/.test(image.currentSrc) && image.src !== image.currentSrc)
            image.src = image.currentSrc;
        if (!image.complete) ++pending;
    }
    const text = body ? body.innerText.trim() : "";
    const seen = function (field) {
        const box = field.getBoundingClientRect();
        return box.width > 0 && box.height > 0 && getComputedStyle(field).visibility !== "hidden";
    };
    return JSON.stringify({
        web: location.protocol === "http:" || location.protocol === "https:",
        ready: document.readyState,
        pending: pending,
        fonts: !document.fonts || document.fonts.status === "loaded",
        scrolled: state.done,
        answered: performance.getEntriesByType("resource").length,
        length: text.length,
        text: text.slice(0, 600),
        password: [...document.querySelectorAll("input[type=password]")].slice(0, 50).some(seen),
    });
})
