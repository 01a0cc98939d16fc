//! The provider of `jsonwebtoken`: Ed25519 by AWS-LC (RFC 8037) and nothing else.

use std::{
    collections::BTreeMap,
    sync::{Arc, Once, PoisonError, RwLock},
};

use aws_lc_rs::signature::Ed25519KeyPair;
use jsonwebtoken::{
    Algorithm, AlgorithmFamily, DecodingKey, EncodingKey,
    crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils},
    errors::{Error, ErrorKind},
    signature::{self, Signer, Verifier},
};

use crate::keys::PublicKey;

/// The key pairs of this process, by their public half. `jsonwebtoken` hands a provider the bytes
/// of a key and nothing that was made of them, and reading a private key costs as much as signing:
/// so what it is handed is the public half, as a name. A process has a handful of keys.
static PAIRS: RwLock<BTreeMap<[u8; 32], Arc<Ed25519KeyPair>>> = RwLock::new(BTreeMap::new());

/// Makes `pair` known, and gives the key that `jsonwebtoken` signs with.
pub(crate) fn encoding(public: [u8; 32], pair: Arc<Ed25519KeyPair>) -> EncodingKey {
    install();
    PAIRS
        .write()
        .unwrap_or_else(PoisonError::into_inner)
        .insert(public, pair);
    EncodingKey::from_ed_der(&public)
}

/// The key that `jsonwebtoken` verifies with.
pub(crate) fn decoding(public: &[u8; 32]) -> DecodingKey {
    install();
    DecodingKey::from_ed_der(public)
}

struct PairSigner(Arc<Ed25519KeyPair>);

impl Signer<Vec<u8>> for PairSigner {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, signature::Error> {
        Ok(self.0.sign(message).as_ref().to_vec())
    }
}

impl JwtSigner for PairSigner {
    fn algorithm(&self) -> Algorithm {
        Algorithm::EdDSA
    }
}

struct KeyVerifier(PublicKey);

impl Verifier<Vec<u8>> for KeyVerifier {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), signature::Error> {
        if self.0.verifies(message, signature) {
            Ok(())
        } else {
            Err(signature::Error::new())
        }
    }
}

impl JwtVerifier for KeyVerifier {
    fn algorithm(&self) -> Algorithm {
        Algorithm::EdDSA
    }
}

fn bytes(key: &[u8]) -> Result<[u8; 32], Error> {
    key.try_into()
        .map_err(|_| ErrorKind::InvalidEddsaKey.into())
}

fn signer(algorithm: &Algorithm, key: &EncodingKey) -> Result<Box<dyn JwtSigner>, Error> {
    if *algorithm != Algorithm::EdDSA || key.family() != AlgorithmFamily::Ed {
        return Err(ErrorKind::InvalidAlgorithm.into());
    }
    let pairs = PAIRS.read().unwrap_or_else(PoisonError::into_inner);
    let pair = pairs
        .get(&bytes(key.as_bytes())?)
        .ok_or(ErrorKind::InvalidEddsaKey)?;
    Ok(Box::new(PairSigner(Arc::clone(pair))))
}

fn verifier(algorithm: &Algorithm, key: &DecodingKey) -> Result<Box<dyn JwtVerifier>, Error> {
    if *algorithm != Algorithm::EdDSA || key.family() != AlgorithmFamily::Ed {
        return Err(ErrorKind::InvalidAlgorithm.into());
    }
    let public = bytes(key.try_get_as_bytes()?)?;
    Ok(Box::new(KeyVerifier(PublicKey::from_bytes(public))))
}

/// Makes this the provider in this process; later calls do nothing.
fn install() {
    static PROVIDER: CryptoProvider = CryptoProvider {
        signer_factory: signer,
        verifier_factory: verifier,
        key_utils: KeyUtils::new_unimplemented(),
    };
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // An error means that the embedding program installed a provider of its own; it then signs
        // and verifies the same Ed25519.
        let _ = PROVIDER.install_default();
    });
}
