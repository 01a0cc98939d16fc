//! Receipts for consents: what was consented to and how it stands, signed by the cluster.
//!
//! A receipt is JSON-LD with the fields of ISO/IEC TS 27560 in the words of the W3C Data Privacy
//! Vocabulary (<https://w3id.org/dpv/guides/consent-27560>), and can be read as it is. Its `proof` is
//! a JWS over the same content; whoever changes a word of either is found out.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use steelyard_policies::consent::{ConsentGranularity, Recipient};
use steelyard_protocol::{
    charter::Charter,
    envelope::{Claims, EnvelopeError, Signed},
    fields::FieldGroup,
    ids::{ClusterId, Country, MemberRef, Purpose},
    keys::{PublicKey, SigningKey},
    time::Timestamp,
};

use super::RightsError;
use crate::{
    audit::consents::consent_digest,
    config::ClusterSection,
    directory::{
        Directory, DirectoryError,
        consents::{ConsentState, ConsentStatus},
        notices::Notice,
    },
};

/// Longest receipt that is read, in bytes.
pub const RECEIPT_BYTES: usize = 512 * 1024;

/// Why there is no receipt, or it does not count.
#[derive(Debug, thiserror::Error)]
pub enum ReceiptError {
    /// It is none.
    #[error("this is no receipt for a consent: {0}")]
    Malformed(String),
    /// What can be read is not what was signed.
    #[error("the receipt was changed after it was signed")]
    Changed,
    /// The signature does not count.
    #[error(transparent)]
    Signature(#[from] EnvelopeError),
    /// It is signed by nobody who can.
    #[error("cluster `{0}` did not sign this receipt")]
    OtherSigner(ClusterId),
    /// The terms cannot be written.
    #[error("the consent cannot be written as JSON")]
    Unwritable,
}

/// Who is responsible for the data, in the words of the law: the cluster.
pub struct Controller<'a> {
    /// Id, name and country.
    pub cluster: &'a ClusterSection,
    /// The key that it signs with.
    pub key: &'a SigningKey,
    /// The charter in force: says what its purposes mean.
    pub charter: Option<&'a Charter>,
}

/// What is signed.
#[derive(Serialize, Deserialize)]
struct Receipt {
    iss: ClusterId,
    #[serde(flatten)]
    content: Map<String, Value>,
}

impl Claims for Receipt {
    const TYP: &'static str = "steelyard-consent-receipt+jwt";
    const MAX_BYTES: usize = RECEIPT_BYTES;

    fn issuer(&self) -> &ClusterId {
        &self.iss
    }
}

/// A receipt that counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Verified {
    /// The cluster that signed it.
    pub cluster: ClusterId,
    /// All that it says.
    pub content: Value,
}

/// The receipt for a consent of a member, as a JSON document.
///
/// # Errors
/// If there is no such member or consent, or the store fails.
pub async fn issue(
    directory: &Directory,
    controller: &Controller<'_>,
    member: &MemberRef,
    consent: u64,
) -> Result<Value, RightsError> {
    let consents = directory.consents(member).await?;
    let Some(state) = consents.iter().find(|c| c.id == consent) else {
        return Err(DirectoryError::UnknownConsent {
            member: member.clone(),
            consent,
        }
        .into());
    };
    let notices = directory.notices(member).await?;
    let notice = notices.get(&consent);
    Ok(signed(
        controller,
        member,
        (state, notice),
        directory.now(),
    )?)
}

/// The receipt for a consent that was read, given on that notice.
///
/// # Errors
/// If it cannot be written or signed.
pub(super) fn signed(
    controller: &Controller<'_>,
    member: &MemberRef,
    given: (&ConsentState, Option<&Notice>),
    now: Timestamp,
) -> Result<Value, ReceiptError> {
    let Value::Object(content) = content(controller, member, given, now)? else {
        return Err(ReceiptError::Unwritable);
    };
    let receipt = Receipt {
        iss: controller.cluster.id.clone(),
        content,
    };
    let jws = Signed::sign(&receipt, controller.key)?;
    let mut document = serde_json::to_value(&receipt).map_err(|_| ReceiptError::Unwritable)?;
    if let Value::Object(document) = &mut document {
        let proof = json!({
            "type": "JsonWebSignature",
            "verificationMethod": controller.key.public(),
            "jws": jws.as_str(),
        });
        document.insert("proof".to_owned(), proof);
    }
    Ok(document)
}

/// The cluster that claims to have signed a receipt, to look up its keys.
///
/// # Errors
/// If it is no receipt.
pub fn claimed_issuer(document: &str) -> Result<ClusterId, ReceiptError> {
    Ok(parse(document)?.1.claimed_issuer().clone())
}

/// Checks a receipt; `keys` are those of the cluster that claims to have signed it.
///
/// # Errors
/// Says what is wrong with it.
pub fn verify(document: &str, keys: &[PublicKey]) -> Result<Verified, ReceiptError> {
    let (shown, signed) = parse(document)?;
    let receipt = keys
        .iter()
        .find_map(|key| signed.verify(key).ok())
        .ok_or_else(|| ReceiptError::OtherSigner(signed.claimed_issuer().clone()))?;
    let content = serde_json::to_value(&receipt).map_err(|_| ReceiptError::Unwritable)?;
    if shown != content {
        return Err(ReceiptError::Changed);
    }
    Ok(Verified {
        cluster: receipt.iss,
        content,
    })
}

