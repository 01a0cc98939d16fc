//! Single values of a member's data, checked and put into one form.

use steelyard_protocol::{
    fields::TrlRange,
    ids::{ConceptCode, Country, Nuts},
};

use super::table::shown;

/// A text of one line: every run of space is one blank.
pub(in crate::directory) fn line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A text that may have lines.
pub(in crate::directory) fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.trim()
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect()
}

/// Whether a text was damaged by an earlier conversion: it holds the replacement character, or
/// what its bytes look like in Latin-1.
pub(in crate::directory) fn is_broken(text: &str) -> bool {
    text.contains('\u{fffd}') || text.contains("ï¿½")
}

pub(in crate::directory) fn country(text: &str) -> Result<Option<Country>, String> {
    optional(text, |t| t.parse().map_err(|e| format!("{e}")))
}

/// A region, with the codes that ISO has for Greece and the United Kingdom put into those of NUTS.
pub(in crate::directory) fn nuts(text: &str) -> Result<Option<Nuts>, String> {
    optional(text, |t| {
        let nuts: Nuts = t.parse().map_err(|e| format!("{e}"))?;
        let country: Country = nuts.country_code().parse().map_err(|e| format!("{e}"))?;
        let rest = nuts.as_str().get(2..).unwrap_or_default();
        format!("{country}{rest}")
            .parse()
            .map_err(|e| format!("{e}"))
    })
}

/// Codes parted by `;`, each once.
pub(in crate::directory) fn concepts(text: &str) -> Result<Vec<ConceptCode>, String> {
    let mut codes: Vec<ConceptCode> = Vec::new();
    for part in text.split(';').map(str::trim).filter(|p| !p.is_empty()) {
        let code = part.parse().map_err(|e| format!("{e}"))?;
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    Ok(codes)
}

/// The range from `min` to `max`; where one of them is not given, it is open to that side.
pub(in crate::directory) fn trl(min: &str, max: &str) -> Result<Option<TrlRange>, String> {
    let level = |text: &str, open: u8| match text {
        "" => Ok(open),
        text => text.parse::<u8>().map_err(|_| {
            format!(
                "`{}` is no TRL; use a whole number from 1 to 9",
                shown(text, 20)
            )
        }),
    };
    if min.is_empty() && max.is_empty() {
        return Ok(None);
    }
    TrlRange::new(level(min, 1)?, level(max, 9)?)
        .map(Some)
        .map_err(|e| format!("{e}"))
}

/// A language tag (BCP 47), in lower case up to its first hyphen.
pub(in crate::directory) fn language(text: &str) -> Result<Option<String>, String> {
    optional(text, |t| {
        let mut parts = t.split('-');
        let base = parts.next().unwrap_or_default();
        let ok = (2..=3).contains(&base.len())
            && base.bytes().all(|b| b.is_ascii_alphabetic())
            && t.len() <= 35
            && parts.all(|p| {
                (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric())
            });
        let rest = t.get(base.len()..).unwrap_or_default();
        ok.then(|| base.to_ascii_lowercase() + rest).ok_or_else(|| {
            format!(
                "`{}` is no language; use a code such as en or no",
                shown(t, 40)
            )
        })
    })
}

/// An address on the web. Only `http` and `https` are let in, since it is shown as a link; where
/// neither is written, it is `https`.
pub(in crate::directory) fn website(text: &str) -> Result<Option<String>, String> {
    optional(text, |t| {
        let wrong = || {
            format!(
                "`{}` is no website; write it as https://www.example.org",
                shown(t, 80)
            )
        };
        let lower = t.to_ascii_lowercase();
        let scheme = ["https://", "http://"]
            .into_iter()
            .find(|s| lower.starts_with(s));
        let rest = t.get(scheme.map_or(0, str::len)..).unwrap_or_default();
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let (name, port) = host.split_once(':').unwrap_or((host, "1"));
        let ok = is_host(name)
            && port.parse::<u16>().is_ok()
            && t.chars().count() <= 2_000
            && !t
                .chars()
                .any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'));
        if !ok {
            return Err(wrong());
        }
        Ok(format!("{}{rest}", scheme.unwrap_or("https://")))
    })
}

/// An e-mail address, as far as its form can tell.
pub(in crate::directory) fn email(text: &str) -> Result<Option<String>, String> {
    optional(text, |t| {
        let ok = t.rsplit_once('@').is_some_and(|(local, host)| {
            let plain = |c: char| !c.is_whitespace() && !c.is_control();
            (1..=64).contains(&local.len())
                && local
                    .chars()
                    .all(|c| plain(c) && !matches!(c, '@' | '<' | '>' | ',' | ';' | '"'))
                && t.len() <= 254
                && is_host(host)
        });
        // Not quoted: it is personal data, and the line is named.
        ok.then(|| t.to_owned())
            .ok_or_else(|| "it is no e-mail address; write it as name@example.org".to_owned())
    })
}

/// A host name with a dot in it.
fn is_host(name: &str) -> bool {
    name.contains('.')
        && name.len() <= 253
        && name.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && label
                    .chars()
                    .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        })
}

