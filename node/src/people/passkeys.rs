//! Passkeys (WebAuthn): the private half never leaves the person's device, the public half is kept.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use steelyard_protocol::time::Timestamp;
use url::Url;
use webauthn_rs::prelude::{
    CreationChallengeResponse, DiscoverableAuthentication, Passkey, PasskeyRegistration,
    PublicKeyCredential, RegisterPublicKeyCredential, RequestChallengeResponse, Webauthn,
    WebauthnBuilder, WebauthnError,
};

use super::{
    People, PeopleError, Person, PersonId, SignInError,
    pending::Pending,
    persons::{checked_name, note},
};
use crate::{audit::entry::PersonChange, config::Config, store::people_access::PasskeyRow};

/// Most passkeys of a person.
const MOST: usize = 20;

/// The node as a party that passkeys are for, and what has begun.
pub(super) struct Passkeys {
    webauthn: Webauthn,
    host: String,
    registering: Pending<(PersonId, PasskeyRegistration)>,
    signing_in: Pending<DiscoverableAuthentication>,
}

/// A passkey as its person sees it in the list.
#[derive(Clone, Debug)]
pub struct KeptPasskey {
    /// The id of the credential, by which it is removed.
    pub credential: String,
    /// What the person calls it.
    pub name: String,
    /// When it was added.
    pub added: Timestamp,
    /// When it was last used.
    pub used: Option<Timestamp>,
}

impl Passkeys {
    /// What the configuration allows: a passkey belongs to a name, so there are none where browsers
    /// reach the node by a number.
    pub(super) fn of(config: &Config) -> Result<Option<Self>, WebauthnError> {
        let Ok(url) = Url::parse(&config.public_url()) else {
            return Ok(None);
        };
        let Some(url::Host::Domain(host)) = url.host() else {
            return Ok(None);
        };
        let webauthn = WebauthnBuilder::new(host, &url)?
            .rp_name(&config.cluster.name)
            // Without a public address it is this machine's, at whatever port.
            .allow_any_port(config.web.public_url.is_empty())
            .build()?;
        Ok(Some(Self {
            webauthn,
            host: host.to_owned(),
            registering: Pending::default(),
            signing_in: Pending::default(),
        }))
    }
}

impl People {
    /// The name that passkeys are bound to; `None`: there can be none.
    pub fn passkey_host(&self) -> Option<&str> {
        self.passkeys.as_deref().map(|p| p.host.as_str())
    }

    fn ceremonies(&self) -> Result<&Passkeys, PeopleError> {
        self.passkeys.as_deref().ok_or(PeopleError::NoPasskeys)
    }

    /// Begins to make a passkey for a person: the key to come back with, and what the browser is to
    /// do.
    ///
    /// # Errors
    /// If there can be none, the person has too many, or the store fails.
    pub async fn begin_passkey(
        &self,
        id: PersonId,
    ) -> Result<(String, CreationChallengeResponse), PeopleError> {
        let ceremonies = self.ceremonies()?;
        let person = self.person(id).await?;
        let kept = self.store().passkeys_of(&id.to_string()).await?;
        if kept.len() >= MOST {
            return Err(PeopleError::TooManyPasskeys);
        }
        let known = kept.iter().filter_map(|row| read(row).ok());
        let known = known.map(|passkey| passkey.cred_id().clone()).collect();
        let (mut challenge, state) = ceremonies.webauthn.start_passkey_registration(
            id.as_uuid(),
            person.email.as_str(),
            person.shown_name(),
            Some(known),
        )?;
        // The device itself finds the key again, so that nobody has to say who they are first, and
        // nobody learns who there is by asking.
        if let Some(selection) = &mut challenge.public_key.authenticator_selection {
            selection.resident_key = serde_json::from_str("\"required\"").ok();
            selection.require_resident_key = true;
        }
        let key = ceremonies.registering.begin((id, state))?;
        Ok((key, challenge))
    }

    /// Ends to make a passkey: keeps what the browser made.
    ///
    /// # Errors
    /// If it was not begun by this person or too long ago, what the browser made is not right, the
    /// name cannot be taken, or the store fails.
    pub async fn end_passkey(
        &self,
        id: PersonId,
        key: &str,
        made: &RegisterPublicKeyCredential,
        name: &str,
    ) -> Result<(), PeopleError> {
        let ceremonies = self.ceremonies()?;
        let name = checked_name(name)?;
        let begun = ceremonies.registering.take(key);
        let Some((_, state)) = begun.filter(|(person, _)| *person == id) else {
            return Err(PeopleError::PasskeyEnded);
        };
        let passkey = ceremonies
            .webauthn
            .finish_passkey_registration(made, &state)?;
        let at = self.clock.now();
        let row = PasskeyRow {
            credential: URL_SAFE_NO_PAD.encode(passkey.cred_id()),
            person_id: id.to_string(),
            name: name.to_owned(),
            passkey: written(&passkey)?,
            added_at: at.as_millis(),
            used_at: None,
        };
        let mut change = self.ledger.begin().await?;
        self.person(id).await?;
        if self.store().passkey(&row.credential).await?.is_some() {
            return Err(PeopleError::PasskeyEnded);
        }
        change.store().add_passkey(&row).await?;
        note(&mut change, at, id, PersonChange::PasskeyAdded)?;
        Ok(change.commit().await?)
    }

