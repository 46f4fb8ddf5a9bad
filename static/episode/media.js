// Recordings by their kind, each as { play, pause, seek, now, paused, rate?, element? }. Nothing is
// asked of another host before one of these is opened. `told` hears of the time and of failure.

export function open(kind, source, at, screen, told, captions) {
  return { youtube, vimeo, archive, file }[kind](source, at, screen, told, captions);
}

function file(source, at, screen, told, captions) {
  const isVideo = /\.(mp4|webm|mov|mkv|m4v|ogv)(\?|#|$)/i.test(source);
  const element = document.createElement(isVideo ? "video" : "audio");
  element.controls = true;
  element.preload = "metadata";
  element.src = source;
  if (isVideo) element.append(Object.assign(document.createElement("track"), { src: captions, kind: "captions", label: "Captions", srclang: document.querySelector(".transcript").lang }));
  element.addEventListener("timeupdate", () => told.time(element.currentTime));
  element.addEventListener("error", () => told.failed());
  element.addEventListener("loadedmetadata", () => { element.currentTime = at; }, { once: true });
  screen.append(element);
  element.play().catch(() => {});
  return {
    element,
    play: () => element.play().catch(() => {}),
    pause: () => element.pause(),
    seek: (to) => { element.currentTime = Math.max(0, to); },
    now: () => element.currentTime,
    paused: () => element.paused,
    rate: (to) => { element.playbackRate = to; },
  };
}

function frame(screen, address) {
  const made = document.createElement("iframe");
  made.src = address;
  made.allow = "autoplay; encrypted-media; picture-in-picture; fullscreen";
  made.title = "Recording";
  made.referrerPolicy = "strict-origin-when-cross-origin";
  screen.append(made);
  return made;
}

// What the player in a frame says, as objects.
function listen(made, site, hear) {
  addEventListener("message", (event) => {
    if (event.origin !== site || event.source !== made.contentWindow) return;
    try { hear(typeof event.data === "string" ? JSON.parse(event.data) : event.data); } catch { /* not for us */ }
  });
}

function youtube(id, at, screen, told) {
  const site = "https://www.youtube-nocookie.com";
  const made = frame(screen, `${site}/embed/${encodeURIComponent(id)}?enablejsapi=1&autoplay=1&start=${Math.floor(at)}&origin=${encodeURIComponent(location.origin)}`);
  let now = at;
  let paused = false;
  const tell = (func, ...args) => made.contentWindow?.postMessage(JSON.stringify({ event: "command", func, args }), site);
  made.addEventListener("load", () => made.contentWindow?.postMessage(JSON.stringify({ event: "listening", id: 1 }), site));
  listen(made, site, ({ event, info }) => {
    if (event === "onError") told.failed();
    if (typeof info?.playerState === "number") paused = info.playerState !== 1;
    if (typeof info?.currentTime === "number") { now = info.currentTime; told.time(now); }
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

function vimeo(id, at, screen, told) {
  const site = "https://player.vimeo.com";
  const made = frame(screen, `${site}/video/${encodeURIComponent(id)}?autoplay=1&dnt=1#t=${Math.floor(at)}s`);
  let now = at;
  let paused = false;
  const tell = (method, value) => made.contentWindow?.postMessage(JSON.stringify({ method, value }), site);
  listen(made, site, ({ event, data }) => {
    if (event === "ready") for (const kind of ["timeupdate", "play", "pause", "error"]) tell("addEventListener", kind);
    if (event === "error") told.failed();
    if (event === "play" || event === "pause") paused = event === "pause";
    if (event === "timeupdate" && Number.isFinite(data?.seconds)) { now = data.seconds; told.time(now); }
  });
  return {
    play: () => tell("play"),
    pause: () => tell("pause"),
    seek: (to) => tell("setCurrentTime", Math.max(0, to)),
    now: () => now,
    paused: () => paused,
    rate: (to) => tell("setPlaybackRate", to),
  };
}

// The Internet Archive's player tells nobody its time: it is opened anew at each place.
function archive(id, at, screen) {
  const address = (to) => `https://archive.org/embed/${encodeURIComponent(id)}?start=${Math.floor(Math.max(0, to))}&autoplay=1`;
  const made = frame(screen, address(at));
  let last = at;
  return {
    play: () => {},
    pause: () => {},
    seek: (to) => { last = to; made.src = address(to); },
    now: () => last,
    paused: () => false,
  };
}
