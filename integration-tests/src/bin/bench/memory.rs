//! What a process uses, as the system counts it.

use std::time::Duration;

use anyhow::Context;

/// Memory of a process, in bytes.
pub(crate) struct Memory {
    /// All that is in memory, shared with other processes or not.
    pub(crate) resident: u64,
    /// The same, with what is shared counted in proportion; absent where it cannot be read.
    pub(crate) proportional: Option<u64>,
}

/// Reads the memory of the process `pid`.
pub(crate) fn memory(pid: u32) -> anyhow::Result<Memory> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let resident = kilobytes(&status, "VmRSS:").context("/proc tells no VmRSS")? * 1024;
    let rollup = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup"));
    let proportional = rollup.ok().and_then(|text| kilobytes(&text, "Pss:"));
    Ok(Memory {
        resident,
        proportional: proportional.map(|kb| kb * 1024),
    })
}

fn kilobytes(text: &str, name: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Processor time that the process `pid` has used, in user and system together.
pub(crate) fn processor_time(pid: u32) -> anyhow::Result<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // The name may hold blanks; what follows it does not.
    let (_, rest) = stat.rsplit_once(')').context("/proc tells no stat")?;
    let ticks: u64 = rest
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|t| t.parse::<u64>().ok())
        .sum();
    // USER_HZ is 100 on every Linux of today.
    Ok(Duration::from_millis(ticks * 10))
}