fn optional<T>(
    text: &str,
    read: impl FnOnce(&str) -> Result<T, String>,
) -> Result<Option<T>, String> {
    if text.is_empty() {
        Ok(None)
    } else {
        read(text).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn websites_are_links_that_are_safe_to_show() {
        for (given, kept) in [
            (
                "https://www.example.org/a?b#c",
                "https://www.example.org/a?b#c",
            ),
            ("HTTP://Example.org", "http://Example.org"),
            ("www.example.org", "https://www.example.org"),
            ("bücher.example:8080/x", "https://bücher.example:8080/x"),
        ] {
            assert_eq!(website(given).unwrap().as_deref(), Some(kept));
        }
        for wrong in [
            "javascript:alert(1)",
            "http://www",
            "http://",
            "ftp://a.example",
            "a b.example",
            "https://a.example/<script>",
            "https://user@a.example",
            "n/a",
            "https://a..example",
        ] {
            assert!(
                website(wrong).unwrap_err().contains("no website"),
                "{wrong}"
            );
        }
    }

    #[test]
    fn addresses_are_checked_without_being_quoted() {
        for good in [
            "a@b.example",
            "first.last+tag@mail.example.org",
            "ola@blåbær.example",
        ] {
            assert_eq!(email(good).unwrap().as_deref(), Some(good));
        }
        for wrong in [
            "a",
            "a@b",
            "@b.example",
            "a b@c.example",
            "a@b@c.example",
            "x <a@b.example>",
        ] {
            let reason = email(wrong).unwrap_err();
            assert!(!reason.contains(wrong) || wrong == "a", "{reason}");
        }
    }

    #[test]
    fn levels_may_be_open_to_one_side() {
        let range = |min, max| trl(min, max).map(|r| r.map(|r| (r.min(), r.max())));
        assert_eq!(range("", ""), Ok(None));
        assert_eq!(range("4", "6"), Ok(Some((4, 6))));
        assert_eq!(range("4", ""), Ok(Some((4, 9))));
        assert_eq!(range("", "6"), Ok(Some((1, 6))));
        for (min, max) in [
            ("6", "4"),
            ("0", "3"),
            ("1", "10"),
            ("x", "3"),
            ("4.5", "6"),
        ] {
            assert!(range(min, max).is_err(), "{min} {max}");
        }
    }

    #[test]
    fn greek_and_british_regions_have_the_codes_of_nuts() {
        assert_eq!(nuts("GR30").unwrap().unwrap().as_str(), "EL30");
        assert_eq!(nuts("ukj14").unwrap().unwrap().as_str(), "UKJ14");
        assert!(nuts("ITH555").is_err());
    }

    #[test]
    fn languages_are_tags() {
        assert_eq!(language("EN").unwrap().as_deref(), Some("en"));
        assert_eq!(language("pt-BR").unwrap().as_deref(), Some("pt-BR"));
        assert!(language("English").is_err());
    }
}