/// What can be read of a receipt, and what was signed.
fn parse(document: &str) -> Result<(Value, Signed<Receipt>), ReceiptError> {
    let malformed = |e: &str| ReceiptError::Malformed(e.to_owned());
    if document.len() > RECEIPT_BYTES {
        return Err(malformed("it is too long"));
    }
    let mut shown: Map<String, Value> =
        serde_json::from_str(document).map_err(|e| malformed(&e.to_string()))?;
    let proof = shown
        .remove("proof")
        .ok_or_else(|| malformed("it has no `proof`"))?;
    let jws = proof.get("jws").and_then(Value::as_str);
    let jws = jws.ok_or_else(|| malformed("its `proof` has no `jws`"))?;
    Ok((Value::Object(shown), Signed::parse(jws.as_bytes())?))
}

impl Verified {
    /// What it says, in a sentence for people.
    pub fn sentence(&self) -> String {
        let at = |pointer: &str| {
            let found = self.content.pointer(pointer);
            found.and_then(Value::as_str).unwrap_or("?").to_owned()
        };
        let record = "/dpv:hasRecordOfActivity";
        let statuses = self
            .content
            .pointer(&format!("{record}/dpv:hasConsentStatus"))
            .and_then(Value::as_array)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let statuses: Vec<String> = statuses
            .iter()
            .map(|s| {
                let text = |name| s.get(name).and_then(Value::as_str).unwrap_or("?");
                let what = text("@type").trim_start_matches("dpv:Consent");
                format!("{} {}", what.to_lowercase(), text("dpv:isIndicatedAtTime"))
            })
            .collect();
        format!(
            "`{}` signed that member `{}` gave consent {} for {}: {}. As of {}.",
            self.cluster,
            at(&format!("{record}/dpv:hasDataSubject/dct:identifier")),
            at(&format!("{record}/dct:identifier")),
            at(&format!(
                "{record}/dpv:hasProcess/dpv:hasPurpose/dct:identifier"
            )),
            statuses.join(", "),
            at("/dct:created"),
        )
    }
}

fn content(
    controller: &Controller<'_>,
    member: &MemberRef,
    (consent, notice): (&ConsentState, Option<&Notice>),
    now: Timestamp,
) -> Result<Value, ReceiptError> {
    let own = &controller.cluster.id;
    let country = &controller.cluster.country;
    let digest =
        consent_digest(&consent.terms, consent.validity).map_err(|_| ReceiptError::Unwritable)?;
    let mut record = json!({
        "@type": "dpv:ConsentRecord",
        "dct:conformsTo": "https://w3id.org/dpv/schema/dpv-27560#record",
        "dct:identifier": consent.id.to_string(),
        // What the audit log says of this consent.
        "steelyard:terms": format!("sha-256:{digest}"),
        "dpv:hasDataSubject": { "@type": "dpv:DataSubject", "dct:identifier": member },
        "dpv:hasDataController": {
            "@id": format!("urn:steelyard:{own}"),
            "@type": "dpv:DataController",
            "dct:identifier": own,
            "schema:name": controller.cluster.name,
            "schema:addressCountry": iso(country),
        },
        "dpv:hasJurisdiction": format!("loc:{}", iso(country)),
        "dpv:hasLegalBasis": "dpv:Consent",
        "dpv:hasProcess": process(controller, consent),
        "dpv:hasConsentStatus": statuses(consent),
        "dpv:hasConsentControl": "dpv:WithdrawConsent",
    });
    if let (Value::Object(record), Some(notice)) = (&mut record, notice) {
        let notice = json!({
            "@type": "dpv:ConsentNotice",
            "dct:language": notice.language,
            "dct:identifier": format!("sha-256:{}", notice.digest()),
            "dct:description": notice.text,
        });
        record.insert("dpv:hasNotice".to_owned(), notice);
    }
    if let Value::Object(record) = &mut record
        && GDPR.contains(&country.as_str())
    {
        record.insert("dpv:hasApplicableLaw".to_owned(), json!("eu-gdpr:GDPR"));
        record.insert("dpv:hasLegalBasis".to_owned(), json!("eu-gdpr:A6-1-a"));
    }
    Ok(json!({
        "@context": {
            "dct": "http://purl.org/dc/terms/",
            "dpv": "https://w3id.org/dpv#",
            "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
            "iss": "dct:publisher",
            "loc": "https://w3id.org/dpv/loc#",
            "pd": "https://w3id.org/dpv/pd#",
            "schema": "https://schema.org/",
            "steelyard": "urn:steelyard:terms:",
        },
        "@id": format!("urn:steelyard:{own}:consent:{}:{}", consent.id, now.as_millis()),
        "@type": "dpv:ConsentReceipt",
        "dct:conformsTo": "https://w3id.org/dpv/schema/dpv-27560#receipt",
        "dct:created": now,
        "dct:identifier": format!("{own}/{}/{}", consent.id, now.as_millis()),
        "schema:recipient": "dpv:DataSubject",
        "dpv:hasRecordOfActivity": record,
    }))
}

