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
    // What is on its way by whose it is: the page's own, a picture of others that is seen, and what of others nobody
    // would miss (counters, advertisements' frames).
    const siteOf = (url) => /^[0-9.:[\]]+$/.test(url.host) ? url.host :
        url.hostname.split(".").slice(/\.(com|co|net|org|edu|gov|ac)\.[a-z]{2}$/.test(url.hostname) ? -3 : -2).join(".");
    const isOurs = function (address) {
        try { return siteOf(new URL(address, document.baseURI)) === siteOf(location); } catch (e) { return false; }
    };
    const tiny = (image) => ["width", "height"].some((side) => /^[012](px)?$/.test(image.getAttribute(side) || "")) ||
        getComputedStyle(image).display === "none";
    let pending = 0, own = 0, others = 0;
    const images = document.images;
    for (let i = 0; i < images.length && i < 5000; ++i) {
        const image = images[i];
        // The engine's MHTML knows src alone: what was chosen out of srcset or <picture> has to stand there.
        if (image.complete && /^https?:/.test(image.currentSrc) && image.src !== image.currentSrc)
            image.src = image.currentSrc;
        if (image.complete) continue;
        ++pending;
        if (isOurs(image.currentSrc || image.src)) ++own;
        else if (!tiny(image)) ++others;
    }
    const answers = performance.getEntriesByType("resource");
    const come = new Set(answers.map((each) => each.name));
    for (const sheet of [...document.querySelectorAll("link[rel~=stylesheet][href]")].slice(0, 500))
        if (!sheet.sheet && !sheet.disabled && !come.has(sheet.href) && isOurs(sheet.href)) ++own;
    for (const frame of [...document.querySelectorAll("iframe[src],frame[src]")].slice(0, 200)) {
        if (!/^http/.test(frame.src) || !isOurs(frame.src)) continue;
        let inner = null;
        try { inner = frame.contentDocument; } catch (e) {}
        if (inner && (inner.readyState !== "complete" || inner.URL === "about:blank")) ++own;
    }
    const text = body ? body.innerText.trim() : "";
    const seen = function (field) {
        const box = field.getBoundingClientRect();
        return box.width > 0 && box.height > 0 && getComputedStyle(field).visibility !== "hidden";
    };
    // Without scripts: next to nothing to read beside the furniture, no picture, and a place that scripts were to fill,
    // or words that say so.
    const words = function () {
        const furniture = [...document.querySelectorAll("nav,header,footer,aside,noscript,[role=navigation]")].slice(0, 200);
        const outer = furniture.filter((one) => !furniture.some((other) => other !== one && other.contains(one)));
        return outer.reduce((left, one) => left - one.innerText.trim().length, text.length);
    };
    const awaits = function () {
        const places = "#app,#root,#__next,#__nuxt,#main,#content,#container,#article,app-root,[data-reactroot],[ng-app]";
        const asked = /java\s*-?script|脚本/i;
        return (
            [...document.querySelectorAll(places)].some((one) => one.innerText.trim() === "" && !one.querySelector("img,svg,video,canvas,iframe")) ||
            [...document.querySelectorAll("noscript")].some((one) => asked.test(one.textContent))
        );
    };
    const little = !scroll && body && document.scripts.length > 0 && text.length < 3000 && words() < 300;
    const pictured = [...images].slice(0, 500).some((image) => image.naturalWidth * image.naturalHeight > 40000);
    return JSON.stringify({
        drawn: !!little && !pictured && awaits(),
        web: location.protocol === "http:" || location.protocol === "https:",
        ready: document.readyState,
        pending: pending,
        own: own,
        others: others,
        fonts: !document.fonts || document.fonts.status === "loaded",
        scrolled: state.done,
        answered: answers.length,
        length: text.length,
        text: text.slice(0, 600),
        password: [...document.querySelectorAll("input[type=password]")].slice(0, 50).some(seen),
    });
})
