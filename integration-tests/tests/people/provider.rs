//! Signing in by an identity provider, which is a small one of the test.

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use reqwest::StatusCode;
use ring::{
    digest,
    rand::SystemRandom,
    signature::{Ed25519KeyPair, KeyPair as _},
};
use serde_json::{Value, json};
use steelyard::{
    clock::{Clock, SystemClock},
    config::Secret,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

use crate::Scene;

/// What the provider says of whoever comes next.
#[derive(Clone)]
struct Says {
    email: &'static str,
    verified: bool,
    audience: &'static str,
    nonce: Option<&'static str>,
    lifetime: i64,
    foreign_key: bool,
}

impl Default for Says {
    fn default() -> Self {
        Self {
            email: "Anna@example.org",
            verified: true,
            audience: "steelyard",
            nonce: None,
            lifetime: 300,
            foreign_key: false,
        }
    }
}

#[derive(Clone)]
struct Provider {
    address: SocketAddr,
    key: Arc<Ed25519KeyPair>,
    says: Arc<Mutex<Says>>,
    /// The challenge and nonce that each code was given for.
    codes: Arc<Mutex<HashMap<String, (String, String)>>>,
}

fn new_key() -> Ed25519KeyPair {
    let pkcs8 = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
    Ed25519KeyPair::from_pkcs8(pkcs8.as_ref()).unwrap()
}

impl Provider {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let provider = Self {
            address: listener.local_addr().unwrap(),
            key: Arc::new(new_key()),
            says: Arc::default(),
            codes: Arc::default(),
        };
        let own = provider.clone();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let own = own.clone();
                tokio::spawn(async move {
                    let request = read(&mut stream).await;
                    let body = own.answer(&request);
                    let status = if body.is_null() {
                        "400 Bad Request"
                    } else {
                        "200 OK"
                    };
                    let body = body.to_string();
                    let answer = format!(
                        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\n\
                         content-length: {}\r\nconnection: close\r\n\r\n{body}",
                        body.len()
                    );
                    let _ = stream.write_all(answer.as_bytes()).await;
                });
            }
        });
        provider
    }

    fn issuer(&self) -> String {
        format!("http://{}", self.address)
    }

    fn answer(&self, request: &str) -> Value {
        let issuer = self.issuer();
        let path = request.split(' ').nth(1).unwrap_or_default();
        match path {
            "/.well-known/openid-configuration" => json!({
                "issuer": issuer,
                "authorization_endpoint": format!("{issuer}/authorize"),
                "token_endpoint": format!("{issuer}/token"),
                "jwks_uri": format!("{issuer}/keys"),
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["EdDSA"],
            }),
            "/keys" => json!({ "keys": [{
                "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": "1",
                "x": URL_SAFE_NO_PAD.encode(self.key.public_key().as_ref()),
            }] }),
            "/token" => self.token(request),
            _ => Value::Null,
        }
    }

    /// The ID token for a code, if its verifier is right (RFC 7636) and the client proves itself.
    fn token(&self, request: &str) -> Value {
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        let secret = base64::engine::general_purpose::STANDARD.encode("steelyard:s3cret");
        if !head.contains(&format!("Basic {secret}")) {
            return Value::Null;
        }
        let form: HashMap<String, String> = url::form_urlencoded::parse(body.as_bytes())
            .into_owned()
            .collect();
        let code = self.codes.lock().unwrap().remove(&form["code"]);
        let Some((challenge, nonce)) = code else {
            return Value::Null;
        };
        let hash = digest::digest(&digest::SHA256, form["code_verifier"].as_bytes());
        if URL_SAFE_NO_PAD.encode(hash) != challenge {
            return Value::Null;
        }
        let says = self.says.lock().unwrap().clone();
        let now = SystemClock.now().as_seconds();
        let claims = json!({
            "iss": self.issuer(), "sub": "248289761001", "aud": says.audience,
            "iat": now, "exp": now + says.lifetime,
            "nonce": says.nonce.map_or(nonce, str::to_owned),
            "email": says.email, "email_verified": says.verified,
        });
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let header = json!({ "alg": "EdDSA", "kid": "1", "typ": "JWT" });
        let signed = format!("{}.{}", part(&header), part(&claims));
        let signature = if says.foreign_key {
            new_key().sign(signed.as_bytes())
        } else {
            self.key.sign(signed.as_bytes())
        };
        let token = format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature));
        json!({ "access_token": "x", "token_type": "Bearer", "id_token": token })
    }

    /// Takes somebody who was sent here, and sends them back: the path of the callback.
    fn consent(&self, location: &str) -> String {
        let url = url::Url::parse(location).unwrap();
        let asked: HashMap<String, String> = url.query_pairs().into_owned().collect();
        assert_eq!(asked["client_id"], "steelyard");
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["code_challenge_method"], "S256");
        assert!(asked["scope"].contains("openid") && asked["scope"].contains("email"));
        let redirect = url::Url::parse(&asked["redirect_uri"]).unwrap();
        let mut codes = self.codes.lock().unwrap();
        let code = format!("code-{}-{}", codes.len(), asked["nonce"]);
        let kept = (asked["code_challenge"].clone(), asked["nonce"].clone());
        codes.insert(code.clone(), kept);
        let state = &asked["state"];
        let answer: String = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("code", code.as_str()), ("state", state)])
            .finish();
        format!("{}?{answer}", redirect.path())
    }
}