/// What is done with the data.
fn process(controller: &Controller<'_>, consent: &ConsentState) -> Value {
    let terms = &consent.terms;
    let purpose = controller.charter.and_then(|charter| {
        let entry = charter.purposes.iter().find(|p| p.id == terms.purpose)?;
        entry.dpv.as_deref()
    });
    let data: Vec<Value> = terms
        .fields
        .iter()
        .map(|group| {
            json!({
                "@type": category(group),
                "dct:identifier": group.as_str(),
                "dpv:hasNecessity": "dpv:Optional",
            })
        })
        .collect();
    // Shown to the recipients, or only counted by.
    let processing = match terms.granularity {
        ConsentGranularity::Record => json!(["dpv:Match", "dpv:DiscloseByTransmission"]),
        ConsentGranularity::Count => json!(["dpv:Match"]),
    };
    let duration = match consent.validity.valid_until {
        Some(until) => json!({ "@type": "dpv:UntilTimeDuration", "schema:endDate": until }),
        None => json!({ "@type": "dpv:UntilEventDuration", "dct:description": "withdrawal" }),
    };
    let recipients: Vec<Value> = terms
        .recipients
        .iter()
        .map(|r| recipient(r, controller.charter))
        .collect();
    let mut process = json!({
        "@type": "dpv:Process",
        "dpv:hasPurpose": {
            "@type": purpose.unwrap_or("dpv:Purpose"),
            "dct:identifier": terms.purpose,
            "dct:description": described(&terms.purpose),
        },
        "dpv:hasProcessing": processing,
        "dpv:hasPersonalData": data,
        "dpv:hasRecipient": recipients,
        "dpv:hasDuration": duration,
        "dpv:hasStorageCondition": { "@type": "dpv:StorageDuration", "dpv:hasDuration": duration },
        "schema:startDate": consent.validity.valid_from,
    });
    if let Value::Object(process) = &mut process {
        if let Some(until) = consent.validity.valid_until {
            process.insert("schema:endDate".to_owned(), json!(until));
        }
        if !terms.except.is_empty() {
            process.insert("steelyard:except".to_owned(), json!(terms.except));
        }
    }
    process
}

fn recipient(recipient: &Recipient, charter: Option<&Charter>) -> Value {
    let mut value = json!({ "@type": "dpv:Recipient", "dct:identifier": recipient });
    let name = match recipient {
        Recipient::Federation => charter.map(|c| c.name.clone()),
        Recipient::Country(_) => None,
        Recipient::Cluster(id) => charter
            .and_then(|c| c.cluster(id.as_str()))
            .map(|c| c.name.clone()),
    };
    if let (Value::Object(value), Some(name)) = (&mut value, name) {
        value.insert("schema:name".to_owned(), json!(name));
    }
    value
}

/// What happened to the consent, in order.
fn statuses(consent: &ConsentState) -> Value {
    let mut statuses = vec![json!({
        "@type": "dpv:ConsentGiven",
        "dpv:isIndicatedAtTime": consent.given_at,
        "dpv:hasIndicationMethod": consent.source,
        "dpv:isIndicatedBy": "dpv:DataSubject",
    })];
    if let Some(at) = consent.withdrawn_at {
        statuses.push(json!({
            "@type": "dpv:ConsentWithdrawn",
            "dpv:isIndicatedAtTime": at,
            "dpv:isIndicatedBy": "dpv:DataSubject",
        }));
    } else if consent.status == ConsentStatus::Expired {
        statuses.push(json!({
            "@type": "dpv:ConsentExpired",
            "dpv:isIndicatedAtTime": consent.validity.valid_until,
        }));
    }
    Value::Array(statuses)
}

/// The category of DPV's extension for personal data that a field group is nearest to.
const fn category(group: FieldGroup) -> &'static str {
    match group {
        FieldGroup::Region => "pd:Location",
        FieldGroup::Kind | FieldGroup::Offers | FieldGroup::Needs | FieldGroup::Summary => {
            "pd:Professional"
        }
        FieldGroup::Identity => "pd:Identifying",
        FieldGroup::Contact => "pd:Contact",
    }
}

fn described(purpose: &Purpose) -> &'static str {
    match purpose.as_str() {
        Purpose::MATCHMAKING => "find partners",
        Purpose::STATISTICS => "count members",
        Purpose::FUNDING_CALL => "form a consortium for a call",
        Purpose::EVENT => "invite to an event",
        _ => "as the charter says",
    }
}

/// The code of ISO 3166-1: the European Union writes two of them otherwise.
fn iso(country: &Country) -> &str {
    match country.as_str() {
        "EL" => "GR",
        "UK" => "GB",
        code => code,
    }
}

/// The countries of the European Economic Area, where the General Data Protection Regulation holds.
const GDPR: [&str; 30] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE", "IS",
    "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];
