//! The sizes in which the central database is measured.

use std::fmt;

/// How many members there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Size {
    /// 10,000 members of 10 clusters
    #[value(name = "10k")]
    TenThousand,
    /// 100,000 members of 50 clusters
    #[value(name = "100k")]
    HundredThousand,
    /// 1,000,000 members of 1,500 clusters
    #[value(name = "1m")]
    Million,
}

impl Size {
    /// As the database's files are named.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::TenThousand => "10k",
            Self::HundredThousand => "100k",
            Self::Million => "1m",
        }
    }

    pub(crate) const fn members(self) -> u32 {
        match self {
            Self::TenThousand => 10_000,
            Self::HundredThousand => 100_000,
            Self::Million => 1_000_000,
        }
    }

    pub(crate) const fn clusters(self) -> u64 {
        match self {
            Self::TenThousand => 10,
            Self::HundredThousand => 50,
            Self::Million => 1_500,
        }
    }

    /// How many queries the database is measured with.
    pub(crate) const fn queries(self) -> usize {
        match self {
            Self::Million => 300,
            _ => 2_000,
        }
    }

    /// How many answers the recorded digest is of.
    pub(crate) const fn checked(self) -> usize {
        match self {
            Self::Million => 60,
            _ => 300,
        }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
