// Guides through the positions on a page: counts the seconds, says when to change, keeps the screen awake.
// Nothing that a person does here is kept or sent.

const READY_SECONDS = 5;
const TICK_MS = 200;
const START_HZ = 660;
const END_HZ = 440;
const SOUND_KEY = "charley-sound";

const root = document.querySelector("[data-player]");
if (root) {
  guide(root);
}

function guide(player) {
  const words = player.dataset;
  const part = name => player.querySelector(`[data-${name}]`);
  const moves = [...player.querySelectorAll("[data-move]")];
  const phases = moves.flatMap(phasesOf);
  const state = { index: -1, left: 0, deadline: 0, timer: 0, lock: null };
  let sound = readSound();
  let audio = null;

  part("clock").hidden = false;
  player.classList.add("has-clock");
  showSound();
  part("toggle").addEventListener("click", () => (state.timer ? pause() : run()));
  part("next").addEventListener("click", skip);
  part("sound").addEventListener("click", () => { sound = !sound; writeSound(sound); showSound(); });
  document.addEventListener("visibilitychange", () => { if (state.timer && document.visibilityState === "visible") keepAwake(); });

  // A position is a time to get into it, then its holds with the rests between them, on one side or on both.
  function phasesOf(move) {
    const { holdSeconds, restSeconds, times, sides } = move.dataset;
    const phases = [];
    for (let side = 1; side <= Number(sides); side++) {
      phases.push({ move, kind: "ready", seconds: READY_SECONDS, side, sides: Number(sides), round: 1, times: Number(times) });
      for (let round = 1; round <= Number(times); round++) {
        phases.push({ move, kind: "hold", seconds: Number(holdSeconds), side, sides: Number(sides), round, times: Number(times) });
        if (round < Number(times) && Number(restSeconds) > 0) {
          phases.push({ move, kind: "rest", seconds: Number(restSeconds), side, sides: Number(sides), round, times: Number(times) });
        }
      }
    }
    return phases;
  }

  function run() {
    if (state.index < 0 || state.index >= phases.length) {
      player.classList.add("running");
      part("next").hidden = false;
      enter(0);
      player.scrollIntoView({ block: "start" });
    }
    state.deadline = performance.now() + state.left * 1000;
    state.timer = setInterval(tick, TICK_MS);
    part("toggle").textContent = words.pause;
    keepAwake();
  }

  function pause() {
    clearInterval(state.timer);
    state.timer = 0;
    part("toggle").textContent = words.resume;
    letSleep();
  }

  // Skips what is left of this position.
  function skip() {
    const { move, side } = phases[state.index];
    const next = phases.findIndex((phase, index) => index > state.index && (phase.move !== move || phase.side !== side));
    next < 0 ? finish() : enter(next);
  }

  function tick() {
    state.left = Math.max(0, (state.deadline - performance.now()) / 1000);
    if (state.left > 0) {
      showSeconds();
    } else if (state.index + 1 < phases.length) {
      enter(state.index + 1);
    } else {
      finish();
    }
  }

  function enter(index) {
    state.index = index;
    const phase = phases[index];
    state.left = phase.seconds;
    state.deadline = performance.now() + phase.seconds * 1000;
    moves.forEach(move => move.classList.toggle("current", move === phase.move));
    part("phase").textContent = words[phase.kind];
    part("round-line").textContent = [
      phase.sides > 1 ? (phase.side === 1 ? words.first : words.other) : "",
      phase.times > 1 ? words.round.replace("{0}", phase.round).replace("{1}", phase.times) : "",
    ].filter(Boolean).join(" · ");
    player.dataset.phaseNow = phase.kind;
    showSeconds();
    if (phase.kind !== "ready") {
      signal(phase.kind === "hold" ? START_HZ : END_HZ, phase.kind === "hold" ? [120] : [60, 60, 60]);
    }
  }

  function finish() {
    clearInterval(state.timer);
    state.timer = 0;
    state.index = phases.length;
    state.left = 0;
    player.classList.remove("running");
    moves.forEach(move => move.classList.remove("current"));
    part("phase").textContent = words.done;
    part("round-line").textContent = "";
    part("seconds").textContent = "";
    part("toggle").textContent = words.start;
    part("next").hidden = true;
    delete player.dataset.phaseNow;
    signal(END_HZ, [60, 60, 60, 60, 200]);
    letSleep();
    document.querySelector("[data-after-player]")?.scrollIntoView({ block: "center" });
  }

  function showSeconds() {
    part("seconds").textContent = Math.ceil(state.left);
    part("hand").setAttribute("stroke-dashoffset", String(100 - (100 * state.left) / phases[state.index].seconds));
  }

  function showSound() {
    part("sound").setAttribute("aria-pressed", String(sound));
  }

  function signal(hertz, pattern) {
    navigator.vibrate?.(pattern);
    if (!sound || !("AudioContext" in window)) {
      return;
    }
    audio ??= new AudioContext();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = hertz;
    // Soft at both ends: a click wakes the person in the next bed.
    volume.gain.setValueAtTime(0, audio.currentTime);
    volume.gain.linearRampToValueAtTime(0.25, audio.currentTime + 0.03);
    volume.gain.linearRampToValueAtTime(0, audio.currentTime + 0.35);
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.4);
  }

  async function keepAwake() {
    try {
      state.lock = await navigator.wakeLock?.request("screen");
    } catch {
      // The device refuses, for instance when its battery is low; the clock goes on.
      state.lock = null;
    }
  }

  function letSleep() {
    state.lock?.release();
    state.lock = null;
  }
}

// Whether sound is wanted is a matter of the device; without storage it is simply on.
function readSound() {
  try {
    return localStorage.getItem(SOUND_KEY) !== "off";
  } catch {
    return true;
  }
}

function writeSound(on) {
  try {
    localStorage.setItem(SOUND_KEY, on ? "on" : "off");
  } catch {
    // The choice lasts as long as the page.
  }
}
