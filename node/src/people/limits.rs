//! How often someone may try to get in, by e-mail address and by where it comes from.

use std::{
    hash::Hash,
    net::IpAddr,
    num::NonZeroU32,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use governor::{
    DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
};
use steelyard_protocol::envelope::Digest;

/// Most keys that are counted one by one; beyond them all others share one count.
const MOST: usize = 20_000;
/// How often, while there are too many keys, those that count no more are looked for.
const SWEEP_EVERY: Duration = Duration::from_secs(10);

/// The limits on ways in.
pub(super) struct Limits {
    passwords: Keyed<Digest>,
    letters: Keyed<Digest>,
    addresses: Keyed<IpAddr>,
}

/// Too many tries: the time until the next one is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooOften(pub(super) Duration);

impl Default for Limits {
    fn default() -> Self {
        Self {
            // An owner who mistypes is not shut out; who guesses gets 1,500 tries a day.
            passwords: Keyed::new(10, Duration::from_secs(60)),
            letters: Keyed::new(4, Duration::from_secs(5 * 60)),
            // A whole office may come from one address.
            addresses: Keyed::new(60, Duration::from_secs(5)),
        }
    }
}

impl Limits {
    /// Counts a try with a password for `email`, as it was typed, from `address`.
    pub(super) fn password(&self, email: &str, address: IpAddr) -> Result<(), TooOften> {
        self.address(address)?;
        self.passwords.count(&key(email))
    }

    /// Counts a letter asked for to `email`, as it was typed, from `address`.
    pub(super) fn letter(&self, email: &str, address: IpAddr) -> Result<(), TooOften> {
        self.address(address)?;
        self.letters.count(&key(email))
    }

    /// Counts any other try from `address`.
    pub(super) fn address(&self, address: IpAddr) -> Result<(), TooOften> {
        self.addresses.count(&network(address))
    }
}

/// The same for all ways to write an address, and of one size.
fn key(email: &str) -> Digest {
    Digest::of(email.trim().to_lowercase().as_bytes())
}

/// One household or office has 2^64 addresses of IPv6.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            std::net::Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

/// Counts by key, with bounded memory.
struct Keyed<K: Hash + Eq + Clone> {
    limiter: DefaultKeyedRateLimiter<K>,
    rest: DefaultDirectRateLimiter,
    swept: Mutex<Option<Instant>>,
}

impl<K: Hash + Eq + Clone> Keyed<K> {
    /// `burst` at once, then one in every `period`.
    fn new(burst: u32, period: Duration) -> Self {
        let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::with_period(period)
            .unwrap_or_else(|| Quota::per_minute(NonZeroU32::MIN))
            .allow_burst(burst);
        // Slow enough that nothing can be guessed, and fast enough that some get in.
        let rest = Quota::per_second(burst);
        Self {
            limiter: RateLimiter::dashmap(quota),
            rest: RateLimiter::direct(rest),
            swept: Mutex::default(),
        }
    }

    fn count(&self, key: &K) -> Result<(), TooOften> {
        let now = DefaultClock::default().now();
        if self.is_full() {
            let counted = self.rest.check();
            return counted.map_err(|until| TooOften(until.wait_time_from(now)));
        }
        let counted = self.limiter.check_key(key);
        counted.map_err(|until| TooOften(until.wait_time_from(now)))
    }

    fn is_full(&self) -> bool {
        if self.limiter.len() < MOST {
            return false;
        }
        let mut swept = self.swept.lock().unwrap_or_else(PoisonError::into_inner);
        if swept.is_none_or(|at| at.elapsed() >= SWEEP_EVERY) {
            *swept = Some(Instant::now());
            self.limiter.retain_recent();
        }
        self.limiter.len() >= MOST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_who_guesses_is_stopped_and_others_are_not() {
        let limits = Limits::default();
        let here: IpAddr = "192.0.2.1".parse().unwrap();
        for _ in 0..10 {
            limits.password("anna@example.org", here).unwrap();
        }
        let stopped = limits.password(" ANNA@example.org", here).unwrap_err();
        assert!(stopped.0 > Duration::from_secs(50) && stopped.0 <= Duration::from_secs(60));
        limits.password("bea@example.org", here).unwrap();
    }

    #[test]
    fn one_who_guesses_for_all_is_stopped_by_address_and_network() {
        let limits = Limits::default();
        for n in 0..60 {
            let address = format!("2001:db8::{n}").parse().unwrap();
            limits
                .password(&format!("p{n}@example.org"), address)
                .unwrap();
        }
        let same = "2001:db8::ffff:1".parse().unwrap();
        assert!(limits.password("q@example.org", same).is_err());
        let other = "2001:db8:0:1::1".parse().unwrap();
        assert!(limits.password("q@example.org", other).is_ok());
    }

    #[test]
    fn memory_has_a_bound() {
        let keyed = Keyed::<u32>::new(5, Duration::from_secs(60));
        let mut refused = 0;
        for n in 0..u32::try_from(MOST).unwrap() + 1_000 {
            refused += u32::from(keyed.count(&n).is_err());
        }
        assert_eq!(keyed.limiter.len(), MOST);
        assert!(refused > 900, "{refused}");
    }
}
