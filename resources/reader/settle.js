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
        // Pages without end are followed so far and no further.
        if (root.scrollTop <= before || ++state.steps >= 60) {
            state.done = true;
            root.scrollTop = 0;
        }
    }
    let pending = 0;
    const images = document.images;
    for (let i = 0; i < images.length && i < 5000; ++i) if (!images[i].complete) ++pending;
    const text = body ? body.innerText.trim() : "";
    const seen = function (field) {
        const box = field.getBoundingClientRect();
        return box.width > 0 && box.height > 0 && getComputedStyle(field).visibility !== "hidden";
    };
    return JSON.stringify({
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
