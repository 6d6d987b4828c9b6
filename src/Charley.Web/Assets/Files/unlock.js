// Opens what was locked with a code word: on the device of who reads it. Neither the words nor the code word leave it.
// What is locked is a JSON Web Encryption (RFC 7516) of Charley; the browser's own cryptography does the work.
{
  const FEWEST_ROUNDS = 100_000;
  const MOST_ROUNDS = 1_000_000;
  const CODE = /^[0-9A-HJKMNP-TV-Z]{10}$/;
  const JWE = /^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/;

  const LINK = "shlink:/";
  const RECIPIENT = "A browser";

  const form = document.getElementById("unlock");
  const says = document.getElementById("unlock-says");
  const shown = document.getElementById("unlocked");
  const locked = form.elements.namedItem("locked");
  const code = form.elements.namedItem("code");

  class Trouble extends Error {}

  const bytes = text => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), letter => letter.charCodeAt(0));
  const utf8 = text => new TextEncoder().encode(text);
  const text = buffer => new TextDecoder().decode(buffer);
  const joined = (...parts) => new Uint8Array(parts.flatMap(part => [...part]));

  // What people type instead of the sign that is meant.
  function codeWord(written) {
    const word = written.toUpperCase().replace(/[^0-9A-Z]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
    if (!CODE.test(word)) {
      throw new Trouble(says.dataset.noCode);
    }
    return word;
  }

  async function contentKey(header, wrapped, word) {
    if (header.alg !== "PBES2-HS512+A256KW" || !(header.p2c >= FEWEST_ROUNDS && header.p2c <= MOST_ROUNDS)) {
      throw new Trouble(says.dataset.broken);
    }
    const secret = await crypto.subtle.importKey("raw", utf8(word), "PBKDF2", false, ["deriveKey"]);
    const salt = joined(utf8(header.alg), [0], bytes(header.p2s));
    const wrapping = await crypto.subtle.deriveKey(
      { name: "PBKDF2", hash: "SHA-512", salt, iterations: header.p2c }, secret, { name: "AES-KW", length: 256 }, false, ["unwrapKey"]);
    try {
      return await crypto.subtle.unwrapKey("raw", bytes(wrapped), wrapping, "AES-KW", "AES-GCM", false, ["decrypt"]);
    } catch {
      throw new Trouble(says.dataset.wrong);
    }
  }

  async function open(jwe, keyOf) {
    const [head, wrapped, iv, body, tag] = jwe.split(".");
    const header = JSON.parse(text(bytes(head)));
    const key = await keyOf(header, wrapped);
    const sealed = joined(bytes(body), bytes(tag));
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(iv), additionalData: utf8(head) }, key, sealed);
    const packed = new Blob([plain]).stream();
    const stream = header.zip === "DEF" ? packed.pipeThrough(new DecompressionStream("deflate-raw")) : packed;
    return { type: header.cty, content: await new Response(stream).text() };
  }

  function line(words) {
    const paragraph = document.createElement("p");
    const end = words.indexOf(": ");
    const title = document.createElement("strong");
    title.textContent = words.slice(0, end + 1);
    paragraph.append(title, words.slice(end + 1));
    paragraph.dir = "auto";
    return paragraph;
  }

  // A file that can be saved, made on this device.
  function saving(label, name, type, data) {
    const paragraph = document.createElement("p");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([data], { type }));
    link.download = name;
    link.textContent = label;
    paragraph.append(link);
    return paragraph;
  }

  // What a SMART Health Link leads to is FHIR: a document with a few sentences for people, and the report as a PDF.
  function* partsOf(content) {
    const resource = JSON.parse(content);
    const composition = resource.entry?.[0]?.resource;
    if (composition?.text) {
      const page = new DOMParser().parseFromString(composition.text.div, "text/html");
      yield* [...page.querySelectorAll("p")].map(paragraph => line(paragraph.textContent));
      yield saving(says.dataset.fhir, "charley.fhir.json", "application/fhir+json", content);
    }
    for (const { attachment } of resource.content ?? []) {
      if (attachment?.contentType === "application/pdf") {
        yield saving(says.dataset.pdf, "charley-report.pdf", attachment.contentType, bytes(attachment.data));
      }
    }
  }

  async function asked(url, request) {
    try {
      return await fetch(url, request);
    } catch {
      throw new Trouble(says.dataset.offline);
    }
  }

  async function follow(link, word) {
    const target = JSON.parse(text(bytes(link)));
    if (new URL(target.url).origin !== location.origin) {
      throw new Trouble(says.dataset.elsewhere);
    }
    const answer = await asked(target.url, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ recipient: RECIPIENT, passcode: word }),
    });
    const manifest = answer.status === 404 ? null : await answer.json();
    if (manifest === null || manifest.remainingAttempts === 0) {
      throw new Trouble(says.dataset.gone);
    }
    if (!answer.ok) {
      throw new Trouble(says.dataset.tries.replace("{0}", manifest.remainingAttempts));
    }
    const key = await crypto.subtle.importKey("raw", bytes(target.key), "AES-GCM", false, ["decrypt"]);
    const parts = [];
    for (const file of manifest.files) {
      const jwe = file.embedded ?? await (await asked(file.location)).text();
      parts.push(...partsOf((await open(jwe, () => key)).content));
    }
    reveal(parts);
  }

  function reveal(parts) {
    shown.replaceChildren(...parts);
    shown.hidden = false;
    shown.focus();
  }

  // A page is shown only inside the file that brought it; from elsewhere come words, which can do nothing.
  function show({ type, content }) {
    if (type === "text/html" && "html" in form.dataset) {
      const page = new DOMParser().parseFromString(content, "text/html");
      document.querySelector("main").replaceChildren(...page.body.childNodes);
      return;
    }
    if (type !== "text/plain") {
      throw new Trouble(says.dataset.broken);
    }
    reveal(content.split("\n").map(line));
  }

  // A link carries the locked text behind its "#", which browsers send nowhere. It need not stay in the address.
  function takeFromAddress() {
    const carried = location.hash.slice(1);
    if (carried) {
      locked.value = carried;
      history.replaceState(null, "", location.pathname);
      code.focus();
    }
  }

  async function unlock() {
    if (!globalThis.crypto?.subtle || !globalThis.DecompressionStream) {
      throw new Trouble(says.dataset.old);
    }
    const carried = locked.value.trim().split("#").pop();
    if (!carried.startsWith(LINK) && !JWE.test(carried)) {
      throw new Trouble(says.dataset.broken);
    }
    const word = codeWord(code.value);
    if (carried.startsWith(LINK)) {
      await follow(carried.slice(LINK.length), word);
      return;
    }
    show(await open(carried, (header, wrapped) => contentKey(header, wrapped, word)));
  }

  form.addEventListener("submit", async event => {
    event.preventDefault();
    shown.hidden = true;
    says.textContent = says.dataset.busy;
    try {
      await unlock();
      says.textContent = "";
    } catch (trouble) {
      says.textContent = trouble instanceof Trouble ? trouble.message : says.dataset.broken;
    }
  });

  if (!("html" in form.dataset)) {
    addEventListener("hashchange", takeFromAddress);
    takeFromAddress();
  }
}