    /// Begins to sign in by passkey: the key to come back with, and what the browser is to do.
    ///
    /// # Errors
    /// If there can be none.
    pub fn begin_passkey_sign_in(&self) -> Result<(String, RequestChallengeResponse), PeopleError> {
        let ceremonies = self.ceremonies()?;
        let (mut challenge, state) = ceremonies.webauthn.start_discoverable_authentication()?;
        // At the press of a button, not in the list of a text field.
        challenge.mediation = None;
        let key = ceremonies.signing_in.begin(state)?;
        Ok((key, challenge))
    }

    /// Whom a passkey lets in.
    ///
    /// # Errors
    /// If it lets nobody in, or the store fails.
    pub async fn by_passkey(
        &self,
        key: &str,
        given: &PublicKeyCredential,
    ) -> Result<Person, SignInError> {
        let ceremonies = self.ceremonies()?;
        let state = ceremonies.signing_in.take(key);
        let state = state.ok_or(SignInError::Refused)?;
        let refused = |e: WebauthnError| {
            tracing::info!(error = %e, "a passkey was refused");
            SignInError::Refused
        };
        let identified = ceremonies
            .webauthn
            .identify_discoverable_authentication(given);
        let (person, credential) = identified.map_err(refused)?;
        let credential = URL_SAFE_NO_PAD.encode(credential);
        let row = self.store().passkey(&credential).await;
        let row = row.map_err(PeopleError::from)?;
        let row = row.filter(|row| row.person_id == person.to_string());
        let row = row.ok_or(SignInError::Refused)?;
        let mut passkey = read(&row)?;
        let result = ceremonies
            .webauthn
            .finish_discoverable_authentication_v2(given, state, &passkey)
            .map_err(refused)?;
        passkey.update_credential(&result);
        let person = self.person(PersonId(person)).await?;
        if person.disabled {
            return Err(SignInError::Refused);
        }
        self.note_use(&credential, &passkey).await?;
        Ok(person)
    }

    async fn note_use(&self, credential: &str, passkey: &Passkey) -> Result<(), PeopleError> {
        let at = self.clock.now().as_millis();
        let passkey = written(passkey)?;
        let mut change = self.ledger.begin().await?;
        let store = change.store();
        store.use_passkey(credential, &passkey, at).await?;
        Ok(change.commit().await?)
    }

    /// The passkeys of a person, in the order in which they were added.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn passkeys(&self, id: PersonId) -> Result<Vec<KeptPasskey>, PeopleError> {
        let rows = self.store().passkeys_of(&id.to_string()).await?;
        let kept = rows.into_iter().map(|row| KeptPasskey {
            credential: row.credential,
            name: row.name,
            added: Timestamp::from_millis(row.added_at),
            used: row.used_at.map(Timestamp::from_millis),
        });
        Ok(kept.collect())
    }

    /// Removes a passkey of a person; says whether there was one.
    ///
    /// # Errors
    /// If there is no such person, nothing else would let it in, or the store fails.
    pub async fn remove_passkey(
        &self,
        id: PersonId,
        credential: &str,
    ) -> Result<bool, PeopleError> {
        let mut change = self.ledger.begin().await?;
        let person = self.person(id).await?;
        let key = id.to_string();
        let other_ways = person.has_password || self.mailer.is_some() || self.has_provider();
        let kept = self.store().passkeys_of(&key).await?;
        let is_last = matches!(&kept[..], [one] if one.credential == credential);
        if is_last && !other_ways {
            return Err(PeopleError::LastPasskey);
        }
        let removed = change.store().remove_passkey(&key, credential).await?;
        if removed {
            note(
                &mut change,
                self.clock.now(),
                id,
                PersonChange::PasskeyRemoved,
            )?;
        }
        change.commit().await?;
        Ok(removed)
    }
}

fn read(row: &PasskeyRow) -> Result<Passkey, PeopleError> {
    serde_json::from_str(&row.passkey).map_err(|_| PeopleError::Corrupt(row.person_id.clone()))
}

fn written(passkey: &Passkey) -> Result<String, PeopleError> {
    serde_json::to_string(passkey).map_err(|_| PeopleError::PasskeyEnded)
}
