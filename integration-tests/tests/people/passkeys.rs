//! Passkeys with an authenticator made of software: what a device and a browser do together.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use reqwest::StatusCode;
use ring::{
    digest,
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _},
};
use serde_json::{Value, json};

use crate::{GOOD, Scene, email, reference};

/// The flags of authenticator data (WebAuthn 6.1): present, verified, with a new credential.
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const NEW: u8 = 0x40;

/// A device with one passkey.
struct Device {
    key: EcdsaKeyPair,
    credential: [u8; 16],
    user: String,
    counter: u32,
}

fn sha256(bytes: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA256, bytes).as_ref().to_vec()
}

fn b64(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn client_data(kind: &str, challenge: &Value, origin: &str) -> String {
    json!({ "type": kind, "challenge": challenge, "origin": origin, "crossOrigin": false })
        .to_string()
}

/// A byte string in CBOR.
fn cbor_bytes(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x59];
    out.extend(u16::try_from(bytes.len()).unwrap().to_be_bytes());
    out.extend(bytes);
    out
}

impl Device {
    /// Makes a passkey as the page asked for it.
    fn create(options: &Value, origin: &str) -> (Self, Value) {
        let wanted = &options["publicKey"];
        assert_eq!(wanted["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(
            wanted["authenticatorSelection"]["userVerification"],
            "required"
        );
        let random = SystemRandom::new();
        let algorithm = &ECDSA_P256_SHA256_ASN1_SIGNING;
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
        let key = EcdsaKeyPair::from_pkcs8(algorithm, pkcs8.as_ref(), &random).unwrap();
        let device = Self {
            credential: rand::random(),
            user: wanted["user"]["id"].as_str().unwrap().to_owned(),
            counter: 0,
            key,
        };
        let point = device.key.public_key().as_ref();
        // COSE (RFC 9053): kty EC2, alg ES256, curve P-256, x, y.
        let mut cose = vec![0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21];
        cose.extend(cbor_bytes(&point[1..33]));
        cose.push(0x22);
        cose.extend(cbor_bytes(&point[33..65]));
        let host = wanted["rp"]["id"].as_str().unwrap();
        let mut data = sha256(host.as_bytes());
        data.push(PRESENT | VERIFIED | NEW);
        data.extend(0_u32.to_be_bytes());
        data.extend([0; 16]);
        data.extend(
            u16::try_from(device.credential.len())
                .unwrap()
                .to_be_bytes(),
        );
        data.extend(device.credential);
        data.extend(cose);
        // {"fmt": "none", "attStmt": {}, "authData": …}
        let mut object = vec![0xa3, 0x63];
        object.extend(b"fmt");
        object.push(0x64);
        object.extend(b"none");
        object.push(0x67);
        object.extend(b"attStmt");
        object.push(0xa0);
        object.push(0x68);
        object.extend(b"authData");
        object.extend(cbor_bytes(&data));
        let said = client_data("webauthn.create", &wanted["challenge"], origin);
        let made = json!({
            "id": b64(device.credential), "rawId": b64(device.credential), "type": "public-key",
            "response": { "attestationObject": b64(object), "clientDataJSON": b64(said) },
        });
        (device, made)
    }

    /// Signs in as the page asked.
    fn get(&mut self, options: &Value, origin: &str, flags: u8) -> Value {
        let wanted = &options["publicKey"];
        self.counter += 1;
        let mut data = sha256(wanted["rpId"].as_str().unwrap().as_bytes());
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        let said = client_data("webauthn.get", &wanted["challenge"], origin);
        let signed = [data.clone(), sha256(said.as_bytes())].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed).unwrap();
        json!({
            "id": b64(self.credential), "rawId": b64(self.credential), "type": "public-key",
            "response": {
                "authenticatorData": b64(data), "clientDataJSON": b64(said),
                "signature": b64(signature), "userHandle": self.user,
            },
        })
    }
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|e| panic!("{e}: {text}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_is_made_lets_in_and_is_removed() {
    let scene = Scene::start(|_| ()).await;
    let origin = scene.node.config.public_url();
    let mut anna = scene.accepted("anna@example.org", "M-1").await;
    let nothing = json!({});
    let begun = read(
        &anna
            .post_json("/account/passkey/begin", &nothing)
            .await
            .text,
    );
    let (mut device, made) = Device::create(&begun["options"], &origin);
    let end = json!({ "key": begun["key"], "credential": made, "name": "Anna's phone" });
    let ended = anna.post_json("/account/passkey/end", &end).await;
    assert_eq!(ended.status, StatusCode::OK, "{}", ended.text);
    let again = anna.post_json("/account/passkey/end", &end).await;
    assert_ne!(again.status, StatusCode::OK, "a challenge works once");
    let account = anna.get("/account").await;
    assert!(account.text.contains("Anna's phone"), "{}", account.text);

    let mut other = scene.visitor();
    let begun = read(
        &other
            .post_json("/sign-in/passkey/begin", &nothing)
            .await
            .text,
    );
    let given = device.get(&begun["options"], &origin, PRESENT | VERIFIED);
    let end = json!({ "key": begun["key"], "credential": given, "to": "/account" });
    let ended = other.post_json("/sign-in/passkey/end", &end).await;
    assert_eq!(ended.status, StatusCode::OK, "{}", ended.text);
    assert_eq!(read(&ended.text)["to"], "/account");
    assert_eq!(other.get("/account").await.status, StatusCode::OK);
    let replayed = scene
        .visitor()
        .post_json("/sign-in/passkey/end", &end)
        .await;
    assert_eq!(replayed.status, StatusCode::UNAUTHORIZED);

    let removed = [("credential", b64(device.credential))];
    let removed: Vec<(&str, &str)> = removed.iter().map(|(k, v)| (*k, v.as_str())).collect();
    scene.pass(16 * 60);
    other.post("/account/passkey/remove", &removed).await;
    let account = other.get("/account").await;
    assert!(account.text.contains("sign out and in again first"));
    assert!(account.text.contains("Anna's phone"), "{}", account.text);
    let right = [("email", "anna@example.org"), ("password", GOOD)];
    other.post("/sign-in", &right).await;
    other.post("/account/passkey/remove", &removed).await;
    let mut late = scene.visitor();
    let begun = read(
        &late
            .post_json("/sign-in/passkey/begin", &nothing)
            .await
            .text,
    );
    let given = device.get(&begun["options"], &origin, PRESENT | VERIFIED);
    let end = json!({ "key": begun["key"], "credential": given });
    let refused = late.post_json("/sign-in/passkey/end", &end).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_passkey_that_alone_lets_in_is_kept() {
    let scene = Scene::start(|_| ()).await;
    let origin = scene.node.config.public_url();
    let bea = email("bea@example.org");
    let invitation = scene.people().invite(&bea, &reference("M-1"), None).await;
    let mut bea = scene.visitor();
    let path = format!("/invitation/{}", invitation.unwrap().token);
    let said = [("name", "Bea"), ("way", "passkey")];
    assert_eq!(bea.post(&path, &said).await.location, "/account/passkey");
    let begun = bea.post_json("/account/passkey/begin", &json!({})).await;
    let begun = read(&begun.text);
    let (device, made) = Device::create(&begun["options"], &origin);
    let end = json!({ "key": begun["key"], "credential": made, "name": "phone" });
    bea.post_json("/account/passkey/end", &end).await;
    let credential = b64(device.credential);
    let removed = [("credential", credential.as_str())];
    bea.post("/account/passkey/remove", &removed).await;
    let account = bea.get("/account").await;
    assert!(account.text.contains("Without this passkey"));
    assert!(account.text.contains(&credential), "{}", account.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_right_passkey_at_the_right_place_lets_in() {
    let scene = Scene::start(|_| ()).await;
    let origin = scene.node.config.public_url();
    let mut anna = scene.accepted("anna@example.org", "M-1").await;
    let nothing = json!({});
    let begun = read(
        &anna
            .post_json("/account/passkey/begin", &nothing)
            .await
            .text,
    );
    let (_, made) = Device::create(&begun["options"], &origin);
    // Nobody else ends what Anna began.
    let mut bea = scene.accepted("bea@example.org", "M-2").await;
    let end = json!({ "key": begun["key"], "credential": made, "name": "phone" });
    let stolen = bea.post_json("/account/passkey/end", &end).await;
    assert_eq!(stolen.status, StatusCode::UNPROCESSABLE_ENTITY);
    let begun = read(
        &anna
            .post_json("/account/passkey/begin", &nothing)
            .await
            .text,
    );
    let phished = Device::create(&begun["options"], "https://evil.example").1;
    let end = json!({ "key": begun["key"], "credential": phished, "name": "phone" });
    let phished = anna.post_json("/account/passkey/end", &end).await;
    assert_eq!(phished.status, StatusCode::UNPROCESSABLE_ENTITY);
    let begun = read(
        &anna
            .post_json("/account/passkey/begin", &nothing)
            .await
            .text,
    );
    let (mut device, made) = Device::create(&begun["options"], &origin);
    let end = json!({ "key": begun["key"], "credential": made, "name": "phone" });
    assert_eq!(
        anna.post_json("/account/passkey/end", &end).await.status,
        StatusCode::OK
    );
    let evil = "https://evil.example";
    let (mut stranger, _) = Device::create(&begun["options"], &origin);
    stranger.credential = device.credential;
    for (what, flags, at, foreign) in [
        (
            "the person was not verified",
            PRESENT,
            origin.as_str(),
            false,
        ),
        ("at another site", PRESENT | VERIFIED, evil, false),
        (
            "with another key",
            PRESENT | VERIFIED,
            origin.as_str(),
            true,
        ),
    ] {
        let mut visitor = scene.visitor();
        let begun = read(
            &visitor
                .post_json("/sign-in/passkey/begin", &nothing)
                .await
                .text,
        );
        let used = if foreign { &mut stranger } else { &mut device };
        let given = used.get(&begun["options"], at, flags);
        let end = json!({ "key": begun["key"], "credential": given });
        let seen = visitor.post_json("/sign-in/passkey/end", &end).await;
        assert_eq!(seen.status, StatusCode::UNAUTHORIZED, "{what}");
        assert!(visitor.cookies.is_empty(), "{what}");
    }
    let password = [("email", "anna@example.org"), ("password", GOOD)];
    let entered = scene.visitor().post("/sign-in", &password).await;
    assert_eq!(entered.location, "/member/M-1");
}
