#pragma once
// More ways out of a page, of those that captures bring along: what a sealer would take away, and what old pages have.
// Ownership: constants. Thread: any. Errors: none. {to}: the site it goes to.

namespace periplus::test {

inline constexpr auto kMoreWays = R"page(
<base href="{to}/base/"><meta http-equiv="refresh" content="0; url={to}/refresh">
<meta http-equiv="refresh" content="1; url=//other.example/refresh">
<meta http-equiv="Content-Security-Policy" content="default-src *; report-uri {to}/report">
<meta http-equiv="Link" content="<{to}/link-header>; rel=preload"><meta http-equiv="x-dns-prefetch-control" content="on">
<link rel="search" type="application/opensearchdescription+xml" href="{to}/search"><link rel="next" href="{to}/next">
<link rel="apple-touch-icon" href="{to}/touch"><link rel="stylesheet" href="/0000000000000000000000000000000000000000000000000000000000000001">
<iframe src="/0000000000000000000000000000000000000000000000000000000000000002"></iframe>
<object type="image/svg+xml" data="/0000000000000000000000000000000000000000000000000000000000000003"></object>
<img src="/0000000000000000000000000000000000000000000000000000000000000003">
<img src="//{to}/protocol"><img src="relative-to-base.png"><img src="https://name.example/x"><img src="ftp://name.example/x">
<img src="ws://name.example/x"><img src="file:///etc/passwd"><img src="chrome://favicon/x"><img src="filesystem:{to}/x">
<img src="http://[2001:db8::1]/x"><img lowsrc="{to}/lowsrc" dynsrc="{to}/dynsrc">
<iframe src="javascript:location='{to}/js'"></iframe><iframe src="data:text/html,<meta http-equiv=refresh content='0;url={to}/df'>"></iframe>
<iframe srcdoc="<base href='{to}/'><img src=srcdoc-base><form action=/f><button autofocus>x</button></form><script>fetch('{to}/srcdoc')</script>"></iframe>
<iframe sandbox="allow-scripts allow-top-navigation" srcdoc="<script>top.location='{to}/top'</script>"></iframe>
<frameset><frame src="{to}/frame2"></frameset><portal src="{to}/portal"></portal><fencedframe src="{to}/fenced"></fencedframe>
<embed type="application/pdf" src="{to}/pdf"><object classid="clsid:x" codebase="{to}/codebase"></object>
<style>@font-face{font-family:g;src:url({to}/g.woff2)} h1{font-family:g;background-image:image-set("{to}/set" 1x);
 -webkit-mask-box-image:url({to}/maskbox);shape-outside:url({to}/shape);filter:url({to}/filter#f);clip-path:url({to}/clip#c);
 offset-path:url({to}/offset#o);content:url({to}/content2)} a:link{background:url({to}/link)} a:visited{background:url({to}/visited)}
 @namespace url({to}/namespace); @media print{p{background:url({to}/print)}} ::selection{background:url({to}/selection)}
 video::cue{background:url({to}/cue)} li{list-style:url({to}/li)} input:focus{background:url({to}/focus)}</style>
<h1>A heading</h1><ul><li>item</ul><input autofocus><details open ontoggle="fetch('{to}/toggle')"><summary>s</summary></details>
<svg><a href="{to}/svg-a"><text y="20">t</text></a><script href="{to}/svg-script"></script><animate attributeName="href" values="{to}/animate" begin="0s"/>
 <foreignObject><iframe src="{to}/foreign"></iframe></foreignObject><style>@import url({to}/svg-css);</style><use xlink:href="{to}/use#x"/></svg>
<video controls><source src="{to}/source.webm"></video><picture><source srcset="{to}/p1 1x, {to}/p2 2x" media="all"><img src="{to}/p3"></picture>
<a href="{to}/attributionsrc" attributionsrc="{to}/attribution" ping="{to}/ping2 //other.example/ping">a</a>
<map name="m"><area shape="rect" coords="0,0,9,9" href="{to}/area" ping="{to}/area-ping"></map>
<form action="{to}/get" id="get"><input name="q"><input type="image" src="{to}/submit" formaction="{to}/formaction"></form>
<input form="get" type="submit" formaction="{to}/formaction2" formmethod="post" formtarget="_blank">
<isindex action="{to}/isindex"><keygen><bgsound src="{to}/bgsound"><noscript><meta http-equiv="refresh" content="0;url={to}/noscript">
<img src="{to}/noscript-img"><iframe src="{to}/noscript-frame"></iframe></noscript>
<script type="speculationrules">{"prefetch":[{"source":"list","urls":["{to}/speculation"]}],"prerender":[{"source":"list","urls":["{to}/prerender2"]}]}</script>
<script type="importmap">{"imports":{"x":"{to}/importmap"}}</script><script type="module">import "{to}/module2"</script>
<p onclick="fetch('{to}/onclick')" onmouseover="fetch('{to}/over')" style="background:url('{to}/inline')">more</p>
<math><maction actiontype="statusline" xlink:href="{to}/maction">x</maction></math><template shadowroot="open"><img src="{to}/shadow"></template>
<body background="{to}/body" onload="fetch('{to}/onload')"><table background="{to}/t"><td background="{to}/td">
)page";

}  // namespace periplus::test
