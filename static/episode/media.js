// Recordings by their kind. Nothing is asked of another host before one of these is opened.
import { element, find } from "../floor/dom.js";

/**
 * @typedef {object} Media A recording that is open; times are in its own seconds.
 * @property {() => void} play
 * @property {() => void} pause
 * @property {(to: number) => void} seek
 * @property {() => number} now
 * @property {() => boolean} paused
 * @property {(to: number) => void} [rate]
 * @property {HTMLMediaElement} [element]
 */
/**
 * @typedef {object} Told Who hears of the time and of failure.
 * @property {(seconds: number) => void} time
 * @property {() => void} failed
 */
/**
 * @callback Opener
 * @param {string} source an address, or what the host calls the recording
 * @param {number} at where to begin, in seconds
 * @param {HTMLElement} screen what it is shown in
 * @param {Told} told
 * @param {string} captions the address of captions
 * @returns {Media}
 */

/**
 * Open a recording: `youtube`, `vimeo`, `archive` or `file`.
 * @param {string} kind
 * @param {Parameters<Opener>} rest
 */
export function open(kind, ...rest) {
  return OPENERS[kind](...rest);
}

/** @type {Opener} */
function file(source, at, screen, told, captions) {
  const isVideo = /\.(mp4|webm|mov|mkv|m4v|ogv)(\?|#|$)/i.test(source);
  const media = element(isVideo ? "video" : "audio", {
    controls: true,
    preload: "metadata",
    src: source,
  });
  if (isVideo) {
    const srclang = find(".transcript").lang;
    media.append(element("track", { src: captions, kind: "captions", label: "Captions", srclang }));
  }
  media.addEventListener("timeupdate", () => told.time(media.currentTime));
  media.addEventListener("error", () => told.failed());
  media.addEventListener("loadedmetadata", () => seek(at), { once: true });
  screen.append(media);
  const play = () => {
    media.play().catch(() => {});
  };
  /** @param {number} to */
  const seek = (to) => {
    media.currentTime = Math.max(0, to);
  };
  play();
  return {
    element: media,
    play,
    pause: () => media.pause(),
    seek,
    now: () => media.currentTime,
    paused: () => media.paused,
    rate: (to) => {
      media.playbackRate = to;
    },
  };
}

/**
 * @param {HTMLElement} screen
 * @param {string} address
 */
function frame(screen, address) {
  const made = element("iframe", {
    src: address,
    allow: "autoplay; encrypted-media; picture-in-picture; fullscreen",
    title: "Recording",
    referrerPolicy: "strict-origin-when-cross-origin",
  });
  screen.append(made);
  return made;
}

/**
 * What the player in a frame says, as objects.
 * @param {HTMLIFrameElement} made
 * @param {string} site
 * @param {(message: any) => void} hear
 */
function listen(made, site, hear) {
  addEventListener("message", (event) => {
    if (event.origin !== site || event.source !== made.contentWindow) return;
    try {
      hear(typeof event.data === "string" ? JSON.parse(event.data) : event.data);
    } catch {
      /* not for us */
    }
  });
}

/** @type {Opener} */
function youtube(id, at, screen, told) {
  const site = "https://www.youtube-nocookie.com";
  const wishes = `enablejsapi=1&autoplay=1&start=${Math.floor(at)}`;
  const origin = encodeURIComponent(location.origin);
  const made = frame(screen, `${site}/embed/${encodeURIComponent(id)}?${wishes}&origin=${origin}`);
  let now = at;
  let paused = false;
  const send = (/** @type {object} */ message) =>
    made.contentWindow?.postMessage(JSON.stringify(message), site);
  /**
   * @param {string} func
   * @param {unknown[]} args
   */
  const tell = (func, ...args) => send({ event: "command", func, args });
  made.addEventListener("load", () => send({ event: "listening", id: 1 }));
  listen(made, site, ({ event, info }) => {
    if (event === "onError") told.failed();
    if (typeof info?.playerState === "number") paused = info.playerState !== 1;
    if (typeof info?.currentTime === "number") {
      now = info.currentTime;
      told.time(now);
    }
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

/** @type {Opener} */
function vimeo(id, at, screen, told) {
  const site = "https://player.vimeo.com";
  const made = frame(
    screen,
    `${site}/video/${encodeURIComponent(id)}?autoplay=1&dnt=1#t=${Math.floor(at)}s`,
  );
  let now = at;
  let paused = false;
  /**
   * @param {string} method
   * @param {unknown} [value]
   */
  const tell = (method, value) =>
    made.contentWindow?.postMessage(JSON.stringify({ method, value }), site);
  listen(made, site, ({ event, data }) => {
    if (event === "ready")
      for (const kind of ["timeupdate", "play", "pause", "error"]) tell("addEventListener", kind);
    if (event === "error") told.failed();
    if (event === "play" || event === "pause") paused = event === "pause";
    if (event === "timeupdate" && Number.isFinite(data?.seconds)) {
      now = data.seconds;
      told.time(now);
    }
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

/**
 * The Internet Archive's player tells nobody its time: it is opened anew at each place.
 * @type {Opener}
 */
function archive(id, at, screen) {
  const address = (/** @type {number} */ to) =>
    `https://archive.org/embed/${encodeURIComponent(id)}?start=${Math.floor(Math.max(0, to))}&autoplay=1`;
  const made = frame(screen, address(at));
  let last = at;
  return {
    play: () => {},
    pause: () => {},
    seek: (to) => {
      last = to;
      made.src = address(to);
    },
    now: () => last,
    paused: () => false,
  };
}

/** @type {Record<string, Opener>} */
const OPENERS = { youtube, vimeo, archive, file };
