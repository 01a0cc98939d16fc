//! Signing in by the cluster's identity provider: OpenID Connect, authorization code flow with PKCE.
//!
//! The provider proves an e-mail address; who that is, and what they may do, is known here. An
//! address that it has not verified, or that no person here has, lets nobody in.

use std::{
    error::Error,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use futures::StreamExt as _;
use openidconnect::{
    AccessTokenHash, AuthType, AuthorizationCode, ClientId, ClientSecret, CsrfToken,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IssuerUrl, Nonce,
    OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope,
    TokenResponse as _,
    core::{
        CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreJwsSigningAlgorithm,
        CoreProviderMetadata,
    },
};
use url::Url;

use super::{Email, People, Person, SignInError, pending::Pending};
use crate::config::Config;

/// How long the provider may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// Longest answer of the provider, in bytes.
const MOST_BYTES: usize = 512 * 1_024;
/// How long what the provider says of itself, and its keys, are taken for true.
const KEPT: Duration = Duration::from_secs(5 * 60);

/// The provider, and who is on the way to it.
pub(super) struct Oidc {
    issuer: IssuerUrl,
    client_id: ClientId,
    client_secret: ClientSecret,
    redirect: RedirectUrl,
    http: reqwest::Client,
    metadata: Mutex<Option<(Instant, Arc<CoreProviderMetadata>)>>,
    departed: Pending<Departed>,
}

/// Somebody on the way to the provider.
struct Departed {
    metadata: Arc<CoreProviderMetadata>,
    state: CsrfToken,
    nonce: Nonce,
    verifier: PkceCodeVerifier,
    to: String,
}

/// How somebody goes to the provider.
pub struct Departure {
    /// Where the browser goes.
    pub url: Url,
    /// What the browser keeps meanwhile: only it can come back.
    pub cookie: String,
}

/// Why the provider lets nobody in.
#[derive(Debug, thiserror::Error)]
pub enum OidcError {
    /// There is none.
    #[error("there is no identity provider; see [oidc] in steelyard.toml")]
    Absent,
    /// The configuration cannot be used.
    #[error("[oidc] in steelyard.toml cannot be used: {0}")]
    Configuration(String),
    /// It cannot be asked, or what it says is not right.
    #[error("the identity provider cannot be used: {0}")]
    Provider(String),
    /// What came back is not what was sent away.
    #[error("what came back from the identity provider does not belong to what was sent there")]
    Stray,
    /// It vouches for no address.
    #[error("the identity provider vouches for no e-mail address")]
    NoEmail,
}

/// Why the provider was not asked.
#[derive(Debug, thiserror::Error)]
enum FetchError {
    #[error("`{0}` is not https")]
    Open(String),
    #[error("the answer is longer than {MOST_BYTES} bytes")]
    Long,
    #[error(transparent)]
    Http(#[from] reqwest::Error),
    #[error(transparent)]
    Answer(#[from] axum::http::Error),
}

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

impl Oidc {
    /// The provider of a configuration that names one.
    pub(super) fn of(config: &Config) -> Result<Option<Self>, OidcError> {
        let section = &config.oidc;
        if !section.is_configured() {
            return Ok(None);
        }
        let wrong = |e: &dyn Error| {
            let mut told = e.to_string();
            let mut cause = e.source();
            while let Some(e) = cause {
                told = format!("{told}: {e}");
                cause = e.source();
            }
            OidcError::Configuration(told)
        };
        let redirect = format!("{}/sign-in/oidc/callback", config.public_url());
        let http = reqwest::Client::builder()
            // A redirect could lead into the cluster's own network.
            .redirect(reqwest::redirect::Policy::none())
            .timeout(PATIENCE)
            .build();
        Ok(Some(Self {
            issuer: IssuerUrl::new(section.issuer.clone()).map_err(|e| wrong(&e))?,
            client_id: ClientId::new(section.client_id.clone()),
            client_secret: ClientSecret::new(section.client_secret.reveal().to_owned()),
            redirect: RedirectUrl::new(redirect).map_err(|e| wrong(&e))?,
            http: http.map_err(|e| wrong(&e))?,
            metadata: Mutex::default(),
            departed: Pending::default(),
        }))
    }

    /// What the provider says of itself, asked again every few minutes.
    async fn metadata(&self) -> Result<Arc<CoreProviderMetadata>, OidcError> {
        let kept = self
            .metadata
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if let Some((at, metadata)) = kept
            && at.elapsed() < KEPT
        {
            return Ok(metadata);
        }
        let fetch = |request| fetch(self.http.clone(), request);
        let found = CoreProviderMetadata::discover_async(self.issuer.clone(), &fetch).await;
        let found = Arc::new(found.map_err(provider)?);
        let mut metadata = self.metadata.lock().unwrap_or_else(PoisonError::into_inner);
        *metadata = Some((Instant::now(), Arc::clone(&found)));
        Ok(found)
    }

    fn client(&self, metadata: &CoreProviderMetadata) -> Client {
        let by = metadata.token_endpoint_auth_methods_supported();
        let by_body = by.is_some_and(|methods| {
            !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
                && methods.contains(&CoreClientAuthMethod::ClientSecretPost)
        });
        let auth = if by_body {
            AuthType::RequestBody
        } else {
            AuthType::BasicAuth
        };
        CoreClient::from_provider_metadata(
            metadata.clone(),
            self.client_id.clone(),
            Some(self.client_secret.clone()),
        )
        .set_redirect_uri(self.redirect.clone())
        .set_auth_type(auth)
    }

    /// The verified address that the provider vouches for.
    async fn email(&self, departed: Departed, code: &str) -> Result<Email, OidcError> {
        let client = self.client(&departed.metadata);
        let fetch = |request| fetch(self.http.clone(), request);
        let tokens = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(provider)?
            .set_pkce_verifier(departed.verifier)
            .request_async(&fetch)
            .await
            .map_err(provider)?;
        let none = || OidcError::Provider("it gave no ID token".to_owned());
        let token = tokens.id_token().ok_or_else(none)?;
        // Signed by a key of the provider, not by the secret that two sides know.
        let verifier = client.id_token_verifier().set_allowed_algs([
            CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
            CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
            CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
            CoreJwsSigningAlgorithm::RsaSsaPssSha256,
            CoreJwsSigningAlgorithm::EcdsaP256Sha256,
            CoreJwsSigningAlgorithm::EcdsaP384Sha384,
            CoreJwsSigningAlgorithm::EdDsa,
        ]);
        let claims = token.claims(&verifier, &departed.nonce).map_err(provider)?;
        if let Some(expected) = claims.access_token_hash() {
            let algorithm = token.signing_alg().map_err(provider)?;
            let key = token.signing_key(&verifier).map_err(provider)?;
            let found = AccessTokenHash::from_token(tokens.access_token(), algorithm, key);
            if found.map_err(provider)? != *expected {
                let other = "the access token is another than the ID token says".to_owned();
                return Err(OidcError::Provider(other));
            }
        }
        let email = claims
            .email()
            .filter(|_| claims.email_verified() == Some(true));
        let email = email.and_then(|email| email.as_str().parse().ok());
        email.ok_or(OidcError::NoEmail)
    }
}

impl People {
    /// Whether there is an identity provider.
    pub const fn has_provider(&self) -> bool {
        self.oidc.is_some()
    }

    /// Sends somebody to the identity provider, to be led to `to` afterwards.
    ///
    /// # Errors
    /// If there is none, or it cannot be asked.
    pub async fn depart(&self, to: &str) -> Result<Departure, OidcError> {
        let oidc = self.oidc.as_deref().ok_or(OidcError::Absent)?;
        let metadata = oidc.metadata().await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (url, state, nonce) = oidc
            .client(&metadata)
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        let departed = Departed {
            metadata,
            state,
            nonce,
            verifier,
            to: to.to_owned(),
        };
        let cookie = oidc.departed.begin(departed);
        let cookie = cookie.map_err(|e| OidcError::Provider(e.to_string()))?;
        Ok(Departure { url, cookie })
    }

    /// Whom the identity provider sent back with `code` and `state`, by the browser that kept
    /// `cookie`; and where they wanted to go.
    ///
    /// # Errors
    /// If it belongs to nothing that was sent away, the provider does not vouch for a verified
    /// address, or nobody who may sign in has it.
    pub async fn by_provider(
        &self,
        cookie: &str,
        state: &str,
        code: &str,
    ) -> Result<(Person, String), SignInError> {
        let said = |e: OidcError| {
            tracing::warn!(error = %e, "a sign-in by the identity provider failed");
            SignInError::Refused
        };
        let oidc = self.oidc.as_deref().ok_or(SignInError::Refused)?;
        let departed = oidc.departed.take(cookie);
        let departed = departed.filter(|d| d.state.secret() == state);
        let departed = departed.ok_or_else(|| said(OidcError::Stray))?;
        let to = departed.to.clone();
        let email = oidc.email(departed, code).await.map_err(said)?;
        match self.by_email(&email).await? {
            Some(person) if !person.disabled => Ok((person, to)),
            _ => Err(SignInError::Refused),
        }
    }
}

/// Asks the provider.
async fn fetch(http: reqwest::Client, request: HttpRequest) -> Result<HttpResponse, FetchError> {
    let url = request.uri().to_string();
    let is_safe = Url::parse(&url)
        .is_ok_and(|url| url.scheme() == "https" || crate::config::is_loopback(&url));
    if !is_safe {
        return Err(FetchError::Open(url));
    }
    let answer = http.execute(reqwest::Request::try_from(request)?).await?;
    let mut response = axum::http::Response::builder().status(answer.status());
    if let Some(headers) = response.headers_mut() {
        headers.clone_from(answer.headers());
    }
    let mut body = Vec::new();
    let mut chunks = answer.bytes_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk?;
        if body.len() + chunk.len() > MOST_BYTES {
            return Err(FetchError::Long);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(response.body(body)?)
}

/// What the provider, or the way to it, is at fault for; with all causes.
fn provider(e: impl Error) -> OidcError {
    let mut said = e.to_string();
    let mut cause = e.source();
    while let Some(e) = cause {
        said = format!("{said}: {e}");
        cause = e.source();
    }
    OidcError::Provider(said)
}
