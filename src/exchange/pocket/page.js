"use strict";
// The list on the phone: opened with its passphrase, ticked, and handed back sealed by the same key. Nothing is sent anywhere.
(() => {
  const find = (id) => document.getElementById(id);
  const lines = (id) => find(id).textContent.trim().split("\n");
  const [OPENING, WRONG, NO_CRYPTO, REACHED, MISSED, SKIPPED, NOTE, NEXT, PROGRESS, FILE, KEPT] = lines("words");
  const OUTCOMES = [["reached", REACHED], ["missed", MISSED], ["skipped", SKIPPED]];
  const envelope = Object.fromEntries(lines("sealed").slice(1).map((line) => line.split(" ")));
  const utf8 = new TextEncoder();
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const label = (kind) => utf8.encode(`yushui-pocket 1 ${kind} ${envelope.id}`);
  const place = `yushui-pocket-${envelope.id}`;
  let key;
  let head;
  let people = [];

  async function makeKey(passphrase) {
    const raw = utf8.encode(passphrase.normalize("NFC").trim());
    const base = await crypto.subtle.importKey("raw", raw, "PBKDF2", false, ["deriveKey"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(envelope.salt), iterations: Number(envelope.rounds) };
    return crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  }

  async function unseal(sealed, kind, by) {
    const all = bytes(sealed);
    const how = { name: "AES-GCM", iv: all.slice(0, 12), additionalData: label(kind) };
    return new TextDecoder().decode(await crypto.subtle.decrypt(how, by, all.slice(12)));
  }

  async function seal(text, kind) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: label(kind) }, key, utf8.encode(text));
    return hex(iv) + hex(sealed);
  }

  const plain = (text) => text.replace(/[\t\r\n]+/g, " ").trim();

  function today() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  const result = () => {
    const marks = people.filter((person) => person.outcome);
    const rows = marks.map((person) =>
      [person.customer, person.row, person.name, person.outcome, person.on, person.next, plain(person.note)].join("\t"),
    );
    return [["yushui-pocket-result", ...head.slice(1)].join("\t"), ...rows].join("\n");
  };

  // What was ticked survives a closed page: sealed like everything else, where the browser has room for it.
  async function keep() {
    show();
    try {
      const sealed = await seal(result(), "kept");
      localStorage.setItem(place, sealed);
    } catch {
      // Without storage the page has to stay open until the result is saved.
    }
  }

  async function recall() {
    let rows;
    try {
      rows = (await unseal(localStorage.getItem(place) ?? "", "kept", key)).split("\n").slice(1);
    } catch {
      return;
    }
    for (const row of rows) {
      const [customer, , , outcome, on, next, note] = row.split("\t");
      const person = people.find((person) => person.customer === customer);
      if (person) Object.assign(person, { outcome, on, next, note });
    }
  }

  function element(name, text = "", attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    return made;
  }

  function field(person, at, name, words, attributes) {
    const id = `${name}-${at}`;
    const input = element("input", "", { id, ...attributes });
    input.value = person[name];
    input.addEventListener("change", () => {
      person[name] = input.value;
      keep();
    });
    return [element("label", words, { for: id }), input];
  }

  function row(person, at) {
    const item = element("li");
    item.append(element("h2", person.name));
    if (person.phone) item.append(element("a", person.phone, { href: `tel:${person.phone.replace(/[^+\d]/g, "")}` }));
    item.append(element("p", person.why));
    if (person.remember) item.append(element("p", person.remember, { class: "soft" }));
    const acts = element("div", "", { class: "acts", role: "group", "aria-label": person.name });
    const buttons = OUTCOMES.map(([outcome, words]) => {
      const button = element("button", words, { type: "button" });
      button.addEventListener("click", () => {
        person.outcome = person.outcome === outcome ? "" : outcome;
        person.on = today();
        paint();
        keep();
      });
      return [button, outcome];
    });
    const paint = () => buttons.forEach(([button, outcome]) => button.setAttribute("aria-pressed", String(person.outcome === outcome)));
    paint();
    acts.append(...buttons.map(([button]) => button));
    item.append(acts, ...field(person, at, "note", NOTE, { maxlength: "500" }), ...field(person, at, "next", NEXT, { type: "date" }));
    return item;
  }

  function show() {
    const done = people.filter((person) => person.outcome).length;
    find("progress").textContent = PROGRESS.replace("{done}", done).replace("{all}", people.length);
    find("save").disabled = done === 0;
  }

  find("lock").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!globalThis.crypto?.subtle) return void (find("told").textContent = NO_CRYPTO);
    find("told").textContent = OPENING;
    try {
      const made = await makeKey(find("pass").value);
      const text = await unseal(envelope.body, "list", made);
      key = made;
      const [first, ...rows] = text.split("\n").map((line) => line.split("\t"));
      head = first;
      people = rows.map(([customer, row, name, phone, why, remember]) => ({
        customer, row, name, phone, why, remember, outcome: "", on: "", next: "", note: "",
      }));
      await recall();
    } catch {
      find("told").textContent = WRONG;
      return;
    }
    find("lock").hidden = true;
    find("list").hidden = false;
    find("people").append(...people.map(row));
    show();
    find("people").querySelector("button")?.focus();
  });

  find("save").addEventListener("click", async () => {
    const body = await seal(result(), "result");
    const kept = ["id", "salt", "rounds", "check"].map((name) => `${name} ${envelope[name]}`);
    const text = ["yushui-pocket-result 1", ...kept, `body ${body}`].join("\n") + "\n";
    const sum = hex(await crypto.subtle.digest("SHA-256", utf8.encode(text)));
    const address = URL.createObjectURL(new Blob([`${text}sum ${sum}\n`], { type: "text/plain" }));
    element("a", "", { href: address, download: `${FILE}-${head[4]}.txt` }).click();
    find("progress").textContent = KEPT;
  });
})();
