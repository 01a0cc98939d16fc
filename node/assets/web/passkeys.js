// Passkeys: what pages offer only where the browser can do it, at the name that the keys belong to.
"use strict";

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body ?? {}),
  });
  if (!response.ok) throw new Error(path + ": " + response.status);
  return response.json();
}

async function signIn(to) {
  const { key, options } = await post("/sign-in/passkey/begin");
  const wanted = options.publicKey;
  wanted.challenge = bytes(wanted.challenge);
  wanted.allowCredentials = [];
  const made = await navigator.credentials.get({ publicKey: wanted });
  const { authenticatorData, clientDataJSON, signature, userHandle } = made.response;
  return post("/sign-in/passkey/end", {
    key,
    to,
    credential: {
      id: made.id,
      rawId: text(made.rawId),
      type: made.type,
      response: {
        authenticatorData: text(authenticatorData),
        clientDataJSON: text(clientDataJSON),
        signature: text(signature),
        userHandle: userHandle ? text(userHandle) : null,
      },
    },
  });
}

async function create(name) {
  const { key, options } = await post("/account/passkey/begin");
  const wanted = options.publicKey;
  wanted.challenge = bytes(wanted.challenge);
  wanted.user.id = bytes(wanted.user.id);
  wanted.excludeCredentials = (wanted.excludeCredentials ?? [])
    .map((known) => ({ ...known, id: bytes(known.id) }));
  const made = await navigator.credentials.create({ publicKey: wanted });
  const { attestationObject, clientDataJSON } = made.response;
  return post("/account/passkey/end", {
    key,
    name,
    credential: {
      id: made.id,
      rawId: text(made.rawId),
      type: made.type,
      response: {
        attestationObject: text(attestationObject),
        clientDataJSON: text(clientDataJSON),
      },
    },
  });
}

const possible = (host) => window.PublicKeyCredential !== undefined && location.hostname === host;

for (const section of document.querySelectorAll("[data-passkey]")) {
  const { passkey, host, to } = section.dataset;
  if (passkey === "none") {
    const other = document.querySelector("[data-passkey=create]");
    section.hidden = other === null || possible(other.dataset.host);
    continue;
  }
  if (!possible(host)) continue;
  section.hidden = false;
  if (passkey === "choose") {
    // What is safest and quickest is proposed first.
    if (!document.querySelector(".mistakes")) section.querySelector("input").checked = true;
    continue;
  }
  const button = section.querySelector("button");
  const mistake = section.querySelector("[role=alert]");
  button.addEventListener("click", async () => {
    button.disabled = true;
    mistake.hidden = true;
    try {
      const name = document.getElementById("passkey-name");
      const ended = passkey === "create" ? await create(name.value) : await signIn(to);
      location.assign(ended.to);
    } catch {
      mistake.hidden = false;
      button.disabled = false;
    }
  });
}

// The password is asked for only where it is the way that was chosen.
const ways = document.querySelectorAll("input[name=way]");
const password = document.getElementById("password")?.closest(".field");
if (ways.length > 0 && password) {
  const follow = () => {
    password.hidden = document.querySelector("input[name=way]:checked")?.value !== "password";
  };
  for (const way of ways) way.addEventListener("change", follow);
  follow();
}
