//! Signing in: by password, by passkey, by what the identity provider says. The answer to whoever
//! fails is one and the same, and takes as long, whether there is such a person or not.

use std::{net::IpAddr, time::Duration};

use super::{Email, People, PeopleError, Person, limits::TooOften};

/// Why somebody does not get in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// What was given fits nobody who may sign in.
    #[error("this lets nobody in")]
    Refused,
    /// It was tried too often.
    #[error("it was tried too often; try again in {} seconds", .0.as_secs() + 1)]
    TooOften(Duration),
    /// Something failed.
    #[error(transparent)]
    People(#[from] PeopleError),
}

impl From<TooOften> for SignInError {
    fn from(TooOften(wait): TooOften) -> Self {
        Self::TooOften(wait)
    }
}

impl People {
    /// The person with this address, as it was typed, and password.
    ///
    /// # Errors
    /// If it is nobody's, was tried too often, too many wait, or the store fails.
    pub async fn by_password(
        &self,
        email: &str,
        password: &str,
        address: IpAddr,
    ) -> Result<Person, SignInError> {
        self.limits.password(email, address)?;
        let row = match email.parse::<Email>() {
            Ok(email) => self.store().person_by_email(email.as_str()).await,
            Err(_) => self.store().person_by_email("").await,
        };
        let row = row.map_err(PeopleError::from)?;
        let hash = row.as_ref().and_then(|row| row.password.clone());
        let is_right = self.hasher.verify(password, hash).await?;
        match row {
            Some(row) if is_right && row.disabled == 0 => Ok(self.read(row).await?),
            _ => Err(SignInError::Refused),
        }
    }

    /// Counts any other try to get in from `address`.
    ///
    /// # Errors
    /// If it was too often.
    pub fn count_try(&self, address: IpAddr) -> Result<(), SignInError> {
        Ok(self.limits.address(address)?)
    }
}
