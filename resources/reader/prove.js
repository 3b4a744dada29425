// What of a captured page is really there: text and decoded pictures, in its frames too. Called until nothing is pending.
(function () {
    const said = { left: !!window.periplusLeft, text: 0, pictures: 0, pending: 0, broken: [] };
    const documents = [document];
    for (let d = 0; d < documents.length && d < 200; ++d) {
        const one = documents[d];
        if (one.body) said.text += [...one.body.innerText.trim()].length;
        for (const image of [...one.images].slice(0, 5000)) {
            if (!image.getAttribute("src") && !image.getAttribute("srcset") && !image.currentSrc) continue;
            if (image.loading === "lazy") image.loading = "eager";
            ++said.pictures;
            if (!image.complete) ++said.pending;
            if (image.naturalWidth > 0) continue;
            const address = image.currentSrc || image.src;
            said.broken.push(address.slice(0, 300));
        }
        for (const frame of one.querySelectorAll("iframe,frame")) {
            let inner = null;
            try { inner = frame.contentDocument; } catch (e) {}
            if (inner) documents.push(inner);
        }
    }
    return JSON.stringify(said);
})
