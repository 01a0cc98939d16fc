//! A passkey of the browser's own: a virtual authenticator (WebAuthn level 2, section 11) that
//! always finds its person there.

use serde_json::json;

use super::Browser;

impl Browser {
    /// Gives the browser an authenticator.
    ///
    /// # Panics
    /// If it takes none.
    pub async fn add_authenticator(&self) {
        let authenticator = json!({
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": true,
            "hasUserVerification": true,
            "isUserConsenting": true,
            "isUserVerified": true,
        });
        let added = self.post("webauthn/authenticator", authenticator).await;
        added.expect("a virtual authenticator");
    }
}
