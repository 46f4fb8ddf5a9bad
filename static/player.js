// Play the recording beside the text. Nothing is loaded from anywhere before the first click.

const SIZES = [1, 1.25, 1.5, 2];
const box = document.querySelector(".player");
const passages = [...document.querySelectorAll(".passage[data-start]")];
let media = null;   // { play, pause, seek, now, paused, rate }
let following = true;
let here = null;

if (box) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.time[href], a[data-play]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !link.closest("article")) return;
    const at = /[?&#]t=(\d+)/.exec(link.href);
    event.preventDefault();
    following = true;
    start(at ? +at[1] : 0);
  });
  addEventListener("keydown", keys);
  for (const kind of ["wheel", "touchmove"]) addEventListener(kind, () => leave(), { passive: true });
}

function start(at) {
  if (media) { media.seek(at); media.play(); return; }
  box.hidden = false;
  document.body.classList.add("playing");
  media = box.dataset.youtube ? youtube(box.dataset.youtube, at) : file(box.dataset.src, box.dataset.captions, at);
}

function file(source, captions, at) {
  const element = document.createElement(/\.(mp4|webm|mov|mkv)(\?|#|$)/i.test(source) ? "video" : "audio");
  element.controls = true;
  element.src = source;
  if (captions) {
    const track = Object.assign(document.createElement("track"), { src: captions, kind: "captions", label: "Captions" });
    element.append(track);
  }
  element.addEventListener("timeupdate", () => follow(element.currentTime));
  element.addEventListener("error", () => fail());
  element.addEventListener("loadedmetadata", () => { element.currentTime = at; }, { once: true });
  box.querySelector(".screen").append(element);
  element.play().catch(() => {});
  session(element);
  return {
    play: () => element.play().catch(() => {}),
    pause: () => element.pause(),
    seek: (to) => { element.currentTime = Math.max(0, to); },
    now: () => element.currentTime,
    paused: () => element.paused,
    rate: (to) => { element.playbackRate = to; },
  };
}

function youtube(id, at) {
  const frame = document.createElement("iframe");
  const site = "https://www.youtube-nocookie.com";
  frame.src = `${site}/embed/${encodeURIComponent(id)}?enablejsapi=1&autoplay=1&start=${Math.floor(at)}&origin=${encodeURIComponent(location.origin)}`;
  frame.allow = "autoplay; encrypted-media; picture-in-picture; fullscreen";
  frame.title = "Recording";
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  box.querySelector(".screen").append(frame);
  let now = at;
  let paused = false;
  const tell = (func, ...args) => frame.contentWindow?.postMessage(JSON.stringify({ event: "command", func, args }), site);
  frame.addEventListener("load", () => frame.contentWindow?.postMessage(JSON.stringify({ event: "listening", id: 1 }), site));
  addEventListener("message", (event) => {
    if (event.origin !== site || event.source !== frame.contentWindow) return;
    let info;
    try { info = JSON.parse(event.data).info; } catch { return; }
    if (typeof info?.playerState === "number") paused = info.playerState !== 1;
    if (typeof info?.currentTime === "number") { now = info.currentTime; follow(now); }
  });
  return {
    play: () => tell("playVideo"),
    pause: () => tell("pauseVideo"),
    seek: (to) => tell("seekTo", Math.max(0, to), true),
    now: () => now,
    paused: () => paused,
    rate: (to) => tell("setPlaybackRate", to),
  };
}

function session(element) {
  if (!("mediaSession" in navigator)) return;
  navigator.mediaSession.metadata = new MediaMetadata({ title: document.querySelector("h1").textContent });
  navigator.mediaSession.setActionHandler("seekbackward", () => { element.currentTime -= 5; });
  navigator.mediaSession.setActionHandler("seekforward", () => { element.currentTime += 5; });
}

function fail() {
  box.querySelector(".failed").hidden = false;
}

// The passage that is heard now is marked; it stays in view until the reader scrolls away.
function follow(seconds) {
  let found = passages[0];
  for (const passage of passages) if (+passage.dataset.start <= seconds + 0.2) found = passage; else break;
  if (found === here) return;
  here?.classList.remove("heard-now");
  here = found;
  here.classList.add("heard-now");
  if (following) show();
}

function show() {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  here?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

function leave() {
  if (!media || !following) return;
  following = false;
  box.querySelector(".back").hidden = false;
}

box?.querySelector(".back").addEventListener("click", (event) => {
  following = true;
  event.target.hidden = true;
  show();
});
box?.querySelector(".rate").addEventListener("click", (event) => {
  const next = SIZES[(SIZES.indexOf(+event.target.dataset.rate) + 1) % SIZES.length];
  event.target.dataset.rate = next;
  event.target.textContent = `${next}×`;
  media?.rate(next);
});

function keys(event) {
  if (!media || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, button, a, summary, audio, video")) return;
  const at = passages.indexOf(here);
  const go = { ArrowLeft: media.now() - 5, ArrowRight: media.now() + 5,
    ",": +(passages[at - 1] ?? passages[0]).dataset.start, ".": +(passages[at + 1] ?? here)?.dataset.start }[event.key];
  if (event.key === " ") media.paused() ? media.play() : media.pause();
  else if (Number.isFinite(go)) media.seek(go);
  else return;
  event.preventDefault();
}