/// One request with its body.
async fn read(stream: &mut tokio::net::TcpStream) -> String {
    let mut request = Vec::new();
    let mut chunk = [0; 4_096];
    loop {
        let text = String::from_utf8_lossy(&request).to_string();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .filter_map(|line| line.split_once(": "))
                .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
                .map_or(0, |(_, length)| length.parse().unwrap());
            if body.len() >= length {
                return text;
            }
        }
        match stream.read(&mut chunk).await.unwrap_or(0) {
            0 => return text,
            n => request.extend_from_slice(&chunk[..n]),
        }
    }
}

async fn scene(provider: &Provider) -> Scene {
    let issuer = provider.issuer();
    let scene = Scene::start_with(
        |_| (),
        |config| {
            config.oidc.issuer = issuer;
            config.oidc.client_id = "steelyard".to_owned();
            config.oidc.client_secret = Secret::from("s3cret");
        },
    );
    scene.await
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_the_provider_vouches_for_gets_in_and_where_they_wanted_to() {
    let provider = Provider::start().await;
    let scene = scene(&provider).await;
    scene.accepted("anna@example.org", "M-1").await;
    let mut anna = scene.visitor();
    let page = anna.get("/sign-in?to=/account").await;
    assert!(
        page.text.contains("/sign-in/oidc?to=%2Faccount"),
        "{}",
        page.text
    );
    let sent = anna.get("/sign-in/oidc?to=%2Faccount").await;
    assert!(
        sent.location.starts_with(&provider.issuer()),
        "{}",
        sent.text
    );
    let back = provider.consent(&sent.location);
    let before = anna.cookies.clone();
    let entered = anna.get(&back).await;
    assert_eq!(entered.location, "/account", "{}", entered.text);
    assert_eq!(anna.get("/account").await.status, StatusCode::OK);
    // What came back once works no second time.
    let mut thief = scene.visitor();
    thief.cookies = before;
    assert_eq!(thief.get(&back).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_not_vouched_for_stays_out() {
    let provider = Provider::start().await;
    let scene = scene(&provider).await;
    scene.accepted("anna@example.org", "M-1").await;
    let says = [
        (
            "not verified",
            Says {
                verified: false,
                ..Says::default()
            },
        ),
        (
            "not known here",
            Says {
                email: "eve@example.org",
                ..Says::default()
            },
        ),
        (
            "for another node",
            Says {
                audience: "other",
                ..Says::default()
            },
        ),
        (
            "for another visit",
            Says {
                nonce: Some("other"),
                ..Says::default()
            },
        ),
        (
            "expired",
            Says {
                lifetime: -300,
                ..Says::default()
            },
        ),
        (
            "of another hand",
            Says {
                foreign_key: true,
                ..Says::default()
            },
        ),
    ];
    for (what, says) in says {
        *provider.says.lock().unwrap() = says;
        let mut visitor = scene.visitor();
        let sent = visitor.get("/sign-in/oidc").await;
        let seen = visitor.get(&provider.consent(&sent.location)).await;
        assert_eq!(seen.status, StatusCode::UNAUTHORIZED, "{what}");
        assert!(!visitor.cookies.contains_key("__Host-steelyard"), "{what}");
    }
    *provider.says.lock().unwrap() = Says::default();
    // Somebody else's answer, in the browser of another.
    let mut anna = scene.visitor();
    let sent = anna.get("/sign-in/oidc").await;
    let mut victim = scene.visitor();
    victim.get("/sign-in/oidc").await;
    let seen = victim.get(&provider.consent(&sent.location)).await;
    assert_eq!(seen.status, StatusCode::UNAUTHORIZED);
    let refused = anna
        .get("/sign-in/oidc/callback?error=access_denied&state=x")
        .await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
}
