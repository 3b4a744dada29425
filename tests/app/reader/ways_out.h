#pragma once
// WaysOut: pages that try to reach other addresses by every means a page has.
// Ownership: values. Thread: any. Errors: none.
#include <QByteArray>
#include <QUrl>

#include <initializer_list>

namespace periplus::ways {

// Every way out without a script that a page may try, each with a name of its own. {to}: the site it goes to.
inline constexpr auto kMarkup = R"page(
<link rel="stylesheet" href="{to}/style.css"><link rel="icon" href="{to}/icon"><link rel="manifest" href="{to}/manifest">
<link rel="prefetch" href="{to}/prefetch"><link rel="preload" as="image" href="{to}/preload">
<link rel="modulepreload" href="{to}/modulepreload"><link rel="prerender" href="{to}/prerender">
<link rel="preconnect" href="{to}"><link rel="dns-prefetch" href="//name.example"><link rel="preconnect" href="//other.example">
<link rel="alternate stylesheet" href="{to}/alternate.css"><link rel="import" href="{to}/import">
<style>@import url({to}/import.css); @font-face{font-family:f;src:url({to}/font)} body{background:url({to}/background);
 font-family:f} p::before{content:url({to}/content)} p{cursor:url({to}/cursor),auto;border-image:url({to}/border) 1;
 list-style-image:url({to}/list);mask-image:url({to}/mask)}</style>
<p>The words of the page.</p>
<img src="{to}/img"><img srcset="{to}/srcset 1x, {to}/srcset2 2x"><picture><source srcset="{to}/source"><img></picture>
<img src="{to}/lazy" loading="lazy"><img data-src="{to}/data-src"><input type="image" src="{to}/input">
<video src="{to}/video" poster="{to}/poster" preload="auto" autoplay muted><track src="{to}/track" default></video>
<audio src="{to}/audio" preload="auto" autoplay muted></audio>
<svg width="20" height="20"><image href="{to}/svg-image" width="10" height="10"/><use href="{to}/svg-use#a"/>
 <filter id="x"><feImage href="{to}/svg-filter"/></filter><rect width="9" height="9" filter="url(#x)"/></svg>
<iframe src="{to}/iframe"></iframe><iframe srcdoc="<img src='{to}/srcdoc'>"></iframe>
<iframe src="data:text/html,<img src='{to}/data-frame'>"></iframe>
<object data="{to}/object"></object><embed src="{to}/embed"><applet code="{to}/applet"></applet>
<object type="image/svg+xml" data="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='{to}/in-svg'/></svg>"></object>
<table background="{to}/table"><tr><td>cell</table>
<a id="ping" href="#here" ping="{to}/ping">ping</a><a id="own" href="/own" download="../../x">own</a><a id="download" href="{to}/download" download="../../x">download</a>
<form id="form" action="{to}/form" method="post"><input name="a" value="b"><button>go</button></form>
<math href="{to}/math"><mi>x</mi></math><frameset><frame src="{to}/frame"></frameset>
)page";

// And those that need a script; none of them is tried while scripts are off.
inline constexpr auto kScript = R"page(<script>
const to = "{to}", ws = to.replace("http", "ws");
const tries = [
 () => fetch(to + "/fetch"), () => fetch(to + "/no-cors", {mode: "no-cors", keepalive: true}),
 () => { const x = new XMLHttpRequest(); x.open("GET", to + "/xhr"); x.send(); },
 () => navigator.sendBeacon(to + "/beacon", "x"), () => new EventSource(to + "/events"),
 () => new WebSocket(ws + "/socket"), () => { new Image().src = to + "/script-image"; },
 () => new Worker(URL.createObjectURL(new Blob(["fetch('" + to + "/worker',{mode:'no-cors'})"]))),
 () => navigator.serviceWorker.register("/service-worker.js"), () => import(to + "/module"),
 () => window.open(to + "/window"), () => document.getElementById("form").submit(),
 () => document.getElementById("ping").click(), () => document.getElementById("download").click(),
 () => { const s = document.createElement("script"); s.src = to + "/script"; document.head.append(s); },
 () => { const f = document.createElement("iframe"); f.src = to + "/script-frame"; document.body.append(f); },
];
for (const attempt of tries) try { const made = attempt(); if (made && made.catch) made.catch(() => 0); } catch (e) {}
document.body.dataset.ran = "yes";
</script>)page";

// Goes beside every interceptor once scripts are on.
inline constexpr auto kUnseen = R"page(<script>
try { new SharedWorker(URL.createObjectURL(new Blob(["new WebSocket('" + ws + "/shared')"]))); } catch (e) {}
try { const peer = new RTCPeerConnection({iceServers: [{urls: "stun:" + to.split("//")[1]}]});
 peer.createDataChannel("x"); peer.createOffer().then(o => peer.setLocalDescription(o)); } catch (e) {}
</script>)page";

// What a page without scripts may ask of other sites of the web: what it is made of, and what was pressed.
inline constexpr auto kParts =
    "ways last very-last alternate.css audio background border content cursor data-src data-frame download embed font "
    "iframe img import.css in-svg input lazy list mask modulepreload object own poster prefetch preload source source2 "
    "srcdoc srcset srcset2 style.css svg-filter svg-image svg-use table track video ";

inline QByteArray towards(const QUrl& site, std::initializer_list<const char*> parts) {
    QByteArray page = "<!doctype html><title>Ways</title>";
    for (const char* part : parts) page += part;
    return page.replace("{to}", site.toString(QUrl::RemovePath).toLatin1());
}

}  // namespace periplus::ways
