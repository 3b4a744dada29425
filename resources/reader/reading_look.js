// Another look for a reading view that is shown; the words at its top stay there.
(function (css) {
    const look = document.getElementById("periplus-look");
    if (look && look.textContent !== css) look.textContent = css;
})
