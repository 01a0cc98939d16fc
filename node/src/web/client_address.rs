//! Where a request comes from: for the limits on logins, which count by address. A proxy that the
//! configuration trusts says whom it speaks for; what anyone else says of that is not believed.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, request::Parts},
};

use crate::config::WebSection;

/// The address of the client, as far as it can be told. It comes from the layer that
/// [`find`] makes; without it, as in tests without a connection, it is 0.0.0.0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClientAddress(pub IpAddr);

impl<S: Send + Sync> FromRequestParts<S> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let found = parts.extensions.get::<Self>().copied();
        Ok(found.unwrap_or(Self(Ipv4Addr::UNSPECIFIED.into())))
    }
}

/// Puts the [`ClientAddress`] into a request.
pub fn find<B>(web: &WebSection, request: &mut axum::http::Request<B>) {
    let connection = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let Some(ConnectInfo(peer)) = connection else {
        return;
    };
    let address = behind_proxies(web, peer.ip().to_canonical(), request.headers());
    request.extensions_mut().insert(ClientAddress(address));
}

/// Each proxy adds the address that it was reached from at the end. Read from there, the first that
/// is no trusted proxy is the client: what stands before it was written by the client itself.
fn behind_proxies(web: &WebSection, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    let told: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    let mut client = peer;
    for address in told.iter().rev() {
        if !web.trusts(client) {
            break;
        }
        match address.trim().parse::<IpAddr>() {
            Ok(address) => client = address.to_canonical(),
            Err(_) => break,
        }
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_trusted_proxy_says_whom_it_speaks_for() {
        let web = WebSection {
            trusted_proxies: vec!["127.0.0.1".to_owned(), "10.0.0.0/8".to_owned()],
            ..WebSection::default()
        };
        for (peer, told, client) in [
            ("192.0.2.1", "", "192.0.2.1"),
            ("192.0.2.1", "198.51.100.1", "192.0.2.1"),
            ("127.0.0.1", "", "127.0.0.1"),
            ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
            ("127.0.0.1", "203.0.113.9, 198.51.100.1", "198.51.100.1"),
            ("127.0.0.1", "198.51.100.1, 10.1.1.1", "198.51.100.1"),
            ("127.0.0.1", "203.0.113.9, nonsense", "127.0.0.1"),
            ("::ffff:10.0.0.1", "2001:db8::1", "2001:db8::1"),
        ] {
            let mut request = axum::http::Request::new(());
            if !told.is_empty() {
                let value = told.parse().unwrap();
                request.headers_mut().insert("x-forwarded-for", value);
            }
            let peer = SocketAddr::new(peer.parse().unwrap(), 5000);
            request.extensions_mut().insert(ConnectInfo(peer));
            find(&web, &mut request);
            let found = request.extensions().get::<ClientAddress>().unwrap();
            assert_eq!(found.0, client.parse::<IpAddr>().unwrap(), "{peer}: {told}");
        }
    }
}
